"""Sentences for people: written in Vietnamese where they arise, translated only when shown.

Rules know no framework, so they speak through `Sentence` and `Refusal`; `config.wiring` plugs the
translator in.
"""

from collections.abc import Callable
from functools import total_ordering


def _as_written(text: str) -> str:
    return text


class _Translator:
    translate: Callable[[str], str] = staticmethod(_as_written)


def plug_translator(translate: Callable[[str], str]) -> None:
    """Use `translate` for every sentence from now on."""
    _Translator.translate = staticmethod(translate)


def mark(text: str) -> str:
    """Mark `text` for extraction and return it unchanged."""
    return text


@total_ordering
class Sentence:
    """A Vietnamese template and its values; `str()` gives it in the reader's language."""

    __slots__ = ("template", "values")

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        text = _Translator.translate(self.template)
        return text.format(**self.values) if self.values else text

    def __repr__(self) -> str:
        return f"Sentence({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other)

    def __lt__(self, other: object) -> bool:
        return str(self) < str(other)

    def __hash__(self) -> int:
        return hash((self.template, tuple(sorted((k, str(v)) for k, v in self.values.items()))))


class Refusal(Exception):
    """The thing cannot be done; the sentence says what, why and what to do.

    `field` names the form field the sentence belongs to, if it belongs to one.
    """

    def __init__(self, template: str, *, field: str | None = None, **values: object) -> None:
        self.sentence = Sentence(template, **values)
        self.field = field
        super().__init__(template)

    def __str__(self) -> str:
        return str(self.sentence)


class Overtaken(Refusal):
    """Somebody else was quicker: nothing was written over theirs, and what they wrote is to be read first."""
