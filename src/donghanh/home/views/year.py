"""The union's year, on a page and in the calendar of a telephone."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from donghanh.base.dates import today
from donghanh.notices import actions as notices
from donghanh.notices.facts import calendar_account, calendar_key_of, calendar_token
from donghanh.ui.pages import act, see
from donghanh.ui.tables import Cell, Column, Table

from .. import facts
from ..documents import calendar_file
from ..rules import Month, YearDay, by_month

CALENDAR = "text/calendar; charset=utf-8"
FIRST_YEAR, LAST_YEAR = 2000, 2100


def _year_of(request: HttpRequest) -> int:
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else today().year
    return year if FIRST_YEAR <= year <= LAST_YEAR else today().year


def year(request: HttpRequest) -> HttpResponse:
    """What the year asks of the unit acted for, month by month."""
    chosen = _year_of(request)
    months = by_month(facts.days_of_year(request.by, chosen))
    told = {
        "year": chosen,
        "months": [(month.title, _table(month)) for month in months],
        "before": chosen - 1,
        "after": chosen + 1,
    }
    return render(request, "home/year.html", told)


def _table(month: Month) -> Table:
    return Table(
        columns=[Column(_("Ngày")), Column(_("Việc")), Column(_("Tình hình"))],
        rows=[[day.on, Cell(str(day.what), url=day.url, note=day.of), _standing(day)] for day in month.days],
    )


def _standing(day: YearDay) -> Cell:
    if day.is_done:
        return Cell(_("Đã xong"), tone="accepted")
    days = (day.on - today()).days
    if days < 0:
        return Cell(_("Đã qua"), tone="neutral")
    if days == 0:
        return Cell(_("Hôm nay"), tone="due")
    return Cell(_("Còn %(days)s ngày") % {"days": days}, tone="due" if days <= 7 else "neutral")


@never_cache
def calendar(request: HttpRequest) -> HttpResponse:
    """The address a telephone subscribes to, made on demand; and one file to take along."""
    if request.method == "POST":
        done = act(
            request,
            lambda: notices.give_calendar_key(by=request.by),
            to="home:calendar",
            success=_("Đã tạo địa chỉ lịch mới."),
        )
        if done:
            return done
    key = calendar_key_of(request.by)
    address = (
        request.build_absolute_uri(reverse("home:calendar_feed", args=[calendar_token(key)])) if key else ""
    )
    return render(request, "home/calendar.html", {"address": address})


@require_POST
def end_calendar(request: HttpRequest) -> HttpResponse:
    """The address gives nothing any more."""
    done = act(
        request,
        lambda: notices.end_calendar_key(by=request.by),
        to="home:calendar",
        success=_("Đã ngừng địa chỉ lịch."),
    )
    return done or see("home:calendar")


@never_cache
def calendar_download(request: HttpRequest) -> HttpResponse:
    """The calendar once, as a file."""
    return _file(request, request.user, name="lich-thi-dua.ics")


@never_cache
@login_not_required
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar for a telephone, which does not sign in: the secret address is the key."""
    account = calendar_account(token)
    if account is None:
        raise Http404
    return _file(request, account, name="lich.ics")


def _file(request: HttpRequest, account: object, *, name: str) -> HttpResponse:
    days = facts.calendar_days(account, today())  # type: ignore[arg-type]
    content = calendar_file(days, site=request.build_absolute_uri("/"))
    answer = HttpResponse(content, content_type=CALENDAR)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
