"""A step is done once, again when its inputs change, and never counted as done when it failed."""

import pytest

from tools.steps import Step, StepFailed, run_steps


@pytest.fixture
def step(tmp_path):
    source, made, calls = tmp_path / "in", tmp_path / "out", []
    source.write_text("one")

    def work() -> None:
        calls.append(source.read_text())
        made.write_text("made")

    step = Step("it", "It", work, inputs=(source,), outputs=(made,), stamps=tmp_path / "stamps")
    return step, source, made, calls


def test_a_step_runs_once(step):
    it, _source, _made, calls = step

    run_steps([it])
    run_steps([it])

    assert calls == ["one"]


def test_a_changed_input_runs_it_again(step):
    it, source, _made, calls = step
    run_steps([it])

    source.write_text("two")
    run_steps([it])

    assert calls == ["one", "two"]


def test_a_missing_output_runs_it_again(step):
    it, _source, made, calls = step
    run_steps([it])

    made.unlink()
    run_steps([it])

    assert calls == ["one", "one"]


def test_a_step_that_was_stopped_is_not_done(tmp_path):
    def work() -> None:
        raise KeyboardInterrupt

    it = Step("it", "It", work, stamps=tmp_path / "stamps")
    with pytest.raises(KeyboardInterrupt):
        run_steps([it])

    assert not it.is_done()


def test_a_step_that_made_nothing_fails(tmp_path):
    it = Step("it", "It", lambda: None, outputs=(tmp_path / "out",), stamps=tmp_path / "stamps")

    with pytest.raises(StepFailed, match="was to make"):
        run_steps([it])
