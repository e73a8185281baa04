"""The last line of `make test` adds the databases up and hides nothing."""

import pytest

from tools import test as runner
from tools.places import BUILD
from tools.test import Outcome

REPORT = (
    '<testsuites><testsuite tests="{tests}" failures="{failed}" errors="0" skipped="{skipped}"/></testsuites>'
)


@pytest.fixture
def outcome(tmp_path):
    outcome = Outcome()

    def add(*, tests: int, failed: int = 0, skipped: int = 0, code: int = 0) -> Outcome:
        report = tmp_path / "report.xml"
        report.write_text(REPORT.format(tests=tests, failed=failed, skipped=skipped))
        outcome.add(code, report)
        return outcome

    return add


def test_the_databases_are_added_up(outcome):
    outcome(tests=10, skipped=1)

    assert outcome(tests=5).line(2) == "==== 14 passed, 0 failed, 1 skipped in 2.00s (2 databases) ===="


def test_one_failure_is_a_failure(outcome):
    outcome(tests=10, failed=1, code=1)

    assert not outcome(tests=10).is_good


def test_a_run_that_broke_off_is_a_failure(outcome, tmp_path):
    whole = outcome(tests=10)

    whole.add(3, tmp_path / "no report")

    assert not whole.is_good


def test_compiled_code_is_kept_though_nothing_may_be_written_beside_it(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    environment = runner.test_environment()

    assert "PYTHONDONTWRITEBYTECODE" not in environment
    assert environment["PYTHONPYCACHEPREFIX"] == str(BUILD / "bytecode")
