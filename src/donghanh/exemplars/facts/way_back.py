"""From a story back to the plan: every stop of the chain, each with what stands there and where it opens."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.awards.models import Nomination, Recognition
from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Trace
from donghanh.base.words import shortened
from donghanh.documents.models import Document
from donghanh.evaluation.choices import CardState, Grade
from donghanh.evaluation.models import Score, Scorecard
from donghanh.evaluation.rules.points import figures_from, say_points
from donghanh.movements.models import Clause
from donghanh.organisations.facts import path_of
from donghanh.organisations.rules import ids_on

from ..models import Consent, Story
from .stories import done_by

MOST_FIGURES = 6
DEEPEST = 4


@dataclass(frozen=True)
class Stop:
    """One stop on the way: what kind of thing it is, the rows that stand there, what is said where none does."""

    number: int
    title: Sentence
    rows: list[Trace]
    empty: Sentence

    @property
    def numbered(self) -> str:
        """1. Gương sáng."""
        return f"{self.number}. {self.title}"


def way_back(story: Story, by: Actor) -> list[Stop]:
    """The story, its consent, the award, the score, what was done, the unit's clause, the clause above; a few queries.

    What `by` may not open stands there by name only.
    """
    award = story.recognition
    dossier = award.nomination if award else None
    roots = _clauses(story, dossier)
    card = _card(story, dossier, by)
    own, above = _plans(story, roots, by)
    return [
        Stop(1, Sentence("Gương sáng"), [_told(story)], Sentence("")),
        Stop(2, Sentence("Đồng ý giới thiệu"), _consent(story), Sentence("Chưa có đồng ý giới thiệu.")),
        Stop(
            3,
            Sentence("Khen thưởng, quyết định"),
            _award(award, dossier, by),
            Sentence("Bài này không kể về một khen thưởng."),
        ),
        Stop(
            4,
            Sentence("Kết quả chấm điểm của đơn vị"),
            _score(card),
            Sentence("Không có phiếu chấm điểm đã thông báo mà vai trò này xem được."),
        ),
        Stop(
            5,
            Sentence("Số liệu, việc đã làm"),
            [
                *_figures(card, {clause.address for clause in roots}),
                *done_by(story.party, story.movement_id, by),
            ],
            Sentence("Chưa thấy số liệu, sáng kiến, công trình, giao ước nào."),
        ),
        Stop(
            6,
            Sentence("Kế hoạch của đơn vị và cấp trên trực tiếp"),
            own,
            Sentence("Đơn vị thực hiện thẳng theo kế hoạch phát động."),
        ),
        Stop(
            7,
            Sentence("Kế hoạch phát động phong trào"),
            above,
            Sentence("Bài viết chưa gắn với nội dung nào của kế hoạch."),
        ),
    ]


def _told(story: Story) -> Trace:
    when = say_date(story.published_on) if story.published_on else str(story.get_state_display())
    return Trace(story.party.name, story.title, reverse("exemplars:story", args=[story.pk]), when)


def _consent(story: Story) -> list[Trace]:
    consent: Consent | None = getattr(story, "consent", None)
    if consent is None:
        return []
    until = _("%(purpose)s, đến hết ngày %(day)s") % {
        "purpose": consent.purpose,
        "day": say_date(consent.until_on),
    }
    return [Trace(_("Người đồng ý"), consent.given_by, "", until)]


def _award(award: Recognition | None, dossier: Nomination | None, by: Actor) -> list[Trace]:
    """The recognition, the decision and its paper, the dossier."""
    if award is None:
        return []
    decision = award.decision
    opens = {
        "award": Recognition.objects.visible_to(by).filter(pk=award.pk).exists(),
        "paper": Document.objects.visible_to(by).filter(pk=decision.document_id).exists(),
        "dossier": dossier is not None and Nomination.objects.visible_to(by).filter(pk=dossier.pk).exists(),
    }
    url = reverse("awards:recognition", args=[award.pk]) if opens["award"] else ""
    paper = reverse("documents:record", args=[decision.document_id]) if opens["paper"] else ""
    rows = [
        Trace(_("Khen thưởng"), award.form_name, url, f"{award.party_name}, {award.year}"),
        Trace(_("Quyết định"), str(decision.document), paper, say_date(decision.decided_on)),
    ]
    if dossier is not None and opens["dossier"]:
        address = reverse("awards:nomination", args=[dossier.pk])
        rows.append(
            Trace(_("Hồ sơ đề nghị"), dossier.form_name, address, shortened(dossier.achievement, 160))
        )
    return rows


def _card(story: Story, dossier: Nomination | None, by: Actor) -> Scorecard | None:
    """The unit's announced card of the year that the award (the story) is about, in sight."""
    ends_on = dossier.round.period.ends_on if dossier else story.found_on
    rows = Scorecard.objects.visible_to(by).filter(
        unit=story.party.home_id, state=CardState.GRADED, round__period__ends_on__lte=ends_on
    )
    return rows.whole().order_by("-round__period__ends_on", "-pk").first()


