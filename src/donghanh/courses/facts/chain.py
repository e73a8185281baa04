"""What hangs on a clause; what is not over."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.numbers import say_number
from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Trace
from donghanh.movements.choices import Stage
from donghanh.movements.facts import StageCount, StillOpen
from donghanh.movements.models import Clause, Movement

from ..choices import CourseState
from ..models import Course

_MOST_SHOWN = 10


def leads_to(clause: Clause, by: Actor) -> list[Trace]:
    """Courses in sight that hang on a clause; plugged into movements."""
    rows = Course.objects.visible_to(by).filter(clause=clause).exclude(state=CourseState.CANCELLED)
    return [Trace(_("Lớp học"), row.subject, row.get_absolute_url()) for row in rows[:_MOST_SHOWN]]


def stage_count(movement: Movement, by: Actor) -> StageCount:
    """How many courses in sight the movement has, how many were held."""
    return StageCount(
        Stage.DO,
        _("Lớp học"),
        reverse("courses:list"),
        found=Course.objects.visible_to(by).filter(movement=movement).exclude(state=CourseState.CANCELLED),
        done=Q(state=CourseState.HELD),
        note=lambda total, done: (
            _("đã tổ chức %(done)s/%(all)s") % {"done": say_number(done), "all": say_number(total)}
        ),
    )


def _open(count: int) -> Sentence:
    return Sentence("{count} lớp học chưa kết thúc", count=count)


def open_in_movement(movement: Movement) -> StillOpen:
    """Courses of the movement that are not over."""
    return StillOpen(Course.objects.filter(movement=movement, state=CourseState.OFFERED), _open)


def open_work(unit_id: int) -> list[Sentence]:
    """Courses that the unit offers and has not closed."""
    count = Course.objects.filter(unit=unit_id, state=CourseState.OFFERED).count()
    return [_open(count)] if count else []
