"""Numbers of a draft found again in the text that somebody edited, so that each opens to its figure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .pieces import Number


@dataclass(frozen=True)
class Linked:
    """Paragraphs as (text, address) pieces, address "" where it is only text; numbers that stand there no more."""

    paragraphs: tuple[tuple[tuple[str, str], ...], ...]
    lost: tuple[str, ...]


def link(text: str, numbers: Iterable[Number]) -> Linked:
    """Each number is sought after the one before it; what was moved is sought from the beginning once more."""
    taken: list[tuple[int, int, str]] = []
    lost, here = [], 0
    for number in numbers:
        found = _free(text, number.said, taken, start=here) or _free(text, number.said, taken)
        if found is None:
            lost.append(number.said)
            continue
        taken.append((*found, number.url))
        here = found[1]
    return Linked(_cut(text, sorted(taken)), tuple(lost))


def _free(
    text: str, said: str, taken: list[tuple[int, int, str]], *, start: int = 0
) -> tuple[int, int] | None:
    """Where `said` stands as a whole number that no other was found at."""
    whole = re.compile(rf"(?<![\d.,/]){re.escape(said)}(?![\d/]|[.,]\d)")
    for match in whole.finditer(text, start):
        if all(match.end() <= begin or match.start() >= end for begin, end, _url in taken):
            return match.span()
    return None


def _cut(text: str, taken: list[tuple[int, int, str]]) -> tuple[tuple[tuple[str, str], ...], ...]:
    paragraphs: list[list[tuple[str, str]]] = [[]]

    def add(words: str, url: str = "") -> None:
        for place, part in enumerate(re.split(r"\n\s*\n", words)):
            if place:
                paragraphs.append([])
            if part:
                paragraphs[-1].append((part, url))

    here = 0
    for begin, end, url in taken:
        add(text[here:begin])
        paragraphs[-1].append((text[begin:end], url))
        here = end
    add(text[here:])
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)
