"""An empty data folder is made ready by whatever command comes first."""

import sys

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal
from donghanh.config import wiring


def make_ready() -> None:
    """Makes tables and catalogues in an empty database; refuses one that an older version made."""
    if is_empty():
        tell(_("Thư mục dữ liệu còn trống: đang tạo cơ sở dữ liệu và các danh mục…"))
        migrate()
    elif waiting_migrations():
        raise Refusal(
            "Cơ sở dữ liệu là của phiên bản trước. Sao lưu thư mục dữ liệu rồi chạy: donghanh init --no-input"
        )


def migrate() -> None:
    """Brings tables and catalogues up to date; doing it again changes nothing."""
    call_command("migrate", verbosity=0, interactive=False)
    for load in wiring.CATALOGUES:
        load()


def is_empty() -> bool:
    return not connection.introspection.table_names()


def waiting_migrations() -> list[str]:
    """`app.migration` for each that is not applied."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def tell(line: str) -> None:
    """One line of progress."""
    print(line, file=sys.stderr, flush=True)
