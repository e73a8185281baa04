"""What the public may know: counts, known recognitions, published stories. Nothing else is read here."""

from dataclasses import dataclass

from donghanh.awards.models import Recognition
from donghanh.base.dates import today
from donghanh.exemplars.models import Story
from donghanh.movements.models import Delivery, Movement
from donghanh.pledges.models import Pledge
from donghanh.works.models import Work

SMALLEST_TOLD = 5


@dataclass(frozen=True)
class Progress:
    """How far a movement is, in counts; `None` where a count is too small to be told."""

    units_reached: int | None
    units_answered: int | None
    pledges: int | None
    works_done: int | None
    recognitions: int | None

    @property
    def share_answered(self) -> int:
        """Answered units in percent of those reached, rounded down."""
        if not self.units_reached or self.units_answered is None:
            return 0
        return self.units_answered * 100 // self.units_reached


def told(count: int) -> int | None:
    """A count, unless it is so small that it would tell of single people."""
    return count if count == 0 or count >= SMALLEST_TOLD else None


def progress_of(movement: Movement) -> Progress:
    """The movement's counts; five queries."""
    reached = Delivery.objects.filter(plan__movement=movement)
    return Progress(
        units_reached=told(reached.count()),
        units_answered=told(reached.filter(answered_at__isnull=False).count()),
        pledges=told(Pledge.objects.filter(movement=movement).in_force().count()),
        works_done=told(Work.objects.filter(movement=movement, completed_on__isnull=False).count()),
        recognitions=told(Recognition.objects.known().filter(nomination__round__movement=movement).count()),
    )


def movements_told() -> list[Movement]:
    """Movements that run or ran, the latest first."""
    return list(Movement.objects.filter(starts_on__lte=today()).select_related("unit").order_by("-starts_on", "-pk"))


def stories_told() -> "list[Story]":
    """Stories the public may read today, the latest first."""
    return list(
        Story.objects.shown_on(today()).select_related("party", "unit", "movement").order_by("-published_on", "-pk")[:30]
    )
