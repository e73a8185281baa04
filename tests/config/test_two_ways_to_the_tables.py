"""New tables are made from the models, old ones are changed by migrations: both end in the same tables."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

AT_ONCE = "from donghanh.config.command.readiness import make_tables; make_tables()"
STEP_BY_STEP = "from django.core.management import call_command; call_command('migrate', verbosity=0)"


@pytest.fixture
def tables(tmp_path):
    """`tables(code)`: what stands in the database of a new folder after `code`."""

    def made(code: str) -> dict[tuple[str, str], object]:
        data = tmp_path / str(len(list(tmp_path.iterdir())))
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"DONGHANH_DATA": str(data), "DJANGO_SETTINGS_MODULE": "donghanh.config.settings"}
        subprocess.run(
            [sys.executable, "-c", f"import django; django.setup()\n{code}"],
            env=environment | {"PYTHONPATH": "src"},
            check=True,
        )
        return described(data / "donghanh.sqlite3")

    return made


def described(database: Path) -> dict[tuple[str, str], object]:
    """Every table with its columns, references and constraints; every index; every migration that counts."""
    with sqlite3.connect(database) as asked:
        found: dict[tuple[str, str], object] = {}
        kept = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        for kind, name, sql in asked.execute(kept).fetchall():
            found[kind, name] = " ".join((sql or "").split())
            if kind == "table":
                columns = {row[1:] for row in asked.execute(f'PRAGMA table_info("{name}")')}
                references = {row[2:] for row in asked.execute(f'PRAGMA foreign_key_list("{name}")')}
                constraints = set(re.findall(r'CONSTRAINT "(\w+)" (CHECK|UNIQUE)', sql))
                found[kind, name] = (columns, references, constraints)
        applied = asked.execute("SELECT app, name FROM django_migrations").fetchall()
    asked.close()
    return found | {("migration", app): {name for of, name in applied if of == app} for app, _name in applied}


def test_both_ways_end_in_the_same_tables(tables):
    at_once, step_by_step = tables(AT_ONCE), tables(STEP_BY_STEP)

    assert len(at_once) > 100
    assert at_once == step_by_step
