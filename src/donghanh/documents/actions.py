"""Changes of papers: issued, received, scanned, addressed, revoked."""

import datetime as dt
import secrets
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.uploads import SCAN_KINDS, CheckedFile, check_size, check_upload
from donghanh.base.words import fold, one_line
from donghanh.journal import actions as journal
from donghanh.organisations.models import Unit
from donghanh.people.facts import is_demo_database

from .choices import TRANSITIONS, Direction, DocumentState
from .facts import bound_to, headed, used_number
from .models import Document, StoredFile
from .permissions import check_may_issue, check_may_register, check_may_revoke, check_may_scan
from .rules.paper import SAMPLE_MARK, Paper
from .rules.register import (
    check_day,
    checked_number,
    checked_symbol,
    code_from,
    number_key,
    taken,
    type_code_of,
)
from .rules.writing import DEFAULT_LAYOUT, layout_of

SOURCE_KINDS = ("txt", "docx", "pdf")


class Upload(Protocol):
    """What a browser sent; Django's UploadedFile is one."""

    name: str | None

    @property
    def size(self) -> int | None:
        """Bytes."""

    def read(self) -> bytes:
        """The whole content."""


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
    invented unit or in a demo database is a sample (`sample` None). Refuses a number that is used already.
    """
    check_may_issue(by, unit.pk)
    journal.accept_once(once)
    number, day = checked_number(number), check_day(issued_on, today())
    whole = replace(headed(paper, unit, day), number=number, issued_on=day, verify_url=None)
    is_sample = _is_sample(paper, unit) if sample is None else sample
    whole = replace(
        whole, symbol=checked_symbol(whole.symbol or ""), watermark=SAMPLE_MARK if is_sample else None
    )
    code = type_code_of(whole.type)
    if used := used_number(unit.pk, type_code=code, key=number_key(number), year=day.year):
        raise taken(whole.full_number or number, used.subject, used.issued_on)
    document = _made(
        unit,
        whole,
        direction=Direction.ISSUED,
        state=TRANSITIONS.check(DocumentState.DRAFT, "issue"),
        layout=layout_of(layout).code,
        sample=is_sample,
        source=_stored(by, source, SOURCE_KINDS) if source else None,
    )
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except IntegrityError:  # somebody took the number between the look and the write
        raise taken(whole.full_number or number, whole.subject or "", day) from None
    _address(document, addressees)
    journal.record(by, "issue", document, Sentence("Ban hành {paper}.", paper=str(document)))
    return document


def _is_sample(paper: Paper, unit: Unit) -> bool:
    return bool(paper.watermark) or unit.is_invented or is_demo_database()


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
    document = _made(
        unit,
        paper,
        direction=Direction.INCOMING,
        state=TRANSITIONS.check(DocumentState.DRAFT, "issue"),
        layout=DEFAULT_LAYOUT,
        sample=sample or bool(paper.watermark),
        source=_stored(by, source, SOURCE_KINDS) if source else None,
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


def _made(unit: Unit, paper: Paper, **columns: Any) -> Document:
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


@transaction.atomic
def address(*, by: Actor, document: Document, units: Iterable[Unit]) -> None:
    """Let these units see the paper too."""
    check_may_issue(by, document.unit_id)
    _address(document, units)


def _address(document: Document, units: Iterable[Unit]) -> None:
    link = Document.addressees.through
    rows = [link(document_id=document.pk, unit_id=unit.pk) for unit in units]
    link.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


@transaction.atomic
def attach_scan(*, by: Actor, document: Document, upload: Upload, once: str | None = None) -> Document:
    """Keep the scan of the signed and sealed paper with it; a later scan takes the place of an earlier one."""
    check_may_scan(by, document)
    journal.accept_once(once)
    held = hold(document)
    if held.state != DocumentState.ISSUED:
        raise Refusal("Chỉ gắn bản quét cho văn bản đang có hiệu lực.")
    held.scan = _stored(by, upload, SCAN_KINDS)
    held.save(update_fields=["scan"])
    journal.record(by, "scan", held, Sentence("Gắn bản quét “{name}”.", name=held.scan.name))
    return held


def _stored(by: Actor, upload: Upload, kinds: tuple[str, ...]) -> StoredFile:
    name = upload.name or ""
    check_size(name, upload.size or 0)
    checked = check_upload(name, upload.read(), kinds=kinds)
    return _kept(by, checked)


def _kept(by: Actor, checked: CheckedFile) -> StoredFile:
    row = StoredFile(
        name=checked.name,
        kind=checked.kind,
        size=checked.size,
        sha256=checked.sha256,
        added_by_id=by.account_id,
    )
    row.file.save(f"{checked.sha256[:24]}.{checked.kind}", ContentFile(checked.content), save=False)
    row.save(force_insert=True)
    return row


@transaction.atomic
def revoke(*, by: Actor, document: Document, reason: str, once: str | None = None) -> Document:
    """Say that the paper no longer holds; its number stays used, and verification says so."""
    check_may_revoke(by, document)
    journal.accept_once(once)
    reason = one_line(reason)
    if not reason:
        raise Refusal("Chưa có lý do thu hồi. Ghi rõ căn cứ, ví dụ số quyết định thu hồi.", field="reason")
    held = hold(document)
    for why in filter(None, bound_to.ask(held)):
        raise Refusal(why.template, field=None, **why.values)
    held.state = TRANSITIONS.check(held.state, "revoke")
    held.revoked_on, held.revoked_because = today(), reason
    held.save(update_fields=["state", "revoked_on", "revoked_because"])
    journal.record(by, "revoke", held, Sentence("Thu hồi {paper}: {reason}", paper=str(held), reason=reason))
    return held
