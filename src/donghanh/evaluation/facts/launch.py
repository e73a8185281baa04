"""What a movement still lacks before it is scored."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from donghanh.base.sockets import Socket
from donghanh.movements.facts import opening_key
from donghanh.movements.models import Clause, Delivery, Movement, Plan

from ..models import CriteriaSet
from ..rules.scoring import launch_checklist

# Asked upwards: awards know whether a form of commendation is foreseen for a movement.
has_award_forms: Socket[[Movement], bool] = Socket("Are forms of commendation foreseen for this movement?")

LABELS = {
    "aim": _("Mục đích, yêu cầu của phong trào"),
    "objects": _("Đối tượng: đơn vị được gửi kế hoạch"),
    "criteria": _("Bộ tiêu chí, tổng điểm chuẩn khớp"),
    "dates": _("Thời gian bắt đầu, kết thúc"),
    "award_forms": _("Hình thức khen thưởng"),
    "legal_bases": _("Căn cứ ban hành"),
}


@dataclass(frozen=True)
class Checked:
    """One line of the checklist as people read it."""

    label: object
    is_ready: bool


def checklist_of(movement: Movement | None, sets: Iterable[CriteriaSet]) -> list[Checked]:
    """The lines, ready or not; a few queries."""
    known = {"criteria": bool(list(sets)), "dates": movement is not None}
    if movement is not None:
        opening = Plan.objects.filter(pk__in=opening_key(movement.pk))
        plan = opening.select_related("document").first()
        known |= {
            "aim": Clause.objects.filter(plan=plan, kind="purpose").exists(),
            "objects": Delivery.objects.filter(plan__movement=movement).exists(),
            "award_forms": any(has_award_forms.ask(movement)),
            "legal_bases": bool(plan and _has_bases(plan)),
        }
    return [Checked(LABELS[line.code], line.is_ready) for line in launch_checklist(known)]


def _has_bases(plan: Plan) -> bool:
    """Does the paper (or its draft) name what it is based on?"""
    return bool(plan.document.content.bases if plan.document else plan.draft.get("bases"))
