"""Signing digitally: the office's key is kept, a signature is asked for, a job puts it on."""

import datetime as dt

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from donghanh.base.actors import SYSTEM, Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.uploads import CheckedFile, check_size, digest_of
from donghanh.jobs.actions import ask_for
from donghanh.journal import actions as journal
from donghanh.organisations.models import Unit

from ..choices import SIGNING, DocumentState, SigningState
from ..facts import public_site, render, scan_attached
from ..models import Document, Signature, SigningKey, StoredFile
from ..permissions import check_may_keep_key, check_may_sign
from ..rules.signing import KEY_LIMIT, opened_key, sealed, signed, unsealed
from .files import Upload


@transaction.atomic
def keep_key(
    *, by: Actor, unit: Unit, upload: Upload, passphrase: str, once: str | None = None
) -> SigningKey:
    """Keep the unit's certificate and its key, encrypted, outside the database; an earlier one is taken out."""
    check_may_keep_key(by, unit.pk)
    journal.accept_once(once)
    check_size(upload.name or "", upload.size or 0, limit=5 * KEY_LIMIT)
    key, found = opened_key(upload.read(), passphrase, dt.datetime.now(dt.UTC))
    for earlier in SigningKey.objects.select_for_update().filter(unit=unit, removed_on=None):
        _take_out(by, earlier)
    row = SigningKey.objects.create(
        unit=unit,
        subject=found.subject[:250],
        issuer=found.issuer[:250],
        serial=found.serial[:60],
        fingerprint=found.fingerprint,
        from_on=found.from_on,
        until_on=found.until_on,
        added_by_id=by.account_id,
    )
    path = settings.KEYS / f"{row.pk}-{found.fingerprint[:32]}"
    settings.KEYS.mkdir(mode=0o700, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(sealed(key, settings.SECRET_KEY))
    journal.record(by, "keep_key", row, Sentence("Dùng chứng thư số của {subject}.", subject=row.subject))
    return row


@transaction.atomic
def remove_key(*, by: Actor, key: SigningKey) -> SigningKey:
    """Throw the key away; what it signed stays signed."""
    check_may_keep_key(by, key.unit_id)
    held = hold(key)
    if held.removed_on:
        raise Refusal("Chứng thư số này đã được gỡ trước đó.")
    return _take_out(by, held)


def _take_out(by: Actor, key: SigningKey) -> SigningKey:
    key.removed_on = today()
    key.save(update_fields=["removed_on"])
    path = settings.KEYS / f"{key.pk}-{key.fingerprint[:32]}"
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    journal.record(by, "remove_key", key, Sentence("Gỡ chứng thư số của {subject}.", subject=key.subject))
    return key


@transaction.atomic
def ask_to_sign(*, by: Actor, document: Document, site: str = "", once: str | None = None) -> Signature:
    """Have the paper's PDF signed with the unit's certificate; a job does it in the background."""
    check_may_sign(by, document)
    journal.accept_once(once)
    document = hold(document)
    if document.state != DocumentState.ISSUED:
        raise Refusal("Chỉ ký số văn bản đang có hiệu lực.")
    key = SigningKey.objects.filter(unit=document.unit_id, removed_on=None).first()
    if key is None:
        raise Refusal("Đơn vị chưa có chứng thư số trong chương trình. Tải chứng thư lên trước khi ký.")
    signature = Signature.objects.filter(document=document).first() or Signature(document=document)
    if signature.pk:
        signature.state = SIGNING.check(signature.state, "ask")
    signature.state, signature.key, signature.trouble = SigningState.WAITING, key, ""
    signature.asked_by_id = by.account_id
    signature.save()
    ask_for(
        "documents.sign", key=f"documents.sign:{signature.pk}", signature=signature.pk, site=public_site(site)
    )
    journal.record(
        by, "ask_to_sign", document, Sentence("Chuyển ký số bằng chứng thư của {name}.", name=key.subject)
    )
    return signature


@transaction.atomic
def put_signature(*, signature: Signature, site: str) -> Signature:
    """The job: render, sign, keep the file. A key that cannot be opened is told on the paper's page.

    The signed file counts as the scan of the signed paper does: what waits for it above (a decision takes effect)
    happens here too.
    """
    held = hold(signature)
    if held.state != SigningState.WAITING:
        return held
    document = held.document
    try:
        content = signed(
            render(document, "pdf", site=site),
            _key_of(held.key),
            reason=str(document),
            place=document.content.place or "",
        )
    except Refusal as refusal:
        held.state, held.trouble = SIGNING.check(held.state, "fail"), str(refusal)
        held.save(update_fields=["state", "trouble"])
        return held
    held.state = SIGNING.check(held.state, "sign")
    held.file = _kept(held, content)
    held.signed_at = dt.datetime.now(dt.UTC)
    held.save(update_fields=["state", "file", "signed_at"])
    scan_attached.ask(SYSTEM, document)
    return held


def _key_of(key: SigningKey) -> bytes:
    path = settings.KEYS / f"{key.pk}-{key.fingerprint[:32]}"
    if key.removed_on or not path.is_file():
        raise Refusal("Khóa ký không còn trên máy chủ. Tải lại tệp chứng thư số rồi ký lại.")
    return unsealed(path.read_bytes(), settings.SECRET_KEY)


def _kept(signature: Signature, content: bytes) -> StoredFile:
    name = f"{signature.document} ban ky so.pdf".replace("/", "-")[-150:]
    checked = CheckedFile(name, "pdf", content, digest_of(content))
    row = StoredFile(
        name=checked.name,
        kind="pdf",
        size=checked.size,
        sha256=checked.sha256,
        added_by_id=signature.asked_by_id,
    )
    row.file.save(f"{checked.sha256[:24]}.pdf", ContentFile(content), save=False)
    row.save(force_insert=True)
    return row
