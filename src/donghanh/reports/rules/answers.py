"""Answers in words: which questions there are, and what of them fits a paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from donghanh.base.sentences import Sentence
from donghanh.base.words import shortened

from .sheet import Line

REMARKS = "remarks"
LONGEST_QUOTED = 400


@dataclass(frozen=True)
class Question:
    """One question: a line of the form that is answered in words, or difficulties and proposals (no indicator)."""

    code: str
    said: str
    indicator_id: int | None = None


@dataclass(frozen=True)
class Voice:
    """What one unit answered."""

    unit: str
    text: str

    @property
    def quoted(self) -> str:
        """On one line, cut at a word where it is long."""
        return shortened(" ".join(self.text.split()), LONGEST_QUOTED)


def asked_in_words(lines: Iterable[Line]) -> list[Question]:
    """The questions of a form in its order, difficulties and proposals last."""
    found = [Question(line.code, line.name, line.indicator_id) for line in lines if line.is_text]
    return [*found, Question(REMARKS, str(Sentence("Khó khăn, kiến nghị")))]
