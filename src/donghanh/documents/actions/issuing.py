"""A paper is given its number and day, and its readers."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.db import IntegrityError, transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Sentence
from donghanh.journal import actions as journal
from donghanh.organisations.models import Unit
from donghanh.people.facts import is_demo_database

from ..choices import TRANSITIONS, Direction, DocumentState
from ..facts import headed, standing_template, used_number
from ..models import Document
from ..permissions import check_may_issue
from ..rules.paper import SAMPLE_MARK, Paper
from ..rules.register import (
    check_day,
    checked_number,
    checked_symbol,
    number_key,
    padded,
    taken,
    type_code_of,
)
from ..rules.writing import DEFAULT_LAYOUT, layout_of
from .files import SOURCE_KINDS, Upload, stored
from .numbering import keep_number, number_from_book
from .receiving import enter, made_from


@transaction.atomic
def issue(
    *,
    by: Actor,
    unit: Unit,
    paper: Paper,
    number: str,
    issued_on: dt.date | None,
    layout: str = DEFAULT_LAYOUT,
    sample: bool | None = None,
    source: Upload | None = None,
    addressees: Iterable[Unit] = (),
    once: str | None = None,
) -> Document:
    """Give `paper` its number and day and freeze it as a paper of `unit`.

    Lines that the paper lacks (issuer, symbol, place) are the unit's. A paper that carries the mark, of an
    invented unit or in a demo database is a sample (`sample` None). Where the office declared the program to be its
    register, the number is the book's next one, and `number` is empty or the same. Refuses a number used already.
    """
    check_may_issue(by, unit.pk)
    journal.accept_once(once)
    day, code = check_day(issued_on, today()), type_code_of(paper.type)
    given = number_from_book(unit, type_code=code, day=day, typed=number)
    number = padded(given.number) if given else checked_number(number)
    whole = replace(headed(paper, unit, day), number=number, issued_on=day, verify_url=None)
    is_sample = _is_sample(paper, unit) if sample is None else sample
    whole = replace(
        whole, symbol=checked_symbol(whole.symbol or ""), watermark=SAMPLE_MARK if is_sample else None
    )
    if used := used_number(unit.pk, type_code=code, key=number_key(number), year=day.year):
        raise taken(whole.full_number or number, used.subject, used.issued_on)
    document = made_from(
        unit,
        whole,
        direction=Direction.ISSUED,
        state=TRANSITIONS.check(DocumentState.DRAFT, "issue"),
        layout=layout_of(layout).code,
        sample=is_sample,
        template=standing_template(unit.pk, whole.type or ""),
        source=stored(by, source, SOURCE_KINDS) if source else None,
    )
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except IntegrityError:  # somebody took the number between the look and the write
        raise taken(whole.full_number or number, whole.subject or "", day) from None
    enter(document, entered_on=today())
    keep_number(given, document)
    _address(document, addressees)
    journal.record(by, "issue", document, Sentence("Ban hành {paper}.", paper=str(document)))
    return document


def _is_sample(paper: Paper, unit: Unit) -> bool:
    return bool(paper.watermark) or unit.is_invented or is_demo_database()


@transaction.atomic
def address(*, by: Actor, document: Document, units: Iterable[Unit]) -> None:
    """Let these units see the paper too."""
    check_may_issue(by, document.unit_id)
    _address(document, units)


def _address(document: Document, units: Iterable[Unit]) -> None:
    link = Document.addressees.through
    rows = [link(document_id=document.pk, unit_id=unit.pk) for unit in units]
    link.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
