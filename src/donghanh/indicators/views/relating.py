"""Breakdowns of one indicator, and checks between several."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, once_of

from .. import actions
from ..forms import BreakdownForm, CheckForm
from ..models import Breakdown, CheckRow, Indicator
from ..permissions import may_change


def break_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell one figure again by cells, or end one way of doing so."""
    found = get_object_or_404(Indicator.objects.visible_to(request.by).in_use(today()), pk=pk)
    standing = Breakdown.objects.visible_to(request.by).in_use().filter(whole=found)
    is_end = "end" in request.POST
    form = BreakdownForm(request.by, found, None if is_end else request.POST or None)
    done = None
    if is_end:
        ended = get_object_or_404(standing, pk=request.POST["end"])
        done = act(
            request,
            lambda: actions.end_breakdown(by=request.by, breakdown=ended),
            success=_("Đã thôi chia như vậy. Các ô vẫn là chỉ tiêu trong danh mục."),
        )
    elif request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.add_breakdown(
                by=request.by, indicator=found, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=found,
            success=_("Đã thêm cách chia."),
        )
    if done:
        return done
    context = {
        "indicator": found,
        "form": form,
        "breakdowns": standing,
        "may_change": may_change(request.by),
    }
    return render(request, "indicators/break_down.html", context)


def checks(request: HttpRequest) -> HttpResponse:
    """Everything that is checked between figures, in words."""
    rows = CheckRow.objects.visible_to(request.by).in_use()
    if request.method == "POST":
        ended = get_object_or_404(rows, pk=request.POST.get("end"))
        done = act(
            request,
            lambda: actions.end_check(by=request.by, check=ended),
            success=_("Đã thôi dùng phép kiểm tra. Mẫu đã ban hành giữ nguyên."),
        )
        if done:
            return done
    listing = arrange(request, rows, per_page=30)
    context = {"rows": listing.things, "page": listing.page, "may_change": may_change(request.by)}
    return render(request, "indicators/checks.html", context)


def add_check(request: HttpRequest) -> HttpResponse:
    """A new check, without a file."""
    form = CheckForm(request.by, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.add_check(by=request.by, once=once_of(request), **form.cleaned_data),
            form=form,
            to="indicators:checks",
            success=_("Đã thêm phép kiểm tra. Mẫu ban hành từ nay sẽ dùng."),
        )
        if done:
            return done
    return render(request, "indicators/add_check.html", {"form": form})
