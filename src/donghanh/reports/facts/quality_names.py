"""How concerns read to one actor, and which wait for her."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dues import Due
from donghanh.base.sentences import Sentence
from donghanh.organisations.choices import Duty
from donghanh.organisations.models import Unit

from ..choices import ConcernState
from ..models import Concern, Report
from ..rules.quality_words import MEANINGS, Meaning, say


@dataclass(frozen=True)
class Told:
    """A concern with its sentence, what it means, and where what it speaks of is."""

    concern: Concern
    sentence: Sentence
    meaning: Meaning
    source: str


def told_to(by: Actor, concerns: Iterable[Concern]) -> list[Told]:
    """Each with its sentence; another unit is named only to those who see it. One query."""
    concerns = list(concerns)
    others = {concern.other_id for concern in concerns if concern.other_id and concern.unit_id != by.unit_id}
    names = (
        dict(Unit.objects.visible_to(by).filter(pk__in=others).values_list("pk", "name")) if others else {}
    )
    return [
        Told(
            concern,
            say(
                concern.kind,
                concern.facts,
                other=names.get(concern.other_id, "") if concern.unit_id != by.unit_id else "",
            ),
            MEANINGS[concern.kind],
            _source_of(concern),
        )
        for concern in concerns
    ]


def unfinished_of(by: Actor, report: Report) -> list[Told]:
    """What was found in one report and is not finished, as far as `by` may see; two queries."""
    rows = Concern.objects.visible_to(by).filter(report=report).exclude(state=ConcernState.CLOSED)
    return told_to(by, rows.select_related("indicator", "request"))


def sentences_of(reports: Iterable[Report]) -> dict[int, list[Sentence]]:
    """What was found in reports and is not finished, by report, for those who decide on them; one query."""
    rows = Concern.objects.filter(report__in=list(reports)).exclude(state=ConcernState.CLOSED)
    found: dict[int, list[Sentence]] = {}
    for report_id, kind, facts in rows.order_by("pk").values_list("report_id", "kind", "facts"):
        found.setdefault(report_id, []).append(say(kind, facts))
    return found


def _source_of(concern: Concern) -> str:
    """The cell where one is meant, else the report, else the request."""
    if concern.report_id and concern.indicator:
        return reverse("reports:cell", args=[concern.report_id, concern.indicator.code])
    if concern.report_id:
        return reverse("reports:report", args=[concern.report_id])
    return concern.request.get_absolute_url()


def concern_dues(by: Actor) -> list[Due]:
    """Questions to answer, and answers of units directly beneath to look at; one query."""
    asked = Q(unit=by.unit_id, state=ConcernState.ASKED) if by.has(Duty.FIGURES) else Q(pk__in=[])
    answered = (
        Q(pk__in=Concern.objects.decided_by(by).values("pk"), state=ConcernState.ANSWERED)
        if by.has(Duty.SIGN)
        else Q(pk__in=[])
    )
    rows = Concern.objects.visible_to(by).filter(asked | answered).order_by()
    return [_due(row["state"], row["count"]) for row in rows.values("state").annotate(count=Count("pk"))]


def _due(state: str, count: int) -> Due:
    is_question = state == ConcernState.ASKED
    title = (
        Sentence("{count} điểm cấp trên đề nghị xem lại", count=count)
        if is_question
        else Sentence("{count} trả lời về số liệu cần kiểm tra lại", count=count)
    )
    return Due(
        title=title,
        verb=Sentence("Trả lời") if is_question else Sentence("Xem trả lời"),
        url=reverse("reports:concerns") + f"?state={state}",
        minutes=min(60, 5 * count),
    )
