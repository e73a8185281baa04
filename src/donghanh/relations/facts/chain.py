"""What hangs on a clause; what goes on; which files are shown, which are not for everybody."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Trace
from donghanh.evidence.models import Evidence
from donghanh.movements.models import Clause

from ..choices import DisputeState
from ..models import Dialogue, Dispute, DisputeStep

_MOST_SHOWN = 10


def leads_to(clause: Clause, by: Actor) -> list[Trace]:
    """Dialogues in sight that hang on a clause; plugged into movements. Of disputes nothing is told there."""
    rows = Dialogue.objects.visible_to(by).filter(clause=clause)[:_MOST_SHOWN]
    return [Trace(_("Đối thoại"), str(row), row.get_absolute_url()) for row in rows]


def open_work(unit_id: int) -> list[Sentence]:
    """Disputes of the unit that go on."""
    count = Dispute.objects.filter(unit=unit_id, state=DisputeState.ONGOING).count()
    said = Sentence("{count} vụ tranh chấp lao động tập thể, ngừng việc đang giải quyết", count=count)
    return [said] if count else []


def shown_minutes(by: Actor) -> QuerySet[Evidence, Any]:
    """Keys of the minutes of dialogues in sight."""
    seen = Dialogue.objects.visible_to(by).order_by().values("pk")
    return Evidence.objects.filter(dialogues__in=seen).order_by().values("pk")


def shown_to_both(by: Actor) -> QuerySet[DisputeStep, Any]:
    """Keys of files of disputes in sight: a step may be another unit's."""
    return DisputeStep.objects.visible_to(by).filter(evidence__isnull=False).order_by().values("evidence")


def kept_evidence(by: Actor) -> QuerySet[DisputeStep, Any]:
    """Keys of files of disputes that `by` does not read of."""
    seen = Dispute.objects.visible_to(by).order_by().values("pk")
    rows = DisputeStep.objects.filter(evidence__isnull=False).exclude(dispute__in=seen)
    return rows.order_by().values("evidence")
