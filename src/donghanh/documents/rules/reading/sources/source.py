"""What a file is turned into before it is read."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from donghanh.base.sentences import Sentence

from ...paper import SAMPLE_MARK


@dataclass(frozen=True)
class Source:
    """The text of a file in NFC: one paragraph a line, table rows as "| a | b |", columns parted by tabs.

    `pages` has the first line of each page (counted from 1) where the file has pages.
    """

    text: str
    warnings: tuple[Sentence, ...] = ()
    pages: tuple[int, ...] = ()

    def page_of(self, line: int) -> int | None:
        """The page a line stands on, counted from 1; None when the file has no pages."""
        return sum(first <= line for first in self.pages) or None


def with_across(source: Source, words: str) -> Source:
    """The source with what stands pale across its pages: the mark of a sample becomes its first line, of other words
    a person is told.
    """
    words = " ".join(words.split())
    if not words:
        return source
    if SAMPLE_MARK in words:
        pages = tuple(first + 1 if first > 1 else first for first in source.pages)
        return replace(source, text=f"{SAMPLE_MARK}\n{source.text}", pages=pages)
    told = Sentence("Trên trang có chữ chìm “{words}”, không thuộc nội dung văn bản.", words=words[:60])
    return replace(source, warnings=(*source.warnings, told))


Reader = Callable[[bytes], Source]
