"""Rows that pages reach otherwise than by a scope of the acting unit: a juror's own desk, the board of a key."""

from django.db.models import QuerySet

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.organisations.choices import RoleKey
from donghanh.organisations.models import Appointment, Path, Unit
from donghanh.people.models import Person

from ..choices import RoundState, SheetState
from ..models import Contest, Juror, Part, Sheet, SheetQuerySet, TestMark


def desk_of(by: Actor, contest: Contest) -> Juror | None:
    """The place that `by` takes in a contest's jury."""
    return Juror.objects.taken_by(by).filter(contest=contest).first()


def juror_at(by: Actor, token: str) -> Juror | None:
    """The juror of a desk, to that very person alone, whatever the unit acted for."""
    rows = Juror.objects.taken_by(by).select_related("contest__unit", "person")
    return rows.filter(token=token).first()


def pile_of(juror: Juror) -> SheetQuerySet:
    """What lies on a desk: sheets of rounds that are open or over, none that were declined."""
    rows = Sheet.objects.filter(juror=juror).exclude(state=SheetState.RECUSED)
    rows = rows.exclude(round__state=RoundState.PLANNED)
    return rows.select_related("entry__field", "round__contest", "juror").order_by(
        "round__position", "position"
    )


def units_beneath(contest: Contest) -> QuerySet[Unit]:
    """Whose entries a juror may have to declare: units beneath the one that holds the contest."""
    beneath = (
        Path.objects.on(today()).filter(path__contains=f"/{contest.unit_id}/").exclude(unit=contest.unit_id)
    )
    return Unit.objects.filter(pk__in=beneath.values("unit")).in_order()


def people_to_ask(by: Actor) -> QuerySet[Person]:
    """Who may be asked to judge: holders of the role in scope, with an account."""
    held = Appointment.objects.visible_to(by).in_force(today()).filter(role=RoleKey.JUROR)
    return Person.objects.filter(pk__in=held.values("person"), account__isnull=False).by_name()


def board_of(key: str) -> Contest | None:
    """The contest whose board hangs at this address."""
    return Contest.objects.standing().filter(board_key=key).select_related("unit").first()


def test_marks(parts: list[Part]) -> dict[tuple[int, int], int]:
    """What test papers were worth, by entry and part."""
    rows = TestMark.objects.filter(part__in=parts).values_list("entry", "part", "points")
    return {(entry, part): points for entry, part, points in rows}
