"""What is known of signatures."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal
from donghanh.base.uploads import digest_of

from ..choices import SigningState
from ..models import Document, Signature, SigningKey, StoredFile
from ..rules.signing import SignatureCheck, signatures_of


def key_of(unit_id: int | None) -> SigningKey | None:
    """The certificate the unit signs with."""
    return SigningKey.objects.filter(unit=unit_id, removed_on=None).first() if unit_id else None


def signature_of(document: Document) -> Signature | None:
    """The signature of the paper: waiting, put on, or failed."""
    return Signature.objects.filter(document=document).select_related("key", "file").first()


def signed_copy_of(document: Document) -> StoredFile | None:
    """The file that carries the signature: the scan of the ink-signed paper, else the digitally signed PDF."""
    if document.scan:
        return document.scan
    signature = signature_of(document)
    return signature.file if signature and signature.state == SigningState.SIGNED else None


@dataclass(frozen=True)
class CheckedCopy:
    """What anyone is told of a file: `said`, whether it is `good`, and who signed."""

    said: str
    good: bool
    signatures: tuple[SignatureCheck, ...] = ()


def signature_lines(document: Document) -> list[tuple[str, str]]:
    """(label, value) for the verification page: who signed, when, and whether the kept file is as it was signed."""
    signature = signature_of(document)
    if signature is None or signature.state != SigningState.SIGNED or signature.file is None:
        return []
    with signature.file.file.open("rb") as opened:
        content = opened.read()
    checks = _safe_checks(content)
    good = digest_of(content) == signature.file.sha256 and bool(checks) and all(one.is_good for one in checks)
    lines = [(_("Người ký số"), one.signer) for one in checks]
    lines += [(_("Chứng thư do"), one.issuer) for one in checks]
    moment = timezone.localtime(signature.signed_at)
    lines.append(
        (_("Ký lúc"), f"{moment.hour}:{moment.minute:02d} {moment.day}/{moment.month}/{moment.year}")
    )
    whole = _("Nguyên vẹn từ khi ký") if good else _("ĐÃ BỊ THAY ĐỔI sau khi ký, không dùng được")
    return [*lines, (_("Tệp ký số đang lưu"), whole)]


def _safe_checks(content: bytes) -> tuple[SignatureCheck, ...]:
    try:
        return signatures_of(content)
    except Refusal:
        return ()


def checked_copy(document: Document, content: bytes) -> CheckedCopy:
    """What to tell who holds `content` as this paper. Raises Refusal for what is no PDF."""
    signature = signature_of(document)
    kept = signature.file.sha256 if signature and signature.file else ""
    if kept and digest_of(content) == kept:
        return CheckedCopy(_("Đúng là tệp đã ký số, không bị thay đổi."), True, signatures_of(content))
    checks = signatures_of(content)
    if not checks:
        return CheckedCopy(_("Tệp không có chữ ký số. Đối chiếu nội dung với các dòng ở trên."), False)
    if not all(one.is_good for one in checks):
        return CheckedCopy(_("Tệp ĐÃ BỊ THAY ĐỔI sau khi ký, không dùng được."), False, checks)
    return CheckedCopy(_("Tệp có chữ ký số nguyên vẹn nhưng không phải văn bản mang mã này."), False, checks)
