"""What runs later for movements."""

from donghanh.base.dates import today
from donghanh.jobs.actions import task

from .actions import remind_of_plans


@task("movements.remind", daily=True)
def remind() -> None:
    """The reminders of the day."""
    remind_of_plans(today())
