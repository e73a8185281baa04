"""Jobs in the database."""

from django.db import models

from .choices import JobState


class Job(models.Model):
    """One row is one piece of work asked for once: the key names it, and a waiting key is not asked twice.

    A running job holds a lease; when the lease runs out (the process died) the sweeper lets it run again.
    """

    key = models.CharField(max_length=120)
    task = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=JobState.choices, default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    run_after = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(state=JobState.WAITING), name="jobs_key_waits_once"
            )
        ]
        indexes = [models.Index(fields=["state", "run_after"], name="jobs_next")]

    def __str__(self) -> str:
        return self.key
