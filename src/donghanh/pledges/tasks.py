"""What runs later for pledges."""

from donghanh.base.dates import today
from donghanh.jobs.actions import task

from .actions import remind_of_pledges


@task("pledges.remind", daily=True)
def remind() -> None:
    """The reminders of the day."""
    remind_of_pledges(today())
