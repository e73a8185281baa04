"""The paper of a pledge: printed in two copies, signed in ink on stage."""

from donghanh.documents.rules.paper import Paper, Signing, numbered
from donghanh.documents.rules.writing import DEFAULT_LAYOUT, docx, pdf
from donghanh.organisations.choices import PartyKind
from donghanh.organisations.facts import signer_of
from donghanh.organisations.models import Party
from donghanh.people.facts import is_demo_database

from .models import Pledge, Promise

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


def file_name(pledge: Pledge, form: str) -> str:
    """What the download is called."""
    return f"giao-uoc-{pledge.pk}.{form}"
