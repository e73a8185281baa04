"""Forms: the list, a new one, one that was published and what it costs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.journal.facts import history_of
from donghanh.organisations.choices import Level, Sector
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from .. import actions
from ..facts.sheets import sheet_of
from ..forms import FormForm
from ..models import FormVersion
from ..permissions import may_ask
from ..rules.burden import Load, loads_of
from ..rules.sheet import Sheet


def report_forms(request: HttpRequest) -> HttpResponse:
    """Every form that the unit acted for may ask with, and the drafts of its own."""
    things = FormVersion.objects.visible_to(request.by).usable_by(request.by).order_by("name", "-version")
    listing = arrange(request, things, per_page=30)
    table = Table(
        caption=_("Biểu mẫu báo cáo"),
        columns=[Column(_("Biểu mẫu")), Column(_("Bản")), Column(_("Loại kỳ")), Column(_("Tình trạng"))],
        rows=[
            [
                Cell(form.name, url=form.get_absolute_url(), note=_unread(form)),
                str(form.version),
                form.get_period_kind_display(),
                Cell(form.get_state_display(), tone=tone_of_state(form.state)),
            ]
            for form in listing.things
        ],
        empty=_("Chưa có biểu mẫu nào."),
    )
    context = {"table": table, "page": listing.page, "may_build": may_ask(request.by)}
    return render(request, "reports/forms.html", context)


def _unread(form: FormVersion) -> str:
    return _("Chưa đối chiếu nguồn") if form.source and not form.verified else ""


def add_form(request: HttpRequest) -> HttpResponse:
    """A new form, still empty."""
    form = FormForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.start_form(by=request.by, once=once_of(request), **form.cleaned_data),
            form=form,
            to=lambda made: reverse("reports:build", args=[made.pk]),
        )
        if done:
            return done
    return render(request, "reports/add_form.html", {"form": form})


@require_POST
def next_version(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft with the same lines."""
    form = get_object_or_404(FormVersion.objects.visible_to(request.by), pk=pk)
    done = act(
        request,
        lambda: actions.next_version(by=request.by, form=form, once=once_of(request)),
        to=lambda made: reverse("reports:build", args=[made.pk]),
    )
    return done or redirect(form)


def form_version(request: HttpRequest, pk: int) -> HttpResponse:
    """A form with all its lines and checks, and what it costs those who fill it."""
    form = get_object_or_404(FormVersion.objects.visible_to(request.by).select_related("unit"), pk=pk)
    if request.method == "POST":
        done = act(
            request,
            lambda: actions.retire_form(by=request.by, form=form),
            success=_("Đã thôi dùng biểu mẫu. Các kỳ báo cáo đã yêu cầu vẫn tiếp tục."),
        )
        if done:
            return done
    sheet = sheet_of(form)
    names = {line.code: line.name for line in sheet.lines}
    context = {
        "form_version": form,
        "table": _lines_table(form, sheet),
        "checks": [(str(check.said(names)), check.is_hard) for check in sheet.checks],
        "burden": burden_table(loads_of(sheet.lines, form.period_kind)),
        "is_own": form.unit_id == request.by.unit_id,
        "may_build": may_ask(request.by),
        "history": history_of(form),
    }
    return render(request, "reports/form_version.html", context)


def _lines_table(form: FormVersion, sheet: Sheet) -> Table:
    return Table(
        caption=form.name,
        columns=[
            Column(_("Chỉ tiêu")),
            Column(_("Phần")),
            Column(_("Đơn vị tính")),
            Column(_("Nội dung kế hoạch")),
        ],
        rows=[
            [f"{line.number}. {line.name}", line.section, line.unit_of_measure, line.clause_address]
            for line in sheet.lines
        ],
    )


def burden_table(loads: list[Load]) -> Table:
    """What a form costs each kind of unit."""
    return Table(
        caption=_("Khối lượng nhập số liệu của đơn vị"),
        columns=[
            Column(_("Đơn vị nhập")),
            Column(_("Số ô một kỳ"), numeric=True),
            Column(_("Số ô tính ra một quý"), numeric=True),
        ],
        rows=[
            [
                audience_name(load.audience.level, load.audience.sector),
                load.cells,
                tenths(load.tenths_a_quarter),
            ]
            for load in loads
        ],
        empty=_("Chưa có ô nào phải nhập."),
    )


def audience_name(level: str, sector: str) -> str:
    """“Cơ sở, Doanh nghiệp”; of unions above it only the level."""
    name = str(Level(level).label)
    return name if sector == Sector.MIXED else f"{name}, {Sector(sector).label}"


def tenths(number: int) -> str:
    """12,5 of 125 tenths."""
    whole, rest = divmod(number, 10)
    return f"{whole},{rest}" if rest else str(whole)
