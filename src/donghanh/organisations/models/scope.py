"""`unit__in_scope=by`: is this the key of a unit that `by` sees today?"""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.models.lookups import Lookup

from donghanh.base.actors import Actor
from donghanh.base.dates import today

from ..rules import path_range
from .tree import Path, in_scope

# From the top of the tree too many units are seen to be gathered first.
_ASKED = (
    "EXISTS (SELECT 1 FROM {table} reached WHERE reached.unit_id = {key} "
    "AND reached.from_on <= %s AND reached.until_on > %s AND reached.path >= %s AND reached.path < %s)"
)


def is_at_the_top(by: Actor) -> bool:
    """Does `by` see a whole tree?"""
    return by.path is not None and by.path.count("/") <= 2


@models.ForeignKey.register_lookup
@models.BigAutoField.register_lookup
class InScope(Lookup):  # type: ignore[type-arg]
    """The same rows as `__in=in_scope(by)`. From the top of the tree each row is asked about by itself: SQLite would
    first gather the keys of the whole nation, even to look at one row.
    """

    lookup_name = "in_scope"
    prepare_rhs = False
    rhs: Actor

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """One condition; nothing without a scope."""
        if self.rhs.path is None:
            raise EmptyResultSet
        key, own = self.process_lhs(compiler, connection)
        if not is_at_the_top(self.rhs):
            inner, given = in_scope(self.rhs).query.get_compiler(connection=connection).as_sql()
            return f"{key} IN ({inner})", (*own, *given)
        day = connection.ops.adapt_datefield_value(today())
        table = connection.ops.quote_name(Path._meta.db_table)
        return _ASKED.format(table=table, key=key), (*own, day, day, *path_range(self.rhs.path))
