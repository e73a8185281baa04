"""The paper of a pledge, printed in two copies and signed in ink on stage; and the lists about a gate."""

import io
from collections.abc import Iterable

import pypdfium2

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.documents.documents import letter_of, recipients_of
from donghanh.documents.rules.paper import Paper, Signing, Table, numbered
from donghanh.documents.rules.writing import DEFAULT_LAYOUT, docx, pdf
from donghanh.organisations.choices import PartyKind
from donghanh.organisations.facts import signer_of
from donghanh.organisations.models import Party, Unit
from donghanh.people.facts import is_demo_database

from .choices import ListKind
from .facts import BranchKeeping, keeping_by_branch, missing_units, pledges_at
from .models import Pledge, Promise, Registration

COPIES = 2
CLOSING = (
    "Hai bên cam kết thực hiện đầy đủ các nội dung trên, thường xuyên trao đổi, giúp đỡ nhau cùng hoàn thành "
    "và báo cáo kết quả khi sơ kết, tổng kết phong trào thi đua.",
    "Bản giao ước được lập thành 02 bản có nội dung như nhau, mỗi bên giữ 01 bản.",
)


def paper_of(pledge: Pledge) -> Paper:
    """The pledge as an official paper without number: parties, promises, two signing blocks, the witness."""
    gate = pledge.registration
    homes = {party.home_id for party in pledge.sides}
    paper = Paper(
        type="Bản giao ước thi đua",
        subject=f"Hưởng ứng phong trào thi đua “{gate.movement.name}” năm {gate.year}",
        issuer=pledge.first.home.name.upper() if len(homes) == 1 else None,
        place=pledge.place or pledge.first.home.place or None,
        issued_on=pledge.signed_on,
        opening=(_opening(pledge),),
        clauses=numbered(
            ("Hai bên giao ước", [_side("Bên thứ nhất", pledge.first), _side("Bên thứ hai", pledge.second)]),
            ("Nội dung giao ước", [_promise(promise) for promise in pledge.promises.all()]),
        ),
        closing=CLOSING,
        signings=_signings(pledge),
    )
    invented = any(party.home.is_invented for party in pledge.sides)
    return paper.as_sample() if invented or is_demo_database() else paper


def _opening(pledge: Pledge) -> str:
    gate = pledge.registration
    return (
        f"Hưởng ứng phong trào thi đua “{gate.movement.name}” do {gate.movement.unit.name} phát động, "
        f"hai bên thống nhất ký giao ước thi đua năm {gate.year} với các nội dung sau:"
    )


def _side(label: str, party: Party) -> str:
    if party.kind == PartyKind.UNIT:
        return f"{label}: {party.name}."
    return f"{label}: {party.name}, thuộc {party.home.name}."


def _promise(promise: Promise) -> str:
    text = promise.text.rstrip(".; ")
    measure = promise.measure
    return f"{text} (chỉ tiêu: {measure})." if measure and measure not in text else f"{text}."


def _signings(pledge: Pledge) -> tuple[Signing, ...]:
    one = Signing(title="ĐẠI DIỆN BÊN THỨ NHẤT", name=_signer(pledge.first))
    other = Signing(title="ĐẠI DIỆN BÊN THỨ HAI", name=_signer(pledge.second))
    if pledge.first_kind == PartyKind.PERSON:
        one, other = (
            Signing(title="BÊN THỨ NHẤT", name=pledge.first.name),
            Signing(title="BÊN THỨ HAI", name=pledge.second.name),
        )
    witness = pledge.witnesses.splitlines()[0].strip() if pledge.witnesses else ""
    return (one, Signing(title="NGƯỜI CHỨNG KIẾN", name=witness or None), other) if witness else (one, other)


def _signer(party: Party) -> str | None:
    """A unit is signed for by its signer; a collective's own head signs, whom the program does not know."""
    if party.kind != PartyKind.UNIT:
        return None
    signer = signer_of(party.home_id)
    return signer.person.name if signer else None


def render(pledge: Pledge, form: str) -> bytes:
    """The paper as "docx", or as "pdf" with two copies in one file."""
    paper = paper_of(pledge)
    if form == "docx":
        return docx(paper, DEFAULT_LAYOUT)
    return pdf(paper, DEFAULT_LAYOUT, copies=COPIES)


def papers_to_sign(pledges: Iterable[Pledge]) -> bytes:
    """Every paper in two copies, one file for the ceremony."""
    together = pypdfium2.PdfDocument.new()
    for pledge in pledges:
        together.import_pages(pypdfium2.PdfDocument(render(pledge, "pdf")))
    out = io.BytesIO()
    together.save(out)
    return out.getvalue()


def file_name(pledge: Pledge, form: str) -> str:
    """What the download is called."""
    return f"giao-uoc-{pledge.pk}.{form}"


