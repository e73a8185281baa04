"""Papers that came from outside, entered in the register."""

import datetime as dt
import secrets
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import fold
from donghanh.journal import actions as journal
from donghanh.organisations.models import Unit

from ..choices import TRANSITIONS, Direction, DocumentState
from ..models import Document, RegisterEntry, StoredFile
from ..permissions import check_may_register
from ..rules.paper import Paper
from ..rules.register import check_arrival, code_from, number_key, type_code_of
from ..rules.writing import DEFAULT_LAYOUT
from .files import INCOMING_KINDS, Upload, stored


@transaction.atomic
def register_incoming(
    *,
    by: Actor,
    unit: Unit,
    paper: Paper,
    source: Upload | None = None,
    kept: StoredFile | None = None,
    arrived_on: dt.date | None = None,
    arrival_number: int | None = None,
    sample: bool = False,
    once: str | None = None,
) -> Document:
    """Enter a paper that `unit` received, with its file: one uploaded (`source`) or one kept before (`kept`).

    `arrived_on` is today when left out, `arrival_number` the next of the year. Refuses a paper that is in the
    register already, a day to come and a number of arrival that is used.
    """
    check_may_register(by, unit.pk)
    journal.accept_once(once)
    day = check_arrival(arrived_on or today(), paper.issued_on, today())
    document = made_from(
        unit,
        paper,
        direction=Direction.INCOMING,
        state=TRANSITIONS.check(DocumentState.DRAFT, "issue"),
        layout=DEFAULT_LAYOUT,
        sample=sample or bool(paper.watermark),
        source=stored(by, source, INCOMING_KINDS) if source else kept,
    )
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except IntegrityError:
        raise Refusal(
            "Văn bản {paper} đã có trong sổ văn bản đến. Mở danh sách văn bản để xem.", paper=str(document)
        ) from None
    number = _arrival_number(unit, day.year, arrival_number)
    enter(document, entered_on=day, arrival_year=day.year, arrival_number=number)
    journal.record(by, "register", document, Sentence("Vào sổ văn bản đến {paper}.", paper=str(document)))
    return document


def _arrival_number(unit: Unit, year: int, typed: int | None) -> int:
    hold(unit)  # one at a time: numbers of arrival are without twin
    year_of_unit = RegisterEntry.objects.filter(unit=unit, arrival_year=year)
    if typed is None:
        return (year_of_unit.aggregate(last=Max("arrival_number"))["last"] or 0) + 1
    if year_of_unit.filter(arrival_number=typed).exists():
        raise Refusal(
            "Số đến {number} của năm {year} đã dùng. Để trống để lấy số tiếp theo.",
            number=typed,
            year=year,
            field="arrival_number",
        )
    return typed


def enter(document: Document, **columns: Any) -> None:
    """Enter the paper in its unit's register, where it stays."""
    RegisterEntry(document=document, unit_id=document.unit_id, **columns).save(force_insert=True)


@transaction.atomic
def keep_incoming_file(*, by: Actor, unit: Unit, upload: Upload) -> StoredFile:
    """Keep the file of a paper that is about to be entered in the register."""
    check_may_register(by, unit.pk)
    return stored(by, upload, INCOMING_KINDS)


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
        search_key=_search_key(unit, paper),
        paper=paper.to_json(),
        verify_code=code_from(secrets.token_bytes(12)),
        **columns,
    )


def _search_key(unit: Unit, paper: Paper) -> str:
    """What the register finds a paper by, the long subject last."""
    words = (paper.full_number, paper.type, paper.issuer, unit.name, paper.subject)
    return fold(" ".join(word for word in words if word))[:1000]
