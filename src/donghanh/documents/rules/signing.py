"""Digital signatures of papers: PAdES (ETSI EN 319 142-1, baseline B) with the certificate of an office."""

import base64
import datetime as dt
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509 import Certificate, ExtensionNotFound, KeyUsage, Name
from cryptography.x509.oid import NameOID

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal

FIELD = "ChuKySo"
KEY_LIMIT = 200 * 1024  # bytes of a PKCS#12 file
CHECK_LIMIT = 10 * 1024 * 1024  # bytes of a file that anyone may have checked


@dataclass(frozen=True)
class SigningCertificate:
    """What people may know of a certificate: whose it is, who gave it, when it is good for signing."""

    subject: str
    issuer: str
    serial: str
    from_on: dt.date
    until_on: dt.date
    fingerprint: str


@dataclass(frozen=True)
class SignatureCheck:
    """One signature of a file. `is_intact`: what was signed is as it was; `is_whole`: nothing was added after it."""

    signer: str
    issuer: str
    signed_at: dt.datetime | None
    is_intact: bool
    is_whole: bool

    @property
    def is_good(self) -> bool:
        """Nothing of the file changed since it was signed."""
        return self.is_intact and self.is_whole


def opened_key(content: bytes, passphrase: str, now: dt.datetime) -> tuple[bytes, SigningCertificate]:
    """The key and certificates of a PKCS#12 file without its passphrase, and what the certificate says.

    Raises Refusal for another file, a wrong passphrase, a certificate not for signing or out of its time.
    """
    if len(content) > KEY_LIMIT:
        raise Refusal("Tệp quá lớn so với một chứng thư số. Chọn tệp .p12 hoặc .pfx.", field="upload")
    try:
        bundle = pkcs12.load_pkcs12(content, passphrase.encode() or None)
    except ValueError:
        raise Refusal(
            "Không mở được chứng thư số. Kiểm tra lại tệp .p12 (.pfx) và mật khẩu của tệp.",
            field="passphrase",
        ) from None
    if bundle.key is None or bundle.cert is None:
        raise Refusal("Tệp không có khóa bí mật kèm chứng thư, nên không ký được.", field="upload")
    certificate = bundle.cert.certificate
    _check_usable(certificate, now)
    chain = [extra.certificate for extra in bundle.additional_certs]
    plain = pkcs12.serialize_key_and_certificates(None, bundle.key, certificate, chain, NoEncryption())  # type: ignore[arg-type]
    return plain, described(certificate)


def _check_usable(certificate: Certificate, now: dt.datetime) -> None:
    start, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not start <= now <= end:
        raise Refusal(
            "Chứng thư số chỉ có hiệu lực từ {first} đến {last}. Dùng chứng thư còn hạn.",
            first=say_date(start.date()),
            last=say_date(end.date()),
            field="upload",
        )
    try:
        usage = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return
    if not (usage.digital_signature or usage.content_commitment):
        raise Refusal("Chứng thư số này không dùng để ký.", field="upload")


def described(certificate: Certificate) -> SigningCertificate:
    """What people may know of the certificate."""
    return SigningCertificate(
        subject=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        serial=f"{certificate.serial_number:X}",
        from_on=certificate.not_valid_before_utc.date(),
        until_on=certificate.not_valid_after_utc.date(),
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
    )


def _name(name: Name) -> str:
    said = [found[0].value for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME) if (found := name.get_attributes_for_oid(oid))]  # fmt: skip
    return ", ".join(str(one) for one in dict.fromkeys(said)) or name.rfc4514_string()


def sealed(content: bytes, secret: str) -> bytes:
    """`content` that only who knows `secret` can open."""
    return _box(secret).encrypt(content)


def unsealed(content: bytes, secret: str) -> bytes:
    """What `sealed` closed. Raises Refusal when the secret is another one, or the file was changed."""
    try:
        return _box(secret).decrypt(content)
    except InvalidToken:
        raise Refusal(
            "Không mở được khóa ký đã lưu (khóa bí mật của máy chủ đã đổi). Tải lại tệp chứng thư số."
        ) from None


def _box(secret: str) -> Fernet:
    derived = HKDF(hashes.SHA256(), 32, salt=None, info=b"donghanh.documents.signing").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


def signed(pdf: bytes, key: bytes, *, reason: str, place: str) -> bytes:
    """The PDF with a PAdES signature that covers all of it; `key` as `opened_key` gives it. Nothing is drawn."""
    content: bytes = _pades().sign(pdf, key, field=FIELD, reason=reason, place=place)
    return content


def signatures_of(pdf: bytes) -> tuple[SignatureCheck, ...]:
    """Every signature of a PDF and whether the file is still as it was signed. Raises Refusal for no PDF.

    Whether the issuer of a certificate may be trusted is not asked: the answer names the issuer.
    """
    try:
        return tuple(SignatureCheck(**told) for told in _pades().read_signatures(pdf))
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        raise Refusal("Không đọc được tệp. Chọn tệp PDF nhận từ đơn vị ban hành.", field="upload") from None


def _pades() -> Any:
    """Loaded when first needed: it brings an HTTP client along, a fifth of what starting a command takes."""
    return import_module(f"{__package__}.pades")
