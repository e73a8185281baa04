"""Reading evidence."""

from .models import Evidence


def twins_of(evidence: Evidence) -> list[Evidence]:
    """Other rows with the very same content: one item of proof counts once."""
    return list(Evidence.objects.filter(sha256=evidence.sha256).exclude(pk=evidence.pk).order_by("pk"))
