"""What a file is turned into before it is read."""

from collections.abc import Callable
from dataclasses import dataclass

from donghanh.base.sentences import Sentence


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


Reader = Callable[[bytes], Source]
