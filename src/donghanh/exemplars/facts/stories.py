"""Reading stories: who may be told of, the chain, what is due."""

import datetime as dt

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.awards.models import Recognition
from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.dues import Due
from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Trace
from donghanh.base.words import shortened
from donghanh.initiatives.models import Initiative
from donghanh.movements.choices import Stage
from donghanh.movements.facts import StageCount
from donghanh.movements.models import Clause, Movement, Plan
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import party_choices
from donghanh.organisations.models import Party
from donghanh.pledges.models import Pledge
from donghanh.works.models import Work

from ..choices import StoryState
from ..models import Outlet, OutletQuerySet, Story
from ..rules import press_named

MOST = 10
MOST_DONE = 3
MOST_OFFERED = 300
SOON = dt.timedelta(days=30)


def about_choices(by: Actor) -> list[tuple[str, str]]:
    """Whom a story may be about: parties of the unit acted for, and known recognitions in sight."""
    known = Recognition.objects.visible_to(by).known().order_by("-year", "party_name")[:MOST_OFFERED]
    return [
        *party_choices(by),
        *((f"award:{row.pk}", f"{row} – {row.home_name}".rstrip(" –")) for row in known),
    ]


def traced_from(story: Story, by: Actor) -> list[Trace]:
    """The recognition it tells of, what its party did as far as `by` sees it, and the clauses it carries out."""
    award = story.recognition
    first = (
        [Trace(_("Khen thưởng"), str(award), reverse("awards:recognition", args=[award.pk]))] if award else []
    )
    return [*first, *done_by(story.party, story.movement_id, by)] + [
        Trace(
            _("Nội dung kế hoạch"),
            f"{clause.address}. {shortened(clause.text, 110)}",
            reverse("movements:clause", args=[clause.pk]),
        )
        for clause in story.clauses.all()
    ]


def done_by(party: Party, movement_id: int, by: Actor) -> list[Trace]:
    """Recognised initiatives, works and pledges of the party in the movement, in sight; three queries."""
    ideas = Initiative.objects.visible_to(by).recognised().filter(movement=movement_id)
    by_name, of_unit = (
        Q(authors__person__isnull=False, authors__person=party.person_id),
        Q(unit=party.unit_id),
    )
    whose = by_name if party.unit_id is None else of_unit
    works = Work.objects.visible_to(by).done().filter(movement=movement_id, owner=party)
    pledges = Pledge.objects.visible_to(by).registered().filter(registration__movement=movement_id)
    pledges = pledges.filter(Q(first=party) | Q(second=party)).select_related("first", "second")
    return [
        *(
            Trace(_("Sáng kiến"), row.title, row.get_absolute_url())
            for row in ideas.filter(whose).order_by("-recognised_on", "pk")[:MOST_DONE]
        ),
        *(
            Trace(_("Công trình, sản phẩm, phần việc"), row.name, row.get_absolute_url())
            for row in works.order_by("-completed_on", "pk")[:MOST_DONE]
        ),
        *(
            Trace(_("Giao ước thi đua"), str(row), row.get_absolute_url())
            for row in pledges.order_by("-pk")[:MOST_DONE]
        ),
    ]


def stories_of_recognition(recognition: Recognition, by: Actor) -> list[Trace]:
    """Stories in sight that tell of a recognition."""
    rows = Story.objects.visible_to(by).filter(recognition=recognition).order_by("-pk")
    return [_trace(story) for story in rows[:MOST]]


def stories_of_clause(clause: Clause, by: Actor) -> list[Trace]:
    """Stories in sight of how a clause was carried out."""
    rows = Story.objects.visible_to(by).filter(clauses=clause).order_by("-pk")
    return [_trace(story) for story in rows[:MOST]]


def _trace(story: Story) -> Trace:
    label = str(StoryState(story.state).label)
    return Trace(_("Điển hình"), story.title, reverse("exemplars:story", args=[story.pk]), label)


def stage_count(movement: Movement, by: Actor) -> StageCount:
    """How many stories the unit's branch shows."""
    shown = Story.objects.visible_to(by).filter(movement=movement, state=StoryState.PUBLISHED)
    return StageCount(
        Stage.COMMEND,
        _("Điển hình tiên tiến"),
        reverse("exemplars:stories"),
        found=shown,
        done=Q(state=StoryState.PUBLISHED),
        note=lambda total, _shown: _("%(count)s bài đang giới thiệu") % {"count": total},
    )


def outlets_of(story: Story) -> OutletQuerySet:
    """The press that the unit which tells the story works or worked with."""
    return Outlet.objects.filter(unit=story.unit_id)


def press_of_plan(movement_id: int) -> list[tuple[dt.date, str, str]]:
    """Stations and newspapers that the plan opening the movement names, with the day of the plan."""
    plan = Plan.objects.opening().filter(movement=movement_id).select_related("document").first()
    if plan is None or plan.issued_on is None:
        return []
    recipients = plan.document.content.recipients if plan.document else ()
    texts = [*(line.name for line in recipients), *plan.clauses.values_list("text", flat=True)]
    named = dict.fromkeys(found for text in texts for found in press_named(text))
    return [(plan.issued_on, kind, name) for kind, name in named]


def press_to_take(story: Story) -> list[tuple[dt.date, str, str]]:
    """Of those the plan names, the ones that the unit does not know yet."""
    known = set(Outlet.objects.filter(unit=story.unit_id).values_list("name", flat=True))
    return [named for named in press_of_plan(story.movement_id) if named[2] not in known]


def dues_of(by: Actor, today: dt.date) -> list[Due]:
    """Stories to verify (who signs), to ask consent for, to publish, and consents that end; one query."""
    if by.unit_id is None or not (by.has(Duty.SIGN) or by.has(Duty.PUBLISH)):
        return []
    rows = Story.objects.editable_by(by).select_related("party", "consent").order_by("found_on", "pk")
    open_states = [StoryState.FOUND, StoryState.VERIFIED, StoryState.CONSENTED, StoryState.PUBLISHED]
    found = [_due(by, story, today) for story in rows.filter(state__in=open_states)]
    return [due for due in found if due is not None][:MOST]


def _due(by: Actor, story: Story, today: dt.date) -> Due | None:
    if story.state == StoryState.FOUND:
        return _card(story, Sentence("Xác minh bài viết")) if by.has(Duty.SIGN) else None
    if not by.has(Duty.PUBLISH):
        return None
    if story.state == StoryState.VERIFIED:
        return _card(story, Sentence("Xin ý kiến đồng ý giới thiệu"))
    consent = story.consent
    if story.state == StoryState.CONSENTED:
        return _card(story, Sentence("Giới thiệu bài viết"))
    if consent.until_on > today + SOON:
        return None
    note = Sentence("Đồng ý giới thiệu đến {day}; hết hạn thì bài tự ẩn.", day=say_date(consent.until_on))
    return _card(story, Sentence("Xin gia hạn đồng ý"), due_on=consent.until_on, note=note)


def _card(story: Story, verb: Sentence, *, due_on: dt.date | None = None, note: Sentence | str = "") -> Due:
    return Due(
        title=story.title,
        verb=verb,
        url=reverse("exemplars:story", args=[story.pk]),
        due_on=due_on,
        minutes=10,
        note=note or story.party.name,
    )
