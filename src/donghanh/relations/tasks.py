"""What runs later for labour relations."""

from donghanh.base.dates import today
from donghanh.jobs.actions import task

from .actions import remind_of_dialogues


@task("relations.remind", daily=True)
def remind() -> None:
    """The reminders of the day."""
    remind_of_dialogues(today())
