"""Signatures inside a PDF (PAdES), put on and read by pyHanko. `signing` says what they mean."""

import io
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext


def sign(pdf: bytes, key: bytes, *, field: str, reason: str, place: str) -> bytes:
    """The PDF with a signature that covers all of it; `key` is a PKCS#12 file without a passphrase."""
    signer = signers.SimpleSigner.load_pkcs12_data(key, other_certs=[], passphrase=None)
    assert signer is not None, "the key was opened before"
    metadata = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        reason=reason,
        location=place or None,
    )
    made = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), metadata, signer=signer)
    content: bytes = made.getvalue()
    return content


def read_signatures(pdf: bytes) -> list[dict[str, Any]]:
    """What every signature of a PDF says, as plain values. Raises ValueError for no PDF, and what broken ones raise."""
    try:
        return [_told(one) for one in PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures]
    except PdfError as error:
        raise ValueError(str(error)) from error


def _told(one: EmbeddedPdfSignature) -> dict[str, Any]:
    certificate = one.signer_cert
    try:
        status = validate_pdf_signature(
            one, ValidationContext(trust_roots=[certificate], allow_fetching=False)
        )
        intact = bool(status.intact and status.valid)
        whole = bool(status.coverage and status.coverage.name == "ENTIRE_FILE")
    except (SignatureValidationError, ValueError):
        intact = whole = False
    return {
        "signer": _said(certificate.subject.native),
        "issuer": _said(certificate.issuer.native),
        "signed_at": one.self_reported_timestamp,
        "is_intact": intact,
        "is_whole": whole,
    }


def _said(name: dict[str, str]) -> str:
    said = [name[part] for part in ("common_name", "organization_name") if name.get(part)]
    return ", ".join(dict.fromkeys(said)) or ", ".join(map(str, name.values()))
