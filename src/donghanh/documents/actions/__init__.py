"""Changes of papers: issued, received, scanned, addressed, numbered, related, revoked."""

from .ending import relate, revoke
from .files import SOURCE_KINDS, Upload, attach_scan
from .issuing import address, issue
from .numbering import declare_register, void_number
from .receiving import keep_incoming_file, register_incoming

__all__ = [
    "SOURCE_KINDS",
    "Upload",
    "address",
    "attach_scan",
    "declare_register",
    "issue",
    "keep_incoming_file",
    "register_incoming",
    "relate",
    "revoke",
    "void_number",
]
