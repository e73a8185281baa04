"""Reading papers: rendering, verification, numbers, relations."""

from .keeping import kept_file, own_unit, said_of_retention
from .numbers import books_of, books_with_gaps, highest_number, next_number, register_of, voided_numbers
from .papers import (
    MAKERS,
    Verification,
    VerificationLine,
    bound_to,
    check_kind,
    headed,
    last_number,
    leads_to,
    other_codes,
    papers_kept,
    render,
    traces_of,
    used_number,
    verification_lines,
    verification_of,
    verify_address,
)
from .relations import Related, relations_of, told_of

__all__ = [
    "MAKERS",
    "Related",
    "Verification",
    "VerificationLine",
    "books_of",
    "books_with_gaps",
    "bound_to",
    "check_kind",
    "headed",
    "highest_number",
    "kept_file",
    "last_number",
    "leads_to",
    "next_number",
    "other_codes",
    "papers_kept",
    "own_unit",
    "register_of",
    "relations_of",
    "render",
    "said_of_retention",
    "told_of",
    "traces_of",
    "used_number",
    "verification_lines",
    "verification_of",
    "verify_address",
    "voided_numbers",
]
