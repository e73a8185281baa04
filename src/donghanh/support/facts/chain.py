"""The chain both ways: the clause that a case or an activity answers, and what hangs on a clause."""

from typing import Any

from django.db.models import Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.numbers import say_number
from donghanh.base.sockets import Trace
from donghanh.evidence.models import Evidence
from donghanh.movements.choices import Stage
from donghanh.movements.facts import StageCount, clause_traces
from donghanh.movements.models import Clause, Movement

from ..choices import ActivityKind, CaseState
from ..models import Activity, Agreement, Case, Idea

_MOST_SHOWN = 10


def traced_from(thing: Case | Activity | Agreement | Idea) -> list[Trace]:
    """The clause on which it hangs; of an activity also the case that it helped."""
    found = clause_traces(thing.clause)
    if isinstance(thing, Activity) and thing.case is not None:
        found.append(Trace(_("Khó khăn của doanh nghiệp"), thing.case.title, thing.case.get_absolute_url()))
    if isinstance(thing, Agreement) and thing.renews is not None:
        found.append(Trace(_("Thay cho"), _period(thing.renews), thing.renews.get_absolute_url()))
    return found


def renewals(agreement: Agreement) -> list[Trace]:
    """The one that took its place."""
    after = getattr(agreement, "renewed_by", None)
    return [Trace(_("Đã ký lại"), _period(after), after.get_absolute_url())] if after else []


def _period(agreement: Agreement) -> str:
    return _("Thỏa ước từ %(start)s đến %(end)s") % {
        "start": say_date(agreement.from_on),
        "end": say_date(agreement.until_on),
    }


def leads_to(clause: Clause, by: Actor) -> list[Trace]:
    """Agreements, cases, activities and ideas in sight that hang on a clause, the latest first, in one statement; plugged
    into movements.
    """
    signed = Agreement.objects.visible_to(by).values_list(
        Value("agreement"), "pk", "enterprise", Value(""), "signed_on"
    )
    raised = (
        Case.objects.visible_to(by)
        .standing()
        .values_list(Value("case"), "pk", "title", "enterprise", "raised_on")
    )
    done = Activity.objects.visible_to(by).values_list(Value("activity"), "pk", "name", "kind", "held_on")
    written = (
        Idea.objects.visible_to(by)
        .standing()
        .values_list(Value("idea"), "pk", "product", "enterprise", "written_on")
    )
    first, *others = (rows.filter(clause=clause).order_by() for rows in (signed, raised, done, written))
    latest = first.union(*others, all=True).order_by("-signed_on", "-pk")[:_MOST_SHOWN]
    kinds = {
        "agreement": _("Thỏa ước lao động tập thể"),
        "case": _("Khó khăn của doanh nghiệp"),
        "idea": _("Ý kiến về hàng hóa"),
    }
    return [
        Trace(
            kinds.get(page) or str(ActivityKind(note).label),
            title,
            reverse(f"support:{page}", args=[pk]),
            note if page in ("case", "idea") else "",
        )
        for page, pk, title, note, _day in latest
    ]


def shown_evidence(by: Actor) -> QuerySet[Evidence, Any]:
    """Keys of files of cases in sight, as a subquery: a step may be another unit's."""
    seen = Case.objects.visible_to(by).order_by().values("pk")
    return Evidence.objects.filter(case_steps__case__in=seen).order_by().values("pk")


def shown_answers(by: Actor) -> QuerySet[Evidence, Any]:
    """Keys of the enterprises' letters about ideas in sight: who wrote one reads what was answered."""
    seen = Idea.objects.visible_to(by).order_by().values("pk")
    return Evidence.objects.filter(product_ideas__in=seen).order_by().values("pk")


def stage_count(movement: Movement, by: Actor) -> StageCount:
    """How many cases in sight the movement has, how many the enterprise confirmed."""
    return StageCount(
        Stage.DO,
        _("Khó khăn của doanh nghiệp"),
        reverse("support:board"),
        found=Case.objects.visible_to(by).filter(movement=movement).standing(),
        done=Q(state=CaseState.CONFIRMED),
        note=lambda total, done: (
            _("doanh nghiệp xác nhận đã tháo gỡ %(done)s/%(all)s")
            % {"done": say_number(done), "all": say_number(total)}
        ),
    )
