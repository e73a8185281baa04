"""Papers that came from outside, entered in the register."""

import secrets
from typing import Any

from django.db import IntegrityError, transaction

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold
from donghanh.journal import actions as journal
from donghanh.organisations.models import Unit

from ..choices import TRANSITIONS, Direction, DocumentState
from ..models import Document
from ..permissions import check_may_register
from ..rules.paper import Paper
from ..rules.register import code_from, number_key, type_code_of
from ..rules.writing import DEFAULT_LAYOUT
from .files import SOURCE_KINDS, Upload, stored


@transaction.atomic
def register_incoming(
    *,
    by: Actor,
    unit: Unit,
    paper: Paper,
    source: Upload | None = None,
    sample: bool = False,
    once: str | None = None,
) -> Document:
    """Enter a paper that `unit` received; refuses one that is in its register already."""
    check_may_register(by, unit.pk)
    journal.accept_once(once)
    document = made_from(
        unit,
        paper,
        direction=Direction.INCOMING,
        state=TRANSITIONS.check(DocumentState.DRAFT, "issue"),
        layout=DEFAULT_LAYOUT,
        sample=sample or bool(paper.watermark),
        source=stored(by, source, SOURCE_KINDS) if source else None,
    )
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except IntegrityError:
        raise Refusal(
            "Văn bản {paper} đã có trong sổ văn bản đến. Mở danh sách văn bản để xem.", paper=str(document)
        ) from None
    journal.record(by, "register", document, Sentence("Vào sổ văn bản đến {paper}.", paper=str(document)))
    return document


def made_from(unit: Unit, paper: Paper, **columns: Any) -> Document:
    number = paper.number or ""
    return Document(
        unit=unit,
        type_code=type_code_of(paper.type),
        type_name=paper.type or "",
        number=number,
        number_key=number_key(number) if number else "",
        symbol=paper.symbol or "",
        year=paper.issued_on.year if paper.issued_on else None,
        issued_on=paper.issued_on,
        subject=paper.subject or "",
        issuer=(paper.issuer or "")[:250],
        search_key=fold(f"{paper.full_number or ''} {paper.type or ''} {paper.subject or ''}")[:1000],
        paper=paper.to_json(),
        verify_code=code_from(secrets.token_bytes(12)),
        **columns,
    )
