"""Rows by the million: COPY on PostgreSQL, prepared statements on SQLite.

Columns that are not named get the model's defaults, so that what another app adds to a table is filled too.
Values are given as the database keeps them: numbers, text, keys; JSON as text.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

PORTION = 20_000
Row = tuple[Any, ...]


def load(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write the rows; `columns` are names of fields (with _id where they are keys)."""
    named, constant = _constants(model, columns)
    names = ", ".join(connection.ops.quote_name(name) for name in (*columns, *named))
    table = connection.ops.quote_name(model._meta.db_table)
    if connection.vendor == "postgresql":
        _copy(f"COPY {table} ({names}) FROM STDIN", (row + constant for row in rows))
    else:
        marks = ", ".join(["%s"] * (len(columns) + len(named)))
        _insert(f"INSERT INTO {table} ({names}) VALUES ({marks})", (row + constant for row in rows))


def _constants(model: type[models.Model], columns: Sequence[str]) -> tuple[list[str], Row]:
    """The other columns with their defaults; a key that counts by itself is left to the database."""
    others = [field for field in model._meta.concrete_fields if field.column not in columns]
    kept = [field for field in others if not isinstance(field, models.AutoField)]
    return [field.column for field in kept], tuple(
        field.get_db_prep_save(field.pre_save(model(), add=True), connection=connection) for field in kept
    )


def _copy(sql: str, rows: Iterable[Row]) -> None:
    with connection.cursor() as cursor, cursor.copy(sql) as copy:
        for row in rows:
            copy.write_row(row)


def _insert(sql: str, rows: Iterable[Row]) -> None:
    rows = iter(rows)
    with connection.cursor() as cursor:
        while some := list(islice(rows, PORTION)):
            cursor.executemany(sql, some)


def next_key(model: type[models.Model]) -> int:
    """The first key that is free."""
    return (model._base_manager.aggregate(top=models.Max("pk"))["top"] or 0) + 1


def keys_were_given(*tables: type[models.Model]) -> None:
    """Tell PostgreSQL's counters which keys were used."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(sql)


@contextmanager
def loading(*tables: type[models.Model]) -> Iterator[None]:
    """One transaction in which foreign keys are checked once at the end (PostgreSQL) instead of row by row.

    SQLite checks none meanwhile: whoever loads there vouches for the keys.
    """
    if connection.vendor != "postgresql":
        with connection.constraint_checks_disabled(), transaction.atomic():
            yield
        return
    with transaction.atomic():
        dropped = list(_foreign_keys(tables))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what still waits to be checked bars the change
            for table, name, _meaning in dropped:
                cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
            for table, name, meaning in dropped:
                cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {meaning}")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _foreign_keys(tables: Iterable[type[models.Model]]) -> Iterator[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(
                "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
                "WHERE contype = 'f' AND conrelid = %s::regclass",
                [table._meta.db_table],
            )
            for name, meaning in cursor.fetchall():
                yield (
                    connection.ops.quote_name(table._meta.db_table),
                    connection.ops.quote_name(name),
                    meaning,
                )


def tell_the_planner() -> None:
    """Fresh statistics, so that the first page is as quick as the last."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
