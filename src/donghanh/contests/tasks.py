"""What runs later for contests."""

from donghanh.jobs.actions import task

from .actions import write_assignment
from .models import Round


@task("contests.assign")
def assign(round: int, seed: int, account: int | None) -> None:
    """Write who marks what in a large round."""
    found = Round.objects.filter(pk=round).select_related("contest").first()
    if found:
        write_assignment(round=found, seed=seed, account=account)
