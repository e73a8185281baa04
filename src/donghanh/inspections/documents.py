"""The papers of inspections: programme, decision, notice, minutes, conclusion.

No form of the Confederation for them was at hand: their build is a sample in the usual layout, unverified.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import override

from donghanh.base.dates import say_date, today
from donghanh.documents.documents import body_of, letter_of, recipients_of, signing_of
from donghanh.documents.rules.paper import Appendix, Basis, Paper, Signing, Table, articles, numbered

from .choices import FindingState, Part
from .models import Check, Finding, Programme, Remedy, TeamMember, Visit
from .rules.checklists import ground_name

UNIONS = Basis("Căn cứ Điều lệ Công đoàn Việt Nam")


def _printed(said: Callable[[], object]) -> str:
    """A word as it is printed, whatever language the page is read in."""
    with override("vi"):
        return str(said())


def _bases(visit: Visit) -> tuple[Basis, ...]:
    """What an inspection rests on: the statutes, and the programme where there is one."""
    document = visit.programme.document if visit.programme else None
    said = (
        f"Căn cứ Chương trình kiểm tra năm {visit.programme.year} số {document.full_number}"
        if document and visit.programme
        else ""
    )
    return (UNIONS, *((Basis(said),) if said else ()))


@dataclass(frozen=True)
class ProgrammePaper:
    """Chương trình kiểm tra năm: aim, units with their grounds and months, how they were chosen."""

    programme: Programme
    visits: Sequence[Visit]

    def paper(self) -> Paper:
        """The neutral model, not numbered yet."""
        programme, day = self.programme, today()
        grounds = [f"{ground_name(key)}: {count} đơn vị" for key, count in programme.shares]
        named = sum(not visit.ground for visit in self.visits)
        if named:
            grounds.append(f"Chọn theo phản ánh, chỉ đạo: {named} đơn vị")
        return letter_of(
            programme.unit,
            "Chương trình",
            day,
            subject=f"Kiểm tra việc thực hiện phong trào thi đua năm {programme.year}",
            bases=(UNIONS,),
            clauses=numbered(
                ("Mục đích, yêu cầu", (programme.aim,)),
                (
                    "Đơn vị được kiểm tra và thời gian",
                    (f"{len(self.visits)} đơn vị theo danh sách kèm theo",),
                ),
                (
                    "Căn cứ chọn đơn vị",
                    (
                        *grounds,
                        f"Số rút thăm: {programme.seed}; mã đối chiếu danh sách: {programme.fingerprint}",
                    ),
                ),
                ("Tổ chức thực hiện", (f"Ủy ban Kiểm tra {programme.unit.name} tổ chức thực hiện",)),
            ),
            recipients=recipients_of(programme.unit, day, "Ủy ban Kiểm tra"),
            appendices=(Appendix("DANH SÁCH ĐƠN VỊ ĐƯỢC KIỂM TRA", tables=(_listed(self.visits),)),),
        )


def _listed(visits: Sequence[Visit]) -> Table:
    return Table(
        head=("STT", "Đơn vị", "Căn cứ chọn", "Thời gian"),
        rows=tuple(
            (str(number), visit.inspected.name, visit.reason, f"Tháng {visit.starts_on.month}")
            for number, visit in enumerate(visits, start=1)
        ),
        widths=(0.08, 0.42, 0.34, 0.16),
        numeric=(0,),
    )


@dataclass(frozen=True)
class DecisionPaper:
    """Quyết định thành lập đoàn kiểm tra: who, of what, when."""

    visit: Visit
    team: Sequence[TeamMember]

    def paper(self) -> Paper:
        """The neutral model, not numbered yet."""
        visit, day = self.visit, today()
        names = [f"{member} – {_printed(member.get_part_display)}" for member in _ranked(self.team)]
        return letter_of(
            visit.unit,
            "Quyết định",
            day,
            subject=f"Thành lập đoàn kiểm tra tại {visit.inspected.name}",
            authority=body_of(visit.unit).upper(),
            bases=(*_bases(visit), Basis("Xét đề nghị của Ủy ban Kiểm tra")),
            enacting="QUYẾT ĐỊNH:",
            clauses=articles(
                ("Thành lập đoàn kiểm tra gồm các ông, bà có tên sau:", tuple(names)),
                f"Đoàn kiểm tra việc thực hiện phong trào thi đua “{visit.movement.name}” tại "
                f"{visit.inspected.name}; {_days(visit)}; {_period(visit)}.",
                "Đoàn kiểm tra làm việc theo đề cương kèm theo, lập biên bản và báo cáo kết quả.",
                f"Ủy ban Kiểm tra, {visit.inspected.name} và các ông, bà có tên tại Điều 1 thi hành Quyết định này.",
            ),
            recipients=recipients_of(visit.unit, day, visit.inspected.name, "Như Điều 4"),
            appendices=(_outline(visit),),
        )


def _ranked(team: Sequence[TeamMember]) -> list[TeamMember]:
    order = [Part.HEAD, Part.SECRETARY, Part.MEMBER]
    return sorted(team, key=lambda member: (order.index(Part(member.part)), member.pk))


def _days(visit: Visit) -> str:
    if visit.starts_on == visit.ends_on:
        return f"thời gian: ngày {say_date(visit.starts_on)}"
    return f"thời gian: từ ngày {say_date(visit.starts_on)} đến ngày {say_date(visit.ends_on)}"


def _period(visit: Visit) -> str:
    return f"thời kỳ kiểm tra: từ ngày {say_date(visit.period_from)} đến ngày {say_date(visit.period_until)}"


def _outline(visit: Visit) -> Appendix:
    return Appendix("ĐỀ CƯƠNG KIỂM TRA", visit.inspected.name, paragraphs=tuple(_paragraphs(visit.outline)))


@dataclass(frozen=True)
class NoticePaper:
    """Thông báo kiểm tra: tells the unit when, what to prepare, whom to meet."""

    visit: Visit
    team: Sequence[TeamMember]

    def paper(self) -> Paper:
        """The neutral model, not numbered yet."""
        visit, day = self.visit, today()
        head = next((member for member in self.team if member.part == Part.HEAD), None)
        return letter_of(
            visit.unit,
            "Thông báo",
            day,
            subject=f"Kiểm tra việc thực hiện phong trào thi đua tại {visit.inspected.name}",
            opening=(
                f"{body_of(visit.unit)} thông báo kiểm tra tại {visit.inspected.name} theo "
                f"Quyết định số {visit.decision.full_number if visit.decision else ''}.",
            ),
            clauses=numbered(
                ("Thời gian, thời kỳ", (_days(visit).capitalize(), _period(visit).capitalize())),
                (f"Trưởng đoàn: {head}" if head else "Đoàn kiểm tra theo quyết định"),
                (
                    "Đề nghị đơn vị",
                    (
                        "Chuẩn bị báo cáo và hồ sơ theo đề cương kèm theo",
                        "Bố trí người làm việc với đoàn; mời đại diện người sử dụng lao động khi cần",
                    ),
                ),
            ),
            recipients=recipients_of(visit.unit, day, visit.inspected.name),
            appendices=(_outline(visit),),
        )


@dataclass(frozen=True)
class MinutesPaper:
    """Biên bản kiểm tra: who met, what was checked, what was found, what the unit says; both sides sign."""

    visit: Visit
    team: Sequence[TeamMember]
    checks: Sequence[Check]
    findings: Sequence[Finding]
    present: str

    def paper(self) -> Paper:
        """The neutral model, not numbered yet."""
        visit = self.visit
        head = next((member.name for member in self.team if member.part == Part.HEAD), None)
        rows = tuple(
            (check.code, check.text, _printed(check.get_answer_display), check.note) for check in self.checks
        )
        return letter_of(
            visit.unit,
            "Biên bản",
            today(),
            subject=f"Kiểm tra việc thực hiện phong trào thi đua tại {visit.inspected.name}",
            bases=_bases(visit),
            clauses=numbered(
                (
                    "Thành phần",
                    (
                        "Đoàn kiểm tra: " + "; ".join(str(member) for member in _ranked(self.team)),
                        f"Đơn vị được kiểm tra: {self.present}",
                    ),
                ),
                ("Thời gian", (_days(visit).capitalize(), _period(visit).capitalize())),
                ("Kết quả theo phiếu kiểm tra", ("Theo bảng kèm theo",)),
                ("Nội dung ghi nhận", tuple(_found(finding) for finding in self.findings)),
            ),
            closing=(
                "Biên bản được lập thành hai bản, mỗi bên giữ một bản, đã đọc lại cho hai bên cùng nghe.",
            ),
            signings=(
                Signing(title="ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA"),
                Signing(title="TRƯỞNG ĐOÀN KIỂM TRA", name=head),
            ),
            appendices=(
                Appendix(
                    "KẾT QUẢ THEO PHIẾU KIỂM TRA",
                    tables=(
                        Table(
                            ("Câu", "Nội dung", "Kết quả", "Ghi chú"), rows, widths=(0.09, 0.45, 0.16, 0.3)
                        ),
                    ),
                ),
            ),
        )


def _found(finding: Finding) -> str:
    said = f"{_printed(finding.get_kind_display)}: {finding.text.rstrip('.')}."
    if finding.agreed is None:
        return f"{said} Đơn vị không có ý kiến trong thời hạn."
    agreed = "nhất trí" if finding.agreed else "chưa nhất trí"
    answer = f"{said} Đơn vị {agreed}: {finding.answer.rstrip('.')}."
    if finding.state == FindingState.DROPPED:
        return f"{answer} Đoàn không nêu nội dung này nữa: {finding.verdict.rstrip('.')}."
    return f"{answer} Đoàn giữ nguyên: {finding.verdict.rstrip('.')}." if finding.verdict else answer


@dataclass(frozen=True)
class ConclusionPaper:
    """Kết luận kiểm tra: merits, shortcomings, what is to be put right by when, what is concluded."""

    visit: Visit
    findings: Sequence[Finding]
    remedies: Sequence[Remedy]
    verdict: str

    def paper(self) -> Paper:
        """The neutral model, not numbered yet."""
        visit, day = self.visit, today()
        merits = [finding.text for finding in self.findings if finding.kind == "merit"]
        faults = [finding.text for finding in self.findings if finding.kind != "merit"]
        return letter_of(
            visit.unit,
            "Kết luận",
            day,
            subject=f"Kiểm tra việc thực hiện phong trào thi đua tại {visit.inspected.name}",
            opening=(
                f"Căn cứ Biên bản số {visit.minutes.full_number if visit.minutes else ''}, "
                f"{body_of(visit.unit)} kết luận như sau:",
            ),
            clauses=numbered(
                ("Ưu điểm", tuple(merits or ("Không nêu",))),
                ("Hạn chế, thiếu sót", tuple(faults or ("Không có",))),
                ("Kết luận", tuple(_paragraphs(self.verdict))),
                ("Việc phải khắc phục", ("Theo bảng kèm theo",) if self.remedies else ("Không có",)),
            ),
            signings=(signing_of(visit.unit, day),),
            recipients=recipients_of(visit.unit, day, visit.inspected.name, "Ủy ban Kiểm tra"),
            appendices=(Appendix("VIỆC PHẢI KHẮC PHỤC", tables=(_owed(self.remedies),)),)
            if self.remedies
            else (),
        )


def _owed(remedies: Sequence[Remedy]) -> Table:
    return Table(
        head=("STT", "Việc phải làm", "Hạn"),
        rows=tuple(
            (str(number), remedy.text, say_date(remedy.due_on))
            for number, remedy in enumerate(remedies, start=1)
        ),
        widths=(0.1, 0.68, 0.22),
        numeric=(0,),
    )


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.splitlines() if part.strip()]
