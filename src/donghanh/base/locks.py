"""Rows held still while they change, on both databases."""

from typing import TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


def hold(row: M) -> M:
    """`row` read afresh and locked until the transaction ends, so that two people cannot both move it.

    SQLite has no row locks; there every writing transaction starts IMMEDIATE and is alone already.
    """
    return type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
