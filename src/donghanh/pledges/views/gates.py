"""Pages of gates: open one, see how far registration is, who is missing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import say_date, today
from donghanh.base.numbers import say_ratio
from donghanh.documents.permissions import may_issue
from donghanh.journal.facts import history_of
from donghanh.ui.listing import FilterForm, arrange, export, wanted_export
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions, facts
from ..forms import ClosingDayForm, ListForm, RegistrationForm
from ..models import Pledge, Registration
from ..permissions import may_change_registration, may_open_registration


def registrations(request: HttpRequest) -> HttpResponse:
    """The gates in sight, the latest year first."""
    rows = Registration.objects.visible_to(request.by).select_related("movement", "unit")
    listing = arrange(request, rows, sorts={"year": "year", "closes": "closes_on"})
    table = Table(
        caption=_("Đợt đăng ký"),
        columns=[
            Column(_("Năm"), sort="year"),
            Column(_("Phong trào")),
            Column(_("Đơn vị mở đăng ký")),
            Column(_("Từ ngày")),
            Column(_("Hạn"), sort="closes"),
        ],
        rows=[
            [
                Cell(str(gate.year), url=reverse("pledges:registration", args=[gate.pk])),
                gate.movement.name,
                gate.unit.name,
                gate.opens_on,
                _closing_cell(gate),
            ]
            for gate in listing.things
        ],
        sort=listing.sort,
        empty=_("Chưa mở đợt đăng ký nào."),
    )
    return render(
        request,
        "pledges/registrations.html",
        {"table": table, "page": listing.page, "may_open": may_open_registration(request.by)},
    )


def _closing_cell(gate: Registration) -> Cell:
    if gate.window.is_closed_on(today()):
        return Cell(say_date(gate.closes_on), note=_("Đã hết hạn"), value=gate.closes_on)
    return Cell(say_date(gate.closes_on), value=gate.closes_on)


def open_gate(request: HttpRequest) -> HttpResponse:
    """Open the gate of an emulation year."""
    form = RegistrationForm(request.POST or None, by=request.by)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.open_registration(by=request.by, once=once_of(request), **form.cleaned_data),
            form=form,
            to=lambda gate: reverse("pledges:registration", args=[gate.pk]),
            success=_("Đã mở đợt đăng ký và báo cho các đơn vị trực thuộc."),
        )
        if done:
            return done
    return render(
        request,
        "pledges/form.html",
        {
            "form": form,
            "title": _("Mở đợt đăng ký giao ước thi đua"),
            "lead": _("Đơn vị không đăng ký đúng hạn không được xét danh hiệu thi đua của năm."),
            "submit_label": _("Mở đợt đăng ký"),
        },
    )


def registration(request: HttpRequest, pk: int) -> HttpResponse:
    """How far registration is, by branch; the closing day can be moved."""
    gate = get_object_or_404(
        Registration.objects.visible_to(request.by).select_related("movement", "unit"), pk=pk
    )
    is_issuing = request.POST.get("verb") == "issue"
    form = ClosingDayForm(
        request.POST if request.POST and not is_issuing else None, initial={"closes_on": gate.closes_on}
    )
    issuing = _issuing(request) if may_issue(request.by, request.by.unit_id or 0) else None
    if is_issuing and issuing and (done := _issue(request, gate, issuing)):
        return done
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.move_closing_day(by=request.by, registration=gate, **form.cleaned_data),
            form=form,
            success=_("Đã đổi hạn đăng ký và báo cho các đơn vị."),
        )
        if done:
            return done
    if wanted := wanted_export(request):
        return export(_registered(request, gate), wanted, name=f"giao-uoc-thi-dua-{gate.year}")
    counts = facts.branch_counts(gate, request.by, today())
    return render(
        request,
        "pledges/registration.html",
        {
            "gate": gate,
            "facts": [
                (_("Phong trào"), gate.movement.name),
                (_("Đơn vị mở đăng ký"), gate.unit.name),
                (_("Mở từ ngày"), gate.opens_on),
                (_("Hạn đăng ký"), gate.closes_on),
                (_("Hạn ghi kết quả thực hiện"), gate.ends_on),
                (_("Sau hạn"), gate.get_late_rule_display()),
            ],
            "lists": facts.lists_of(gate, request.by),
            "issuing": issuing,
            "signings": facts.signings_of(gate, request.by),
            "to_sign": facts.waiting_for_ink(request.by, gate).count(),
            "registered": sum(count.registered for count in counts),
            "total": sum(count.total for count in counts),
            "table": _branches(counts),
            "form": form if may_change_registration(request.by, gate) else None,
            "history": history_of(gate),
        },
    )


def _issuing(request: HttpRequest) -> ListForm:
    """Which list, under which number."""
    sent = request.POST if request.POST.get("verb") == "issue" else None
    return ListForm(request.by.unit_id or 0, "Danh sách", sent)


def _issue(request: HttpRequest, gate: Registration, form: ListForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    return act(
        request,
        lambda: actions.issue_list(
            by=request.by, registration=gate, once=once_of(request), **form.cleaned_data
        ),
        form=form,
        to=lambda document: reverse("documents:record", args=[document.pk]),
        success=_("Đã ban hành và gửi công đoàn cấp trên."),
    )


def _branches(counts: list[facts.BranchCount]) -> Table:
    return Table(
        caption=_("Đăng ký theo đơn vị"),
        columns=[
            Column(_("Đơn vị")),
            Column(_("Đã đăng ký"), numeric=True),
            Column(_("Tổng số"), numeric=True),
            Column(_("Tỷ lệ"), numeric=True),
        ],
        rows=[
            [count.unit.name, count.registered, count.total, say_ratio(count.registered, count.total)]
            for count in counts
        ],
        empty=_("Chưa có công đoàn cơ sở nào."),
    )


def _registered(request: HttpRequest, gate: Registration) -> Table:
    """The pledges that count, as the list for the union above has them."""
    rows = Pledge.objects.visible_to(request.by).filter(pk__in=facts.pledges_at(gate).values("pk"))
    rows = rows.select_related("first__home", "second__home").prefetch_related("promises__indicator")
    labels = (
        _("Đơn vị"),
        _("Loại"),
        _("Bên thứ nhất"),
        _("Bên thứ hai"),
        _("Nội dung giao ước"),
        _("Người chứng kiến"),
        _("Ngày xác nhận"),
        _("Đăng ký muộn"),
        _("Ngày ký"),
    )
    return Table(
        columns=[Column(label) for label in labels],
        rows=[
            [
                "; ".join(dict.fromkeys(side.home.name for side in row.sides)),
                row.get_first_kind_display(),
                row.first.name,
                row.second.name,
                "; ".join(promise.text for promise in row.promises.all()),
                row.witnesses,
                row.confirmed_on,
                _("Có") if row.is_late else "",
                row.signed_on,
            ]
            for row in rows.order_by("first__home__sort_key", "pk")
        ],
    )


def missing(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has not registered, with a message to copy."""
    gate = get_object_or_404(Registration.objects.visible_to(request.by).select_related("movement"), pk=pk)
    units = facts.missing_units(gate, request.by, today())
    listing = arrange(request, units, search=("search_key",), sorts={"name": "sort_key"})
    wanted = wanted_export(request)
    is_sheet = request.GET.get("print") == "1"
    rows = listing.found if wanted or is_sheet else listing.things
    table = Table(
        caption=_("Đơn vị chưa đăng ký"),
        columns=[Column(_("Đơn vị"), sort="name"), Column(_("Địa bàn")), Column(_("Điện thoại"))],
        rows=[
            [Cell(unit.name, url=reverse("organisations:unit", args=[unit.pk])), unit.place, unit.phone]
            for unit in rows
        ],
        sort=listing.sort,
        empty=_("Tất cả các đơn vị đã đăng ký."),
    )
    if wanted:
        return export(table, wanted, name="chua-dang-ky")
    return render(
        request,
        "pledges/missing_sheet.html" if is_sheet else "pledges/missing.html",
        {
            "gate": gate,
            "table": table,
            "page": listing.page,
            "total": listing.total,
            "form": FilterForm(request.GET),
            "zalo": facts.zalo_text(gate, listing.found[:200]),
        },
    )
