"""The papers of works: minutes of acceptance, the plate, the list of all works for a congress."""

from collections.abc import Iterable

from donghanh.base.dates import say_date, today
from donghanh.base.numbers import say_money, say_number
from donghanh.base.words import lowered
from donghanh.documents.documents import letter_of, mark_of, recipients_of
from donghanh.documents.rules.paper import Paper, Signing, Table, numbered
from donghanh.documents.rules.writing import DEFAULT_LAYOUT, Plate, docx, pdf, plates
from donghanh.organisations.choices import PartyKind
from donghanh.organisations.facts import superior_of
from donghanh.organisations.models import Unit

from .models import Work
from .rules import days_late


def written(paper: Paper, form: str) -> bytes:
    """A paper as "docx" or "pdf"."""
    return docx(paper, DEFAULT_LAYOUT) if form == "docx" else pdf(paper, DEFAULT_LAYOUT)


def minutes_of(work: Work, judge: Unit) -> Paper:
    """Biên bản nghiệm thu on the letterhead of who accepts: filled in from the record, signed by both in ink."""
    day = work.accepted_on or today()
    kind = work.get_kind_display().lower()
    return letter_of(
        judge,
        "Biên bản",
        day,
        subject=f"Nghiệm thu {kind} “{work.name}”",
        opening=(
            f"Hôm nay, ngày {say_date(day)}, tại {work.unit.name}, hai bên tiến hành nghiệm thu {kind} đăng ký "
            f"trong phong trào thi đua “{work.movement.name}”.",
        ),
        clauses=numbered(
            (
                "Thành phần",
                (
                    f"Bên nghiệm thu: {work.accepted_by or judge.name}",
                    f"Bên thực hiện: {_owner(work)}",
                ),
            ),
            ("Nội dung đã đăng ký", tuple(_registered(work))),
            ("Kết quả thực hiện", tuple(_done(work))),
            ("Kết luận", (work.acceptance_note or "Đồng ý nghiệm thu, đưa vào sử dụng",)),
        ),
        closing=("Biên bản được lập thành 02 bản có nội dung như nhau, mỗi bên giữ 01 bản.",),
        signings=(
            Signing(title="ĐẠI DIỆN BÊN THỰC HIỆN"),
            Signing(title="ĐẠI DIỆN BÊN NGHIỆM THU"),
        ),
        recipients=(),
    )


def _owner(work: Work) -> str:
    if work.owner.kind == PartyKind.UNIT:
        return work.owner.name
    return f"{work.owner.name}, thuộc {work.unit.name}"


def _registered(work: Work) -> list[str]:
    said = [f"Tên gọi: {work.name}"]
    if work.occasion:
        said.append(f"Lý do đăng ký: {work.occasion}")
    if work.content:
        said.append(f"Công việc: {' '.join(work.content.split())}")
    if work.value:
        said.append(f"Giá trị: {say_money(work.value)}")
    said.append(f"Thời gian: từ ngày {say_date(work.starts_on)} đến ngày {say_date(work.due_on)}")
    return said


def _done(work: Work) -> list[str]:
    if work.completed_on is None:
        return ["Chưa báo hoàn thành"]
    late = days_late(due_on=work.due_on, completed_on=work.completed_on, today=today())
    in_time = f"chậm {late} ngày so với đăng ký" if late else "đúng thời gian đăng ký"
    return [f"Hoàn thành ngày {say_date(work.completed_on)}, {in_time}", "Khối lượng thực hiện: 100%"]


def plate_of(work: Work) -> bytes:
    """The plate as PDF: whose work for which occasion, begun and done when, worth how much."""
    above = superior_of(work.unit_id, today())
    facts = [("Khởi công", say_date(work.starts_on))]
    if work.completed_on:
        facts.append(("Hoàn thành", say_date(work.completed_on)))
    if work.value:
        facts.append(("Giá trị", say_money(work.value)))
    if work.owner.kind != PartyKind.UNIT:
        facts.append(("Thực hiện", work.owner.name))
    return plates(
        [
            Plate(
                issuer=work.unit.name,
                issuer_parent=above.name if above else "",
                kind=str(work.get_kind_display()),
                name=work.name,
                occasion=work.occasion,
                facts=tuple(facts),
                watermark=mark_of(work.unit) or "",
            )
        ]
    )


def board_paper(unit: Unit, works: Iterable[Work], *, occasion: str = "") -> Paper:
    """All works of a branch, a line each, from the upper levels down: for a congress."""
    found = list(works)
    day = today()
    rows = tuple(
        (
            str(number),
            work.name,
            work.unit.name,
            str(work.get_kind_display()),
            say_number(work.value) if work.value else "",
            say_date(work.due_on),
            f"{work.get_state_display()}" if work.completed_on else f"Đang thực hiện, {work.progress}%",
        )
        for number, work in enumerate(found, start=1)
    )
    table = Table(
        head=("TT", "Tên gọi", "Đơn vị", "Loại", "Giá trị (đồng)", "Hoàn thành", "Tình trạng"),
        rows=rows,
        widths=(0.06, 0.2, 0.22, 0.09, 0.15, 0.14, 0.14),
        numeric=(0, 4),
    )
    value = sum(work.value for work in found)
    done = sum(1 for work in found if work.completed_on)
    opening = (
        f"Đến ngày {say_date(day)} có {len(found)} công trình, sản phẩm, phần việc đăng ký, {done} đã hoàn thành, "
        f"tổng giá trị {say_money(value)}."
    )
    return letter_of(
        unit,
        "Danh sách",
        day,
        subject=f"Công trình, sản phẩm, phần việc {lowered(occasion)}".strip(),
        issued_on=day,
        opening=(opening,),
        tables=(table,),
        recipients=recipients_of(unit, day),
    )
