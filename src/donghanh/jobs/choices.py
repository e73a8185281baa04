"""States of a job."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class JobState(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", _("Đang chờ")
    RUNNING = "running", _("Đang chạy")
    DONE = "done", _("Đã xong")
    FAILED = "failed", _("Không làm được")


TRANSITIONS = Workflow(
    name="jobs.job",
    states=JobState,
    initial=JobState.WAITING,
    moves=(
        Move("start", JobState.WAITING, JobState.RUNNING),
        Move("finish", JobState.RUNNING, JobState.DONE),
        Move("retry", JobState.RUNNING, JobState.WAITING),
        Move("give_up", JobState.RUNNING, JobState.FAILED),
        Move("ask_again", JobState.FAILED, JobState.WAITING),
    ),
)
