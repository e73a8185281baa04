"""Columns that must mean the same on every database."""

from typing import Any

from django.db import models


class KeyField(models.CharField):  # type: ignore[type-arg]
    """A key that is compared byte by byte, whatever the database's collation: paths, search and sort keys."""

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        """Collation C on PostgreSQL; SQLite compares bytes already."""
        parameters: dict[str, Any] = dict(super().db_parameters(connection))
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
