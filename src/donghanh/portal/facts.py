"""What the public may know: counts, known recognitions, published stories. Nothing else is read here."""

from dataclasses import dataclass

from donghanh.awards.models import Recognition, RecognitionQuerySet
from donghanh.base.dates import today
from donghanh.exemplars.models import Picture, PictureQuerySet, Story, StoryQuerySet
from donghanh.initiatives.models import Initiative, InitiativeQuerySet
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


def told(count: int) -> int | None:
    """A count, unless it is so small that it would tell of single people or units."""
    return count if count >= SMALLEST_TOLD else None


def progress_of(movement: Movement) -> Progress:
    """The movement's counts; five queries."""
    reached = Delivery.objects.filter(plan__movement=movement).values("unit").distinct()
    pledges = Pledge.objects.registered().filter(registration__movement=movement)
    return Progress(
        units_reached=told(reached.count()),
        units_answered=told(reached.filter(answered_at__isnull=False).count()),
        pledges=told(pledges.count()),
        works_done=told(Work.objects.done().filter(movement=movement).count()),
        recognitions=told(Recognition.objects.known().filter(nomination__round__movement=movement).count()),
    )


def latest_movement() -> Movement | None:
    """The movement that began last, once its plan is issued."""
    begun = Movement.objects.filter(
        starts_on__lte=today(), plans__state="issued", plans__superior__isnull=True
    )
    return begun.select_related("unit").order_by("-starts_on", "-pk").first()


def recognitions_told() -> RecognitionQuerySet:
    """Recognitions whose decision is signed, numbered and scanned, and that stand, the latest first."""
    known = Recognition.objects.known().select_related("decision__document")
    return known.order_by("-year", "-decision__effective_on", "decision", "position")


def initiatives_told() -> InitiativeQuerySet:
    """Recognised initiatives whose authors agreed, the latest first; of restricted ones title and effect only."""
    shown = Initiative.objects.shown().select_related("unit").prefetch_related("authors")
    return shown.order_by("-recognised_on", "-pk")


def pictures_told() -> PictureQuerySet:
    """Pictures that the public may see today: gone with their story."""
    return Picture.objects.shown_on(today())


def stories_told() -> StoryQuerySet:
    """Stories the public may read today, the latest first."""
    shown = Story.objects.shown_on(today()).select_related(
        "party", "unit", "movement", "recognition__decision__document"
    )
    return shown.order_by("-published_on", "-pk")
