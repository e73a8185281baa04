"""The union's year: the days that movements, plans, registrations, reports, scoring, reviews and awards set."""

import datetime as dt
from collections.abc import Callable, Iterator

from django.db.models import Count, Q
from django.urls import reverse

from donghanh.awards.models import Round as AwardRound
from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence
from donghanh.evaluation.models import Round as ScoringRound
from donghanh.movements.models import Delivery, Movement
from donghanh.organisations.rules import ids_on
from donghanh.people.models import Account
from donghanh.pledges.models import Registration
from donghanh.reports.models import ReportRequest
from donghanh.reviews.models import Review

from ..rules import YearDay, without_doubles
from .dues import actors_of, dues_of

Span = tuple[dt.date, dt.date]
LAST_DAY = dt.timedelta(days=1)


def _line(by: Actor) -> list[int]:
    """The unit acted for and its superiors: whose days concern it."""
    return ids_on(by.path or "")


def _movements(by: Actor, span: Span) -> Iterator[YearDay]:
    rows = Movement.objects.visible_to(by).filter(Q(starts_on__range=span) | Q(ends_on__range=span))
    for row in rows:
        url = reverse("movements:movement", args=[row.pk])
        for word, day in (("begins", row.starts_on), ("ends", row.ends_on)):
            said = Sentence("Bắt đầu phong trào") if word == "begins" else Sentence("Kết thúc phong trào")
            if span[0] <= day <= span[1]:
                yield YearDay(f"movement-{row.pk}-{word}", day, said, row.name, url)


def _plans_received(by: Actor, span: Span) -> Iterator[YearDay]:
    rows = Delivery.objects.received_by(by).filter(due_on__range=span).select_related("plan__unit")
    for row in rows:
        yield YearDay(
            f"delivery-{row.pk}",
            row.due_on or span[0],
            Sentence("Hạn phản hồi kế hoạch cấp trên"),
            f"{row.plan} – {row.plan.unit.name}",
            reverse("movements:delivery", args=[row.pk]),
            is_done=row.answered_at is not None,
        )


def _plans_sent(by: Actor, span: Span) -> Iterator[YearDay]:
    rows = (
        Delivery.objects.filter(plan__unit=by.unit_id, due_on__range=span)
        .values("plan", "plan__number", "plan__title", "due_on")
        .annotate(total=Count("pk"), answered=Count("answered_at"))
        .order_by("due_on", "plan")
    )
    for row in rows:
        yield YearDay(
            f"plan-{row['plan']}-{row['due_on'].isoformat()}",
            row["due_on"],
            Sentence(
                "Hạn cấp dưới phản hồi kế hoạch ({done}/{total})", done=row["answered"], total=row["total"]
            ),
            row["plan__number"] or row["plan__title"],
            reverse("movements:adoption", args=[row["plan"]]),
            is_done=row["answered"] == row["total"],
        )


def _registrations(by: Actor, span: Span) -> Iterator[YearDay]:
    rows = Registration.objects.filter(unit__in=_line(by), closes_on__range=span).select_related("movement")
    for row in rows:
        url = reverse("pledges:registration", args=[row.pk])
        said = Sentence("Hết hạn đăng ký giao ước thi đua năm {year}", year=row.year)
        yield YearDay(f"registration-{row.pk}", row.closes_on, said, row.movement.name, url)


def _reports(by: Actor, span: Span) -> Iterator[YearDay]:
    asked = ReportRequest.objects.asking(by.unit_id).values("pk")
    for row in ReportRequest.objects.filter(Q(unit=by.unit_id) | Q(pk__in=asked), due_on__range=span):
        said = Sentence("Hạn nhận báo cáo") if row.unit_id == by.unit_id else Sentence("Hạn gửi báo cáo")
        url = reverse("reports:request", args=[row.pk])
        yield YearDay(f"report-{row.pk}", row.due_on, said, row.title, url)


def _scoring(by: Actor, span: Span) -> Iterator[YearDay]:
    rows = ScoringRound.objects.filter(
        Q(self_due_on__range=span) | Q(verify_due_on__range=span), unit__in=_line(by)
    )
    for row in rows.select_related("criteria_set"):
        url = reverse("evaluation:round", args=[row.pk])
        for word, day in (("self", row.self_due_on), ("verify", row.verify_due_on)):
            said = Sentence("Hạn tự chấm điểm") if word == "self" else Sentence("Hạn thẩm định điểm thi đua")
            if span[0] <= day <= span[1]:
                yield YearDay(f"scoring-{row.pk}-{word}", day, said, row.criteria_set.name, url)


def _reviews(by: Actor, span: Span) -> Iterator[YearDay]:
    rows = Review.objects.filter(unit=by.unit_id, reports_due_on__range=span).select_related("movement")
    for row in rows:
        said = Sentence("Hạn gửi báo cáo {kind}", kind=row.get_kind_display().lower())
        url = reverse("reviews:review", args=[row.pk])
        yield YearDay(f"review-{row.pk}", row.reports_due_on, said, row.movement.name, url)


def _awards(by: Actor, span: Span) -> Iterator[YearDay]:
    rows = AwardRound.objects.filter(unit__in=_line(by), closes_on__range=span)
    for row in rows.select_related("unit"):
        url = reverse("awards:round", args=[row.pk])
        is_own = row.unit_id == by.unit_id
        said = Sentence("Hết hạn nhận hồ sơ khen thưởng") if is_own else Sentence("Hạn gửi hồ sơ khen thưởng")
        note = row.name if is_own else f"{row.name} – {row.unit.name}"
        yield YearDay(f"award-{row.pk}", row.closes_on, said, note, url)


# Every app that sets days, in the order of the stages; one query each.
SOURCES: tuple[Callable[[Actor, Span], Iterator[YearDay]], ...] = (
    _movements,
    _plans_received,
    _plans_sent,
    _registrations,
    _reports,
    _scoring,
    _reviews,
    _awards,
)


def days_of_year(by: Actor, year: int) -> list[YearDay]:
    """The days of one year that concern the unit acted for, the earliest first."""
    return _days(by, (dt.date(year, 1, 1), dt.date(year, 12, 31))) if by.unit_id else []


def _days(by: Actor, span: Span) -> list[YearDay]:
    found = [day for ask in SOURCES for day in ask(by, span)]
    return sorted(found, key=lambda day: (day.on, day.key))


def calendar_days(account: Account, today: dt.date) -> list[YearDay]:
    """For a calendar: the days from last year to next year at every unit of the account, and what else is due."""
    span = (dt.date(today.year - 1, 1, 1), dt.date(today.year + 1, 12, 31))
    found: list[YearDay] = []
    for by in actors_of(account, today):
        found += _days(by, span)
        found += [
            YearDay(f"due{due.url}", due.due_on, due.verb, str(due.title), due.url)
            for due in dues_of(by, today)
            if due.due_on is not None
        ]
    return without_doubles(found)