def _score(card: Scorecard | None) -> list[Trace]:
    if card is None:
        return []
    said = _("%(points)s điểm, %(period)s") % {
        "points": say_points(card.total),
        "period": card.round.period.name,
    }
    return [Trace(card.round.criteria_set.name, str(Grade(card.grade).label), card.get_absolute_url(), said)]


def _figures(card: Scorecard | None, addresses: set[str]) -> list[Trace]:
    """Figures that made points of the card, with the cell or the list behind; those of the story's clauses first."""
    if card is None:
        return []
    rows = Score.objects.filter(scorecard=card, computed_points__gt=0).select_related("criterion")
    scores = sorted(
        rows, key=lambda one: (one.criterion.clause_address not in addresses, one.criterion.position)
    )
    found = [
        Trace(
            _("Tiêu chí %(code)s") % {"code": score.criterion.code},
            figure.said(),
            figure.url,
            score.criterion.name,
        )
        for score in scores
        for figure in figures_from(score.figures).values()
        if figure.value and figure.url
    ]
    return found[:MOST_FIGURES]


def _clauses(story: Story, dossier: Nomination | None) -> list[Clause]:
    """The clauses that the story or the dossier names, each once."""
    rows = [*story.clauses.all(), *(dossier.clauses.all() if dossier else ())]
    return list({clause.pk: clause for clause in rows}.values())


def _plans(story: Story, named: Iterable[Clause], by: Actor) -> tuple[list[Trace], list[Trace]]:
    """Clauses of the plans of the story's unit and its superiors, and those of the plan that opened the movement."""
    named = list(named)
    up = {clause.pk for clause in named}
    for _step in range(DEEPEST):  # up to the plan that opened the movement
        higher = Clause.objects.filter(answers__clause__in=up).exclude(pk__in=up).values_list("pk", flat=True)
        fresh = set(higher) - up
        if not fresh:
            break
        up |= fresh
    line = ids_on(path_of(story.party.home_id, story.found_on) or "")
    down = set(up)
    for _step in range(DEEPEST):  # and down again to the unit's own
        lower = Clause.objects.filter(lineage__superior_clause__in=down, plan__unit__in=line)
        fresh = set(lower.values_list("pk", flat=True)) - down
        if not fresh:
            break
        down |= fresh
    rows = list(
        Clause.objects.filter(pk__in=down, is_current=True).select_related("plan__unit").order_by("position")
    )
    seen = set(Clause.objects.visible_to(by).filter(pk__in=down).values_list("pk", flat=True))
    deepest_first = sorted(rows, key=lambda one: (-_depth(one, line), one.position))
    opening = [one for one in rows if one.plan.superior_id is None]
    return (
        [_clause(one, seen) for one in deepest_first if one.plan.superior_id is not None],
        [_clause(one, seen) for one in opening],
    )


def _depth(clause: Clause, line: list[int]) -> int:
    return line.index(clause.plan.unit_id) if clause.plan.unit_id in line else 0


def _clause(clause: Clause, seen: set[int]) -> Trace:
    url = reverse("movements:clause", args=[clause.pk]) if clause.pk in seen else ""
    title = f"{clause.address} – {clause.plan}"
    return Trace(clause.plan.unit.name, title, url, shortened(clause.text, 160))
