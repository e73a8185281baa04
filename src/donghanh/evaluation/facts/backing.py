"""What was done as proof of a score: what a unit may tick, and what stands behind scores."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Trace
from donghanh.evidence.models import Evidence, EvidenceQuerySet
from donghanh.pledges.models import Pledge
from donghanh.works.models import Work

from ..models import DeedProof, Scorecard
from .deeds import DEEDS, Span

MOST_OFFERED = 20
# Which counted deeds of the card's period may be ticked, and what each is called there.
OFFERED: Mapping[str, tuple[str, Sentence]] = {
    "work": ("works_accepted", Sentence("Công trình")),
    "initiative": ("initiatives_recognised", Sentence("Sáng kiến")),
    "pledge": ("pledges_kept", Sentence("Giao ước")),
}


@dataclass(frozen=True)
class Offered:
    """One thing to tick: its key ("work:11") and how it is called."""

    key: str
    label: str


def offered_for(card: Scorecard) -> list[Offered]:
    """The unit's works accepted, initiatives recognised and pledges kept in the period, latest first; four queries."""
    span = Span.of(card.round.period, card.round.movement_id)
    return [
        Offered(f"{kind}:{row.pk}", f"{name}: {row}")
        for kind, (deed, name) in OFFERED.items()
        for row in DEEDS[deed].behind(card.unit_id, span).order_by("-pk")[:MOST_OFFERED]
    ]


def files_of(offered: Iterable[Offered]) -> Q:
    """Evidence that hangs on these: pictures and minutes of works, files of initiatives, scans and proofs of pledges."""
    keys: dict[str, list[int]] = {kind: [] for kind in OFFERED}
    for one in offered:
        kind, key = one.key.split(":")
        keys[kind].append(int(key))
    return (
        Q(progress_notes__work__in=keys["work"])
        | Q(minutes_of_works__in=keys["work"])
        | Q(initiatives__in=keys["initiative"])
        | Q(minutes_of_initiatives__in=keys["initiative"])
        | Q(scan_of_pledges__in=keys["pledge"])
        | Q(outcomes__promise__pledge__in=keys["pledge"])
    )


def files_to_tick(by: Actor, card: Scorecard, offered: list[Offered], *, most: int) -> EvidenceQuerySet:
    """The unit's files in sight: those of what it did, and its latest ones."""
    own = Evidence.objects.visible_to(by).filter(unit=card.unit_id)
    hanging = Evidence.objects.filter(files_of(offered), unit=card.unit_id).order_by().values("pk")
    latest = list(own.latest_first().values_list("pk", flat=True)[:most])
    return own.filter(Q(pk__in=hanging) | Q(pk__in=latest)).latest_first()


def traces_of_work(work: Work, by: Actor) -> list[Trace]:
    """Plugged into works."""
    return traces_of_deed(by, work=work)


def traces_of_pledge(pledge: Pledge, by: Actor) -> list[Trace]:
    """Plugged into pledges."""
    return traces_of_deed(by, pledge=pledge)


def traces_of_deed(by: Actor, **thing: Model) -> list[Trace]:
    """The criteria in sight that this work, initiative or pledge (by its kind) is ticked for; one query."""
    rows = DeedProof.objects.filter(scorecard__in=Scorecard.objects.visible_to(by).values("pk"), **thing)
    return [
        Trace(
            kind=_("Minh chứng cho tiêu chí"),
            title=f"{row.score.criterion.code}. {row.score.criterion.name}",
            url=row.scorecard.get_absolute_url(),
            note=row.scorecard.round.period.name,
        )
        for row in rows.select_related("score__criterion", "scorecard__round__period").order_by("pk")
    ]
