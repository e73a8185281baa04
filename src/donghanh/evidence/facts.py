"""Reading evidence."""

from collections.abc import Iterable

from .models import Evidence


def twins_of(evidence: Evidence) -> list[Evidence]:
    """Other rows with the very same content: one item of proof counts once."""
    return list(Evidence.objects.filter(sha256=evidence.sha256).exclude(pk=evidence.pk).order_by("pk"))


def pictures_of(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Those that a page can show."""
    return [item for item in evidence if item.is_picture]
