"""Reading official papers: a text, or a file, into the neutral model, each field with its place."""

from .files import READ_KINDS, TEXT_LIMIT, read_file, text_of
from .result import Found, Reading
from .whole import read_text

__all__ = ["READ_KINDS", "TEXT_LIMIT", "Found", "Reading", "read_file", "read_text", "text_of"]
