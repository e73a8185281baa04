"""The set: a paper a seed, each in one kind of file."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from .drafts import Truth, draft_of
from .old_letters import in_tcvn3
from .old_word_files import old_word_file
from .pdf_files import pdf_file
from .plain_files import text_file, web_page
from .word_files import word_file

COUNT = 64
KINDS = (
    "txt utf-8", "docx plain", "pdf", "html", "doc", "txt nfd", "docx breaks", "txt tcvn3", "pdf", "docx tracked",
    "txt vni", "docx lists", "html", "txt 1258", "doc", "docx tabs", "txt utf-16", "docx old font", "pdf", "txt bom",
    "doc tcvn3", "html tcvn3",
)  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """A file and what is true about it."""

    name: str
    content: bytes
    truth: Truth


def samples(first: int = 1, count: int = COUNT) -> Iterator[Sample]:
    """The papers of the seeds from `first` on."""
    for seed in range(first, first + count):
        yield sample(seed)


def sample(seed: int) -> Sample:
    """The paper of one seed."""
    draft, chance = draft_of(seed), random.Random(f"file {seed}")
    kind, _, habit = KINDS[seed % len(KINDS)].partition(" ")
    if kind == "txt":
        content = text_file(draft, chance, habit)
    elif kind == "docx":
        content = word_file(draft, chance, habit)
    elif kind == "html":
        content = web_page(draft, chance, habit or "utf-8")
    elif kind == "doc":
        content = old_word_file(draft, old_letters=in_tcvn3 if habit else None)
    else:
        content = pdf_file(draft, chance)
    return Sample(f"{seed:04d}-{habit.replace(' ', '-') or 'file'}.{kind}", content, draft.truth)
