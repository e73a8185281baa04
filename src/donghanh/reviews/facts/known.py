"""Everything a review knows, gathered from the floors below in a fixed number of queries."""

import datetime as dt
from collections import Counter

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from donghanh.awards.facts import grades_in
from donghanh.awards.models import Recognition
from donghanh.base.actors import Actor
from donghanh.base.dates import today as business_day
from donghanh.base.dues import Due
from donghanh.base.sentences import Sentence
from donghanh.exemplars.models import Story
from donghanh.movements.models import Delivery
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import path_of
from donghanh.organisations.models import Path
from donghanh.periods.facts import period
from donghanh.periods.models import Period
from donghanh.pledges.models import Pledge, PledgeQuerySet
from donghanh.reports.facts.answers import voices_beneath
from donghanh.reports.models import ReportRequest
from donghanh.works.models import Work

from ..choices import ReviewState
from ..models import Review
from ..rules import AdoptionLine, Known
from ..rules.narrative import Voiced
from .figures import best_of, compared_figures, missing_of, request_of


def periods_of(today: dt.date) -> QuerySet[Period]:
    """What may be reviewed: halves and years of this year and the last."""
    codes = [f"{year}{part}" for year in (today.year, today.year - 1) for part in ("", "H1")]
    return Period.objects.filter(pk__in=[period(code).pk for code in codes]).order_by("-ends_on")


def known_of(review: Review, *, names_units: bool = False) -> Known:
    """What the data say about the review's year, for the branch of its unit as it stood at the period's end.

    `names_units` names those with high results, only among like units.
    """
    day = min(review.period.ends_on, business_day())
    branch = Path.objects.on(day).beneath(path_of(review.unit_id, day) or "/0/").values("unit")
    adoption = adoption_lines(review)
    works = Work.objects.standing().filter(movement=review.movement, unit__in=branch, starts_on__lte=day)
    grades = grades_in(set(branch.values_list("unit", flat=True)), review.period)
    figures, asked = compared_figures(review), request_of(review)
    counted = Counter((grade.rank, grade.name) for grade in grades.values())
    return Known(
        movement=review.movement.name,
        unit=review.unit.name,
        period=review.period.name,
        asked=sum(line.asked for line in adoption),
        answered=sum(line.answered for line in adoption),
        adoption=adoption,
        pledges=_pledges(review).filter(first__home__in=branch).count(),
        works=works.count(),
        works_done=works.filter(completed_on__lte=day).count(),
        figures=figures,
        grades=[(name, count) for (_, name), count in sorted(counted.items(), reverse=True)],
        commended=commended(review, branch),
        stories=[story.title for story in Story.objects.shown_on(business_day()).filter(unit__in=branch)[:5]],
        best=best_of(review, asked, figures) if names_units else [],
        missing=missing_of(review, asked),
        voiced=[
            Voiced(one.question.said, one.count, tuple((v.unit, v.quoted) for v in one.quoted), one.url)
            for one in (voices_beneath(asked, review.unit_id) if asked else ())
        ],
        urls=_urls(review, asked),
    )


def _urls(review: Review, asked: ReportRequest | None) -> dict[str, str]:
    """Where the counts of a review open."""
    movement = reverse("movements:movement", args=[review.movement_id])
    return {
        "adoption": movement,
        "missing": movement,
        "board": reverse("reports:board_of", args=[asked.pk, review.unit_id]) if asked else "",
        "pledges": reverse("pledges:list"),
        "works": reverse("works:list"),
        "grades": reverse("evaluation:cards"),
        "commended": reverse("awards:register"),
    }


def _pledges(review: Review) -> PledgeQuerySet:
    """Registered pledges of the movement in the year of the review."""
    year = review.period.ends_on.year
    return Pledge.objects.registered().filter(
        registration__movement=review.movement_id, registration__year=year
    )


def adoption_lines(review: Review) -> list[AdoptionLine]:
    """Per sending unit of the branch: addressees asked and answered."""
    day = min(review.period.ends_on, business_day())
    branch = Path.objects.on(day).beneath(path_of(review.unit_id, day) or "/0/").values("unit")
    rows = (
        Delivery.objects.filter(plan__movement=review.movement, plan__unit__in=branch)
        .values("plan__unit__name", "plan__unit__sort_key")
        .annotate(asked=Count("pk"), answered=Count("pk", filter=Q(answered_at__isnull=False)))
        .order_by("plan__unit__level", "plan__unit__sort_key")
    )
    return [AdoptionLine(row["plan__unit__name"], row["asked"], row["answered"]) for row in rows]


def commended(review: Review, branch: object) -> list[tuple[str, int]]:
    """Known recognitions of the year in the branch, by form."""
    rows = (
        Recognition.objects.known()
        .filter(
            nomination__round__movement=review.movement,
            year=review.period.ends_on.year,
            party__home__in=branch,
        )
        .values_list("form_name")
        .annotate(count=Count("pk"))
        .order_by("form_name")
    )
    return [(name, count) for name, count in rows]


def _next_verb(review: Review) -> Sentence:
    """What the review waits for."""
    if review.state == ReviewState.PLANNED:
        return Sentence("Ban hành hướng dẫn")
    if review.state == ReviewState.GUIDED:
        return Sentence("Viết báo cáo")
    return Sentence("Ban hành báo cáo")


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Reviews the unit acted for has begun and not issued."""
    if not by.has(Duty.DRAFT):
        return []
    return [
        Due(
            title=Sentence("{review}: {movement}", review=str(review), movement=review.movement.name),
            verb=_next_verb(review),
            url=reverse("reviews:review", args=[review.pk]),
            due_on=review.reports_due_on,
            minutes=30,
        )
        for review in Review.objects.editable_by(by).select_related("movement", "period")
    ]
