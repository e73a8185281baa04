"""Changes of papers: issued, received, scanned, addressed, numbered, related, revoked."""

from .batches import ask_for_batch, make_part
from .ending import relate, revoke
from .files import SOURCE_KINDS, Upload, attach_scan
from .issuing import address, issue
from .numbering import declare_register, void_number
from .receiving import keep_incoming_file, register_incoming
from .signing import ask_to_sign, keep_key, put_signature, remove_key
from .templates import keep_template, withdraw_template

__all__ = [
    "SOURCE_KINDS",
    "Upload",
    "address",
    "ask_for_batch",
    "ask_to_sign",
    "attach_scan",
    "declare_register",
    "issue",
    "keep_incoming_file",
    "keep_key",
    "keep_template",
    "make_part",
    "put_signature",
    "register_incoming",
    "relate",
    "remove_key",
    "revoke",
    "void_number",
    "withdraw_template",
]
