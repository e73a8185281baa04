"""Figures for reports, and what is still open."""

import datetime as dt
from decimal import Decimal

from django.db.models import Count, Q
from django.urls import reverse

from donghanh.base.known import Known
from donghanh.base.sentences import Sentence
from donghanh.movements.facts import StillOpen
from donghanh.movements.models import Movement

from ..choices import FOR_GOODS, HELPING, CaseField, CaseState, IdeaState
from ..models import Activity, Case, Idea
from .agreements import known_agreements


def known_figures(unit_id: int, since: dt.date, until: dt.date) -> list[Known]:
    """Cases and activities that the unit itself recorded in these days, with its agreements; five queries."""
    days = (since, until)
    raised = Q(raised_on__range=days)
    cases = (
        Case.objects.standing()
        .filter(unit=unit_id)
        .order_by()
        .aggregate(
            raised=Count("pk", filter=raised),
            confirmed=Count("pk", filter=Q(state=CaseState.CONFIRMED, closed_on__range=days)),
            proposals=Count("pk", filter=raised & Q(field__in=(CaseField.PROCEDURE, CaseField.POLICY))),
        )
    )
    done = (
        Activity.objects.filter(unit=unit_id, held_on__range=days)
        .order_by()
        .aggregate(
            helped=Count("pk", filter=Q(kind__in=HELPING)), goods=Count("pk", filter=Q(kind__in=FOR_GOODS))
        )
    )
    sent = Idea.objects.standing().filter(unit=unit_id, sent_on__range=days).order_by().count()
    book, list_url = Sentence("theo sổ khó khăn của doanh nghiệp"), reverse("support:cases")
    log, log_url = (
        Sentence("theo sổ hoạt động hỗ trợ doanh nghiệp, hàng Việt Nam"),
        reverse("support:activities"),
    )
    return [
        Known("cases_raised", Decimal(cases["raised"]), book, list_url),
        Known("cases_confirmed", Decimal(cases["confirmed"]), book, f"{list_url}?state=confirmed"),
        Known("policy_proposals", Decimal(cases["proposals"]), book, list_url),
        Known("support_activities", Decimal(done["helped"]), log, log_url),
        Known("goods_activities", Decimal(done["goods"]), log, log_url),
        Known(
            "product_ideas", Decimal(sent), Sentence("theo sổ ý kiến về hàng hóa"), reverse("support:ideas")
        ),
        *known_agreements(unit_id, since, until),
    ]


def open_work(unit_id: int) -> list[Sentence]:
    """Cases that the unit holds and has not settled; ideas on products that it has not sent."""
    cases = Case.objects.filter(holder=unit_id, state__in=(CaseState.OPEN, CaseState.ANSWERED)).count()
    ideas = Idea.objects.filter(holder=unit_id, state=IdeaState.WRITTEN).count()
    unsent = Sentence("{count} ý kiến về hàng hóa chưa gửi doanh nghiệp", count=ideas)
    return [*([_waiting(cases)] if cases else []), *([unsent] if ideas else [])]


def open_in_movement(movement: Movement) -> StillOpen:
    """Cases of the movement that no enterprise has confirmed."""
    return StillOpen(
        Case.objects.filter(movement=movement, state__in=(CaseState.OPEN, CaseState.ANSWERED)), _waiting
    )


def _waiting(count: int) -> Sentence:
    return Sentence("{count} khó khăn của doanh nghiệp chưa tháo gỡ xong", count=count)
