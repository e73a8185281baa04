"""An empty data folder is made ready by whatever command comes first."""

import sys

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
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
    if is_empty():
        make_tables()
    else:
        call_command("migrate", verbosity=0, interactive=False)
    for load in wiring.CATALOGUES:
        load()


def make_tables() -> None:
    """All tables of an empty database as the models describe them, in one transaction; every migration counts as
    applied. Walking through the whole history of the tables takes ten times as long and ends in the same place
    (a test compares both).
    """
    executor = MigrationExecutor(connection)
    recorder = executor.recorder
    with connection.schema_editor() as editor:
        editor.create_model(recorder.Migration)
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        recorder.migration_qs.bulk_create(
            [recorder.Migration(app=app, name=name) for app, name in executor.loader.graph.nodes]
        )
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


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
