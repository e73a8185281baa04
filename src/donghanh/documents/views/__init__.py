"""Pages of papers: the register, the record with its files, and the verification that answers anyone."""

from .batches import ask_for_batch, batch, batch_file
from .changes import relate, revoke
from .files import download, scan, source
from .incoming import register_incoming
from .numbers import numbers
from .papers import documents, record
from .signing import sign, signed, signing_key
from .templates import example, template_file, templates, withdraw_template
from .verifying import ask_for_code, verify

__all__ = [
    "ask_for_batch",
    "ask_for_code",
    "batch",
    "batch_file",
    "documents",
    "download",
    "example",
    "numbers",
    "record",
    "register_incoming",
    "relate",
    "revoke",
    "scan",
    "sign",
    "signed",
    "signing_key",
    "source",
    "template_file",
    "templates",
    "verify",
    "withdraw_template",
]
