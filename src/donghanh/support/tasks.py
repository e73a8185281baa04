"""What runs later for help for enterprises."""

from donghanh.base.dates import today
from donghanh.jobs.actions import task

from .actions import remind_of_agreements


@task("support.remind", daily=True)
def remind() -> None:
    """The reminders of the day."""
    remind_of_agreements(today())
