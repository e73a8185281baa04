"""What runs later for exemplars."""

from donghanh.base.dates import today
from donghanh.jobs.actions import task

from .actions import withdraw_ended


@task("exemplars.withdraw_ended", daily=True)
def withdraw_those_ended() -> None:
    """Take back what nobody agrees to any more."""
    withdraw_ended(today())
