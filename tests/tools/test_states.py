"""A state diagram that is not as the table has it is told."""

from tools import states


def test_a_changed_diagram_and_an_orphan_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(states, "FOLDER", tmp_path)
    pages = {tmp_path / "a.b.md": "as in the code", tmp_path / "a.c.md": "as in the code"}
    states.write(pages)
    (tmp_path / "a.b.md").write_text("drawn by hand")
    (tmp_path / "old.md").write_text("of nothing")

    assert states.faults(pages) == ["a.b.md: not as in the code", "old.md: of no workflow any more"]


def test_what_was_written_is_as_in_the_code(tmp_path, monkeypatch):
    monkeypatch.setattr(states, "FOLDER", tmp_path)
    pages = {tmp_path / "a.b.md": "as in the code"}

    states.write(pages)

    assert states.faults(pages) == []
