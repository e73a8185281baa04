"""What is wrong with a cell, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.sheets import Heading, Line, text_of
from donghanh.base.words import fold

T = TypeVar("T")
Words = Mapping[
    str, Mapping[str, str]
]  # for each column of fixed words: the folded word and what it stands for


@dataclass(frozen=True)
class Wrong:
    """One fault: the row as Excel counts it, the key of the column ("" for the whole row), and the sentence."""

    row: int
    key: str
    sentence: Sentence


@dataclass
class Cells:
    """The cells of one line, read one after another; faults gather, and the reading goes on."""

    line: Line
    places: Mapping[str, int]
    wrong: list[Wrong] = field(default_factory=list)

    def read(self, key: str, reader: Callable[[object], T]) -> T | None:
        """What the cell means; None when it is empty, lacks or is wrong."""
        value = self.line.cells[self.places[key]]
        if value is None or value == "":
            return None
        try:
            return reader(value)
        except Refusal as refusal:
            self.wrong.append(Wrong(self.line.number, key, refusal.sentence))
            return None

    def text(self, key: str, most: int) -> str:
        """One line of text, no longer than its column."""
        value = self.line.cells[self.places[key]]
        if value is None or value == "":
            return ""
        text = self.read(key, text_of) or ""
        if len(text) > most:
            self.refuse(
                key, Sentence("Dài {length} chữ, nhiều nhất {most} chữ.", length=len(text), most=most)
            )
            return ""
        return text

    def word(self, key: str, words: Mapping[str, str]) -> str:
        """One of some fixed words, as its value."""
        typed = self.text(key, 250)
        if not typed:
            return ""
        found = words.get(fold(typed))
        if found is None:
            known = words[_LABELS].replace("|", ", ")
            self.refuse(
                key,
                Sentence(
                    "“{typed}” chưa có trong danh mục. Ghi một trong: {known}.", typed=typed, known=known
                ),
            )
            return ""
        return found

    def refuse(self, key: str, sentence: Sentence) -> None:
        """Note what is wrong with a cell."""
        self.wrong.append(Wrong(self.line.number, key, sentence))


_LABELS = "|"  # under this key a table of words keeps its labels as people read them


def words_of(choices: Sequence[tuple[str, str]], **others: str) -> dict[str, str]:
    """A table of words from choices, by their labels; `others` are more names of a value."""
    table = {_LABELS: "|".join(str(label) for _, label in choices)}
    for value, label in choices:
        table[fold(str(label))] = value
    for value, names in others.items():
        table |= {fold(name): value for name in names.split("|")}
    return table


def places_of(columns: Sequence[Heading]) -> dict[str, int]:
    """Where each column stands in a line."""
    return {heading.key: index for index, heading in enumerate(columns)}
