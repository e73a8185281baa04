"""What runs later for notices."""

from donghanh.jobs.actions import task

from . import actions


@task("notices.tell", daily=True)
def tell() -> None:
    """Tell what waits; every day too, for those who want everything at once."""
    actions.tell_reminders()


@task("notices.digest")
def digest(account_id: int) -> None:
    """Everything due from one account, in one notice."""
    actions.send_digest(account_id)


@task("notices.mail")
def mail(notice_id: int) -> None:
    """One notice by mail."""
    actions.mail_notice(notice_id)
