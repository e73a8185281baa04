"""What a new marking on request gave."""

from ..choices import SheetState
from ..models import Appeal, Mark
from ..rules.severity import half_up


def new_marks_of(appeal: Appeal) -> dict[int, int]:
    """By part the mean of what other jurors gave anew, in hundredths; nothing before they handed it in."""
    given: dict[int, list[int]] = {}
    marks = Mark.objects.filter(sheet__appeal=appeal, sheet__state=SheetState.SENT)
    for part_id, points in marks.values_list("part", "points"):
        given.setdefault(part_id, []).append(points)
    return {part_id: half_up(sum(points), len(points)) for part_id, points in given.items()}


def is_marked_anew(appeal: Appeal) -> bool:
    """Does another juror mark it right now?"""
    return appeal.sheets.filter(state=SheetState.ASSIGNED).exists()
