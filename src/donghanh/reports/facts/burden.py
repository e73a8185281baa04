"""What requests cost those who fill them."""

import datetime as dt
from collections.abc import Iterable

from donghanh.base.actors import Actor
from donghanh.indicators.models import Indicator
from donghanh.periods.rules import Span

from ..models import FormVersion, ReportRequest
from ..rules.burden import Asking, Twice, asked_twice
from .sheets import sheet_of


def asking_of(form: FormVersion, span: Span, title: str = "") -> Asking:
    """A form asked for a period, as the rules know it; one query."""
    return Asking(title or form.name, span, sheet_of(form).lines)


def askings_around(by: Actor, span: Span, *, besides: FormVersion | None = None) -> list[Asking]:
    """What is asked already with other forms than `besides`, by anybody in sight, for periods that fall into `span`,
    the first due first.
    """
    requests = (
        ReportRequest.objects.visible_to(by)
        .filter(period__ends_on__gte=span.starts_on, period__ends_on__lte=span.ends_on)
        .select_related("form", "period")
        .prefetch_related("form__items__indicator__numerator", "form__items__indicator__denominator")
        .order_by("due_on", "pk")
    )
    if besides is not None:
        requests = requests.exclude(form=besides)
    return [asking_of(request.form, request.period.span, request.title) for request in requests]


def last_asked(by: Actor, day: dt.date) -> dt.date:
    """The last day of the latest period that was asked for and is over on `day`; `day` where there is none."""
    over = ReportRequest.objects.visible_to(by).filter(period__ends_on__lte=day)
    return over.order_by("-period__ends_on").values_list("period__ends_on", flat=True).first() or day


def twice_in(askings: Iterable[Asking], *, only: str = "") -> list[Twice]:
    """Figures that these ask twice, or those that `only` (the title of one) asks again; one query."""
    askings = list(askings)
    codes = {line.code for asking in askings for line in asking.lines}
    over_time = dict(Indicator.objects.filter(code__in=codes).values_list("code", "over_time"))
    found = asked_twice(askings, over_time)
    return [twice for twice in found if not only or twice.second == only]
