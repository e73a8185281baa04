"""What a draft is made of: words, and numbers that know where they come from."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Number:
    """A number as it is said, and the address of what is behind it."""

    said: str
    url: str = ""


Paragraph = tuple[str | Number, ...]


@dataclass(frozen=True)
class Section:
    """One numbered part of the report: a heading, its paragraphs, and its numbers in the order they are said."""

    title: str
    paragraphs: tuple[str, ...]
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True)
class Written:
    """The sections an officer edits."""

    sections: tuple[Section, ...] = field(default=())


def section_of(title: str, paragraphs: Iterable[Paragraph]) -> Section:
    """The section that these paragraphs make."""
    paragraphs = list(paragraphs)
    return Section(
        title,
        tuple("".join(piece.said if isinstance(piece, Number) else piece for piece in p) for p in paragraphs),
        tuple(piece for p in paragraphs for piece in p if isinstance(piece, Number) and piece.url),
    )


def joined(pieces: Iterable[Paragraph], between: str) -> Paragraph:
    """Several pieces of text as one, with `between` between them."""
    whole: list[str | Number] = []
    for place, piece in enumerate(pieces):
        whole += [between, *piece] if place else piece
    return tuple(whole)
