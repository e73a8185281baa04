"""What runs later for imports."""

from donghanh.base.actors import Actor
from donghanh.jobs.actions import task
from donghanh.organisations.facts import actor_for
from donghanh.people.models import Account

from .actions import check, write_some
from .models import Import


def _with_actor(import_id: int) -> tuple[Import, Actor] | None:
    found = Import.objects.filter(pk=import_id).select_related("unit").first()
    account = Account.objects.filter(pk=found.account_id).select_related("person").first() if found else None
    return (found, actor_for(account, found.unit)) if found and account else None


@task("imports.check")
def check_list(import_id: int) -> None:
    """Check one list."""
    if told := _with_actor(import_id):
        check(*told)


@task("imports.write")
def write_list(import_id: int) -> None:
    """Write one list, or a part of it."""
    if told := _with_actor(import_id):
        write_some(*told)
