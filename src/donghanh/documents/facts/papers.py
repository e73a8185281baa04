"""Reading papers: rendering, the lines a unit's papers begin with, verification."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import models
from django.db.models import Max
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.sockets import Socket, Trace
from donghanh.base.words import fold
from donghanh.organisations.facts import superior_of
from donghanh.organisations.models import Unit
from donghanh.organisations.rules import ActPaper

from ..choices import NATIONAL_BODY, DocumentState
from ..models import Document
from ..rules import writing
from ..rules.paper import Paper
from ..rules.register import code_as_kept, symbol_of
from .relations import relations_of
from .signing import signature_lines
from .templates import filled


@dataclass(frozen=True)
class VerificationLine:
    """One more thing that an upper floor says about a paper to whoever verifies it."""

    label: str
    value: str


@dataclass(frozen=True)
class Verification:
    """What anyone may know of the thing that carries a code; `lines` are (label, value)."""

    title: str
    lines: tuple[VerificationLine, ...]
    is_revoked: bool = False
    is_sample: bool = False
    is_replaced: bool = False
    is_signed: bool = False
    document: Document | None = None


verification_lines: Socket[[Document], list[VerificationLine]] = Socket(
    "What else may anyone know of a paper?"
)
other_codes: Socket[[str], Verification | None] = Socket("What else than a paper carries this code?")
bound_to: Socket[[Document], Sentence | None] = Socket("Why may this paper not be revoked by itself?")
scan_attached: Socket[[Actor, Document], None] = Socket("What happens now that the signed paper is here?")
leads_to: Socket[[Document, Actor], list[Trace]] = Socket("What came of this paper, as far as `by` may see?")

ENDED_MARKS: dict[str, str] = {
    DocumentState.REVOKED: "ĐÃ THU HỒI",
    DocumentState.REPLACED: "ĐÃ ĐƯỢC THAY THẾ",
}
MAKERS = {"docx": writing.docx, "pdf": writing.pdf}


def render(document: Document, kind: str, *, site: str = "") -> bytes:
    """The paper as "docx" or "pdf", from the frozen model; with `site` ("https://…") it carries its code.

    The same bytes every time. A sample paper carries its mark whatever its model says, and one that no longer holds
    says so. As Word it stands in the unit's own file, if one stood for its type when it was issued.
    """
    paper = document.content
    if document.sample:
        paper = paper.as_sample()
    if ended := ENDED_MARKS.get(document.state):
        paper = replace(paper, watermark=" – ".join(filter(None, (ended, paper.watermark))))
    if site and document.direction == "issued" and document.state != DocumentState.DRAFT:
        paper = replace(paper, verify_url=verify_address(document, site))
    own = filled(document, paper) if kind == "docx" else None
    return own or MAKERS[kind](paper, document.layout)


def public_site(request_site: str) -> str:
    """The address that papers print: the site's public one, the request's only where none is set."""
    return settings.SITE or request_site


def verify_address(document: Document, site: str) -> str:
    """Where anyone may ask whether the paper is valid."""
    return site.rstrip("/") + reverse("documents:verify", args=[document.verify_code])


def headed(paper: Paper, unit: Unit, on: dt.date) -> Paper:
    """`paper` with the lines it lacks filled from the unit as of `on`: issuer, parent, symbol, place."""
    superior = superior_of(unit.pk, on)
    parent = superior.name_on(on).upper() if superior else NATIONAL_BODY
    return replace(
        paper,
        issuer_parent=paper.issuer_parent or (None if paper.issuer else parent),
        issuer=paper.issuer or unit.name_on(on).upper(),
        symbol=paper.symbol or symbol_of(paper.type, unit.symbol),
        place=paper.place or unit.place or None,
    )


def last_number(unit_id: int, type_code: str, year: int) -> int:
    """The highest number of one series of the unit, 0 when none was used; a hint for the clerk."""
    plain = Document.objects.numbered(unit_id, type_code, year).filter(number_key__regex=r"^[0-9]+$")
    found = plain.aggregate(last=Max(Cast("number_key", models.IntegerField())))["last"]
    return found or 0


def verification_of(typed: str) -> Verification | None:
    """What carries this code, however it was typed: a paper, or what an upper floor knows; None when nothing."""
    code = code_as_kept(typed)
    document = Document.objects.public().filter(verify_code=code).select_related("unit").first()
    if document is None:
        return next((found for found in other_codes.ask(code) if found), None)
    signed = _signature_lines(document)
    added = (line for answer in verification_lines.ask(document) for line in answer)
    return Verification(
        title=str(document),
        lines=(*_lines_of(document), *_relation_lines(document), *signed, *added),
        is_revoked=document.state == DocumentState.REVOKED,
        is_sample=document.sample,
        is_replaced=document.state == DocumentState.REPLACED,
        is_signed=bool(signed),
        document=document,
    )


def _lines_of(document: Document) -> list[VerificationLine]:
    rows = [
        (_("Loại văn bản"), document.type_name or _("Công văn")),
        (_("Số, ký hiệu"), document.full_number),
        (_("Ngày ban hành"), say_date(document.issued_on)),
        (_("Cơ quan ban hành"), document.issuer or document.unit.name),
        (_("Trích yếu"), document.subject),
        (_("Hết hiệu lực từ ngày"), say_date(document.revoked_on)),
    ]
    return [VerificationLine(label, value) for label, value in rows if value]


def _relation_lines(document: Document) -> list[VerificationLine]:
    return [
        VerificationLine(one.label, f"{one.document} ({say_date(one.document.issued_on)})")
        for one in relations_of(document)
    ]


def _signature_lines(document: Document) -> list[VerificationLine]:
    return [VerificationLine(label, value) for label, value in signature_lines(document)]


def traces_of(document: Document, by: Actor) -> list[Trace]:
    """What upper floors made of the paper, as far as `by` may see."""
    return [trace for answer in leads_to.ask(document, by) for trace in answer]


def used_number(unit_id: int, *, type_code: str, key: str, year: int) -> Document | None:
    """The paper of the unit that carries this number already."""
    return Document.objects.numbered(unit_id, type_code, year).filter(number_key=key).first()


def check_kind(kind: str) -> str:
    """`kind` when a paper can be had as that. Raises Refusal."""
    if kind not in MAKERS:
        raise Refusal("Văn bản chỉ tải được ở dạng Word hoặc PDF.")
    return kind


def papers_kept(by: Actor, papers: Sequence[ActPaper]) -> dict[ActPaper, str]:
    """Where papers known by number and day open, those that `by` may read; one query."""
    days = {paper.issued_on for paper in papers if paper.issued_on}
    kept = Document.objects.visible_to(by).filter(issued_on__in=days) if days else []
    places = {(fold(row.full_number), row.issued_on): row.pk for row in kept}
    return {
        paper: reverse("documents:record", args=[places[key]])
        for paper in papers
        if (key := (fold(paper.number), paper.issued_on)) in places
    }