def written(paper: Paper, form: str) -> bytes:
    """A paper as "docx" or "pdf"."""
    return docx(paper, DEFAULT_LAYOUT) if form == "docx" else pdf(paper, DEFAULT_LAYOUT)


def list_about(gate: Registration, unit: Unit, *, by: Actor, kind: str) -> Paper:
    """One of the lists about a gate, of what stands at or beneath `unit`, for the union above."""
    if kind == ListKind.LATE:
        return late_paper(gate, unit, missing_units(gate, by, today()))
    if kind == ListKind.KEPT:
        return followed_paper(gate, unit, keeping_by_branch(gate, by, today()))
    rows = Pledge.objects.visible_to(by).filter(pk__in=pledges_at(gate).values("pk"))
    rows = rows.select_related("first__home", "second__home", "registration").prefetch_related(
        "promises__indicator"
    )
    return registered_paper(gate, unit, rows.order_by("first__home__sort_key", "pk"))


def _list_of(gate: Registration, unit: Unit, *, subject: str, opening: str, table: Table) -> Paper:
    """A list about a gate on the letterhead of the unit that sends it up."""
    day = today()
    return letter_of(
        unit,
        "Danh sách",
        day,
        subject=f"{subject} năm {gate.year}",
        issued_on=day,
        opening=(f"{opening} (phong trào thi đua “{gate.movement.name}”).",),
        tables=(table,),
        recipients=recipients_of(unit, day),
    )


def registered_paper(gate: Registration, unit: Unit, pledges: Iterable[Pledge]) -> Paper:
    """The pledges that count, a line each with both sides and what they promise: for the union above."""
    rows = [
        (
            str(number),
            "; ".join(dict.fromkeys(side.home.name for side in pledge.sides)),
            pledge.first.name,
            pledge.second.name,
            "; ".join(_promise(promise).rstrip(".") for promise in pledge.promises.all()),
            _confirmed(pledge),
        )
        for number, pledge in enumerate(pledges, start=1)
    ]
    table = Table(
        head=("TT", "Đơn vị", "Bên thứ nhất", "Bên thứ hai", "Nội dung giao ước", "Ngày xác nhận"),
        rows=tuple(rows),
        widths=(0.06, 0.2, 0.14, 0.14, 0.32, 0.14),
        numeric=(0,),
    )
    opening = f"Đến ngày {say_date(today())} có {len(rows)} giao ước được hai bên xác nhận nội dung"
    return _list_of(gate, unit, subject="Đăng ký giao ước thi đua", opening=opening, table=table)


def _confirmed(pledge: Pledge) -> str:
    said = say_date(pledge.confirmed_on) if pledge.confirmed_on else ""
    return f"{said} (muộn)" if pledge.is_late else said


def late_paper(gate: Registration, unit: Unit, missing: Iterable[Unit]) -> Paper:
    """Who has not registered, with a telephone number and room for a note: for a meeting."""
    rows = tuple(
        (str(number), each.name, each.place, each.phone, "") for number, each in enumerate(missing, start=1)
    )
    table = Table(
        head=("TT", "Đơn vị", "Địa bàn", "Điện thoại", "Ghi chú"),
        rows=rows,
        widths=(0.08, 0.44, 0.18, 0.16, 0.14),
        numeric=(0,),
    )
    opening = (
        f"Đến ngày {say_date(today())} còn {len(rows)} đơn vị chưa đăng ký; hạn đăng ký "
        f"{say_date(gate.closes_on)}. Đơn vị không đăng ký không được xét danh hiệu của năm"
    )
    return _list_of(gate, unit, subject="Đơn vị chưa đăng ký giao ước thi đua", opening=opening, table=table)


def followed_paper(gate: Registration, unit: Unit, branches: Iterable[BranchKeeping]) -> Paper:
    """How promises were kept, by unit beneath."""
    found = list(branches)
    rows = [
        (
            str(number),
            row.unit.name,
            str(row.pledges),
            str(row.promised),
            str(row.kept),
            str(row.partly),
            str(row.not_kept),
            str(row.untold),
        )
        for number, row in enumerate(found, start=1)
    ]
    names = ("pledges", "promised", "kept", "partly", "not_kept", "untold")
    total = ("", "Cộng", *(str(sum(getattr(row, name) for row in found)) for name in names))
    table = Table(
        head=("TT", "Đơn vị", "Giao ước", "Cam kết", "Hoàn thành", "Một phần", "Chưa hoàn thành", "Chưa ghi"),
        rows=(*rows, total),
        widths=(0.06, 0.34, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
        numeric=(0, 2, 3, 4, 5, 6, 7),
    )
    opening = f"Kết quả đến ngày {say_date(today())}; mỗi cam kết tính cho cả hai bên"
    return _list_of(gate, unit, subject="Kết quả thực hiện giao ước thi đua", opening=opening, table=table)
