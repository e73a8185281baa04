"""What runs later for works."""

from donghanh.base.dates import today
from donghanh.jobs.actions import task

from .actions import remind_of_works


@task("works.remind", daily=True)
def remind() -> None:
    """The reminders of the day."""
    remind_of_works(today())
