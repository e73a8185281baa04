"""Reading official papers: a text, or a file, into the neutral model, each field with its place."""

from .files import FILE_LIMIT, READ_KINDS, read_file, source_of, text_of, with_source
from .result import Found, Reading
from .sources.source import Source
from .whole import read_text

__all__ = [
    "FILE_LIMIT",
    "READ_KINDS",
    "Found",
    "Reading",
    "Source",
    "read_file",
    "read_text",
    "source_of",
    "text_of",
    "with_source",
]
