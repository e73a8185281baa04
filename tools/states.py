"""Draws every workflow table of the product as a mermaid diagram in docs/states, or checks the drawings.

python -m tools.states write | check
"""

import os
import sys
import tempfile
from pathlib import Path

import django

from donghanh.base.workflow import Workflow, known_workflows
from tools.places import ROOT
from tools.steps import say

FOLDER = ROOT / "docs" / "states"


def page(workflow: Workflow) -> str:
    """The diagram's page, in markdown."""
    return (
        f"# {workflow.name}\n\n"
        "Drawn by `make states` from the table in the code; a change here is overwritten.\n\n"
        f"```mermaid\n{workflow.diagram()}```\n"
    )


def wanted() -> dict[Path, str]:
    """File → its text, for every workflow that the apps declare."""
    with tempfile.TemporaryDirectory() as data:
        os.environ.setdefault("DONGHANH_DATA", data)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "donghanh.config.settings")
        django.setup()
        return {FOLDER / f"{workflow.name}.md": page(workflow) for workflow in known_workflows()}


def faults(pages: dict[Path, str]) -> list[str]:
    """What differs between the tables and the drawings."""
    found = [
        f"{path.name}: not as in the code"
        for path, text in pages.items()
        if not path.exists() or path.read_text() != text
    ]
    return found + [
        f"{path.name}: of no workflow any more" for path in FOLDER.glob("*.md") if path not in pages
    ]


def write(pages: dict[Path, str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path not in pages:
            path.unlink()
    for path, text in pages.items():
        path.write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    if arguments not in (["write"], ["check"]):
        say("usage: python -m tools.states write | check")
        return 2
    pages = wanted()
    if arguments == ["write"]:
        write(pages)
        print(f"{len(pages)} diagrams in {FOLDER.relative_to(ROOT)}.")
        return 0
    found = faults(pages)
    print("\n".join(found) or "State diagrams: as in the code.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
