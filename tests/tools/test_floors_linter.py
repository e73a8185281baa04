"""The linter's contracts in pyproject.toml find a planted fault each."""

import shutil
import subprocess
import sys
import tomllib

import pytest

from tests.consistency import tree

BELOW, ABOVE = "people", "organisations"
PLANTED = {
    "an app that knows the floor above": (f"{BELOW}/rules.py", f"import donghanh.{ABOVE}.choices"),
    "an app without a floor": ("attic/__init__.py", ""),
    "a model that knows an action": (f"{BELOW}/models.py", f"import donghanh.{BELOW}.actions"),
    "a rule that knows the framework": (f"{BELOW}/rules.py", "import django.db"),
    "a rule that reaches a table": (f"{ABOVE}/rules.py", f"import donghanh.{BELOW}.models"),
    "a page known by another app": (f"{ABOVE}/actions.py", f"import donghanh.{BELOW}.views"),
    "a circle inside an app": (f"{BELOW}/choices.py", f"import donghanh.{BELOW}.models"),
}


@pytest.fixture
def copy(tmp_path):
    """The product's code in a folder of its own, with the contracts of the real one."""
    shutil.copytree(
        tree.PRODUCT,
        tmp_path / "donghanh",
        ignore=shutil.ignore_patterns("static", "fonts", "templates", "locale"),
    )
    shutil.copy(tree.ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder) -> int:
    command = "import sys; from importlinter.cli import lint_imports_command as run; run()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    return done.returncode


@pytest.mark.once
def test_the_copy_is_well(copy):
    assert lint(copy) == 0


@pytest.mark.once
@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(copy, fault):
    name, line = PLANTED[fault]
    path = copy / "donghanh" / name
    path.parent.mkdir(exist_ok=True)
    earlier = path.read_text() if path.exists() else ""
    path.write_text(f"{earlier}\n{line}\n")

    assert lint(copy) == 1


def test_every_app_but_the_top_is_on_one_floor():
    contracts = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]

    assert contracts[0]["exhaustive"] is True
    assert contracts[0]["layers"][0] == "config"
