"""Whatever comes in: a reading or a refusal, in NFC, and no word of a clause is lost."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.documents.rules.reading import read_file, read_text
from donghanh.documents.rules.reading.sources.guarded import answer_of

from .evaluation.drafts import draft_of
from .evaluation.samples import sample

STARTS = {
    "pdf": b"%PDF-1.7\n",
    "docx": b"PK\x03\x04",
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "html": b"<html>",
}


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_read_or_refused(content):
    try:
        json = read_file("a.txt", content).as_json()
    except Refusal:
        return

    assert unicodedata.is_normalized("NFC", str(json))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(STARTS)), st.binary(max_size=600))
def test_any_bytes_of_a_kind_are_answered(kind, content):
    assert {"text", "refusal"} & set(answer_of(kind, STARTS[kind] + content))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 66), st.data())
def test_a_file_with_some_bytes_broken_is_answered(seed, data):
    whole = sample(seed)
    kind = whole.name.rpartition(".")[2]
    broken = bytearray(whole.content)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))

    if kind != "txt":
        assert {"text", "refusal"} & set(answer_of(kind, bytes(broken)))


@settings(max_examples=60, deadline=None)
@given(st.integers(5_000, 9_000))
def test_no_word_of_a_clause_is_lost(seed):
    draft = draft_of(seed)
    pieces = [piece for kind, piece in draft.body if kind != "table"]
    paper = read_text("\n\n".join(["KẾ HOẠCH", "Thi đua", *pieces])).paper
    read = [paper.authority, paper.enacting, *paper.opening, *paper.closing, *paper.addressees]
    read += [basis.text for basis in paper.bases] + [clause.text for clause in paper.walk()]

    words = set(" ".join(text for text in read if text).split())
    assert [text for _, text in draft.truth.clauses if not set(text.split()) <= words] == []
