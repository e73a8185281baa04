"""New tables are made from the models, old ones are changed by migrations: both end in the same tables, on SQLite
and on PostgreSQL."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection

AT_ONCE = "from donghanh.config.command.readiness import make_tables; make_tables()"
STEP_BY_STEP = "from django.core.management import call_command; call_command('migrate', verbosity=0)"
# Step by step all models are made thousands of times: looking for garbage at every turn takes a fifth of the time.
SELDOM = "import gc; gc.set_threshold(200_000, 20, 20)\n"
# The framework's own join of groups has a wider key by its history than by its model.
OF_POSTGRESQL = {
    "columns": """SELECT table_name || '.' || column_name, data_type, character_maximum_length, is_nullable, is_identity
        FROM information_schema.columns
        WHERE table_schema = 'public' AND (table_name, column_name) <> ('auth_group_permissions', 'id')""",
    "constraints": """SELECT conrelid::regclass::text, contype, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "named constraints": """SELECT conrelid::regclass::text, conname FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'u')""",
    "indexes": "SELECT tablename, regexp_replace(indexdef, 'INDEX \\S+ ON', 'INDEX ON') FROM pg_indexes WHERE schemaname = 'public'",
    "migrations": "SELECT app, name FROM django_migrations",
}


@pytest.fixture
def described(db, request):
    """`described(code)`: what stands in a new database after `code`; the kind of database that this run has."""
    return request.getfixturevalue(f"on_{connection.vendor}")


@pytest.fixture
def on_sqlite(tmp_path):
    def made(code: str) -> dict[tuple[str, str], object]:
        data = tmp_path / str(len(list(tmp_path.iterdir())))
        run(code, DONGHANH_DATA=str(data))
        return standing_in(data / "donghanh.sqlite3")

    return made


@pytest.fixture
def on_postgresql(tmp_path):
    made_ones: list[str] = []

    def made(code: str) -> dict[tuple[str, str], object]:
        name = f"two_ways_{os.getpid()}_{len(made_ones)}"
        server = os.environ["DATABASE_URL"]
        with psycopg.connect(server, autocommit=True) as asked:
            asked.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        made_ones.append(name)
        address = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        run(code, DONGHANH_DATA=str(tmp_path), DATABASE_URL=address)
        with psycopg.connect(address) as asked:
            return {
                (kind, row[0], *map(str, row[1:])): True
                for kind, query in OF_POSTGRESQL.items()
                for row in asked.execute(query).fetchall()
            }

    yield made
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as asked:
        for name in made_ones:
            asked.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(code: str, **variables: str) -> None:
    """Runs `code` in a process with settings of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"DJANGO_SETTINGS_MODULE": "donghanh.config.settings", "PYTHONPATH": "src"}
    words = [sys.executable, "-c", f"{SELDOM}import django; django.setup()\n{code}"]
    subprocess.run(words, env=environment | variables, check=True)


def standing_in(database: Path) -> dict[tuple[str, str], object]:
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


@pytest.mark.long
def test_both_ways_end_in_the_same_tables(described):
    at_once, step_by_step = described(AT_ONCE), described(STEP_BY_STEP)

    assert len(at_once) > 100
    assert at_once == step_by_step
