"""Requests: the list, a new one, one request with its progress, who has not sent."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.actors import Contact
from donghanh.base.dates import today
from donghanh.journal.facts import history_of
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import called, contacts_of
from donghanh.periods.facts import period
from donghanh.periods.rules import span_of
from donghanh.ui.listing import Counted, arrange, export, wanted_export
from donghanh.ui.pages import act, once_of, render_part
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from .. import actions
from ..choices import ReportState, RequestState
from ..facts import missing, progress_of
from ..facts.burden import asking_of, askings_around, twice_in
from ..facts.heirs import owed_by_predecessors
from ..facts.progress import Progress, asked_with_reports, reminder, top_path, tops_of
from ..facts.sheets import standing_of
from ..forms import NOT_STARTED, AskForm, UnitsFilter
from ..models import Report, ReportRequest, Standing
from ..permissions import may_ask, may_keep
from ..rules.burden import Twice
from ..rules.times import is_late
from .burden import twice_table

MOST_NAMES = 100
MOST_BY_NAME = 3000  # more are listed along the tree, where the first are found without sorting all


def requests(request: HttpRequest) -> HttpResponse:
    """Requests that the actor's unit made or answers."""
    things = ReportRequest.objects.visible_to(request.by).select_related("period", "unit")
    listing = arrange(
        request, things, sorts={"due": "due_on", "title": "title"}, default_sort="-due", per_page=30
    )
    found = listing.things
    own = {
        report.request_id: report
        for report in Report.objects.editable_by(request.by).filter(request__in=found)
    }
    table = Table(
        caption=_("Kỳ báo cáo"),
        columns=[
            Column(_("Báo cáo"), sort="title"),
            Column(_("Kỳ")),
            Column(_("Hạn gửi"), sort="due"),
            Column(_("Đơn vị yêu cầu")),
            Column(_("Báo cáo của đơn vị")),
        ],
        rows=[_request_row(asked, own.get(asked.pk)) for asked in found],
        sort=listing.sort,
        empty=_("Chưa có yêu cầu báo cáo nào."),
    )
    context = {"table": table, "page": listing.page, "may_ask": may_ask(request.by)}
    return render(request, "reports/requests.html", context)


def _request_row(asked: ReportRequest, own: Report | None) -> list[Any]:
    return [
        Cell(asked.title, url=asked.get_absolute_url()),
        str(asked.period),
        asked.due_on,
        asked.unit.short_name or asked.unit.name,
        _state_cell(own.state) if own else "",
    ]


def _state_cell(state: str) -> Cell:
    return Cell(ReportState(state).label, tone=tone_of_state(state))


def ask(request: HttpRequest) -> HttpResponse:
    """Ask the units beneath for one form's figures; what they are asked already is said first."""
    form = AskForm(request.by, request.POST or None)
    twice: list[Twice] = []
    if request.method == "POST" and form.is_valid():
        span = span_of(form.cleaned_data["period"])
        if "seen" not in request.POST:
            asked_with = form.cleaned_data["form"]
            new = asking_of(asked_with, span)
            others = askings_around(request.by, span, besides=asked_with)
            twice = twice_in([*others, new], only=new.title)
        chosen = {**form.cleaned_data, "period": period(span.code)}
        done = (
            None
            if twice
            else act(
                request,
                lambda: actions.open_request(by=request.by, once=once_of(request), **chosen),
                form=form,
                to=lambda asked: asked.get_absolute_url(),
                success=_("Đã gửi yêu cầu báo cáo đến các đơn vị."),
            )
        )
        if done:
            return done
    context = {"form": form, "twice": twice_table(twice), "has_twice": bool(twice)}
    return render(request, "reports/ask.html", context)


def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: how far it has come, unit by unit; the unit's own report first."""
    asked = get_object_or_404(
        ReportRequest.objects.visible_to(request.by).select_related("period", "unit", "form", "movement"),
        pk=pk,
    )
    if request.method == "POST":
        verbs = {"close": actions.close_request, "reopen": actions.reopen_request}
        change = verbs.get(request.POST.get("verb", ""))
        done = change and act(request, lambda: change(by=request.by, request=asked), to=asked)
        if done:
            return done
    tops = tops_of(asked, request.by)
    path = tops[0].path if tops else "/-/"
    progress = progress_of(asked, path, today())
    place = standing_of(asked, request.by.unit_id)
    state = request.GET.get("state", "")
    rows = _in_state(asked_with_reports(asked, path).select_related("unit"), state)
    listing = arrange(
        request,
        rows,
        search=("unit__search_key",),
        sorts={"name": "unit__sort_key", "sent": "report_sent_on", "place": "path"},
        default_sort="name" if progress.expected <= MOST_BY_NAME else "place",
        count=None if state else progress.expected,
    )
    format = wanted_export(request)
    table = _units_table(asked, listing.found if format else listing.things, sort=listing.sort)
    if format:
        return export(table, format, name="tinh-hinh-gui-bao-cao")
    context = {
        "asked": asked,
        "asker": called(asked.unit, asked.asked_on),
        "tops": tops if len(tops) > 1 else [],
        "is_asked": place is not None and place.is_asked,
        "own": Report.objects.editable_by(request.by).filter(request=asked).first(),
        "progress": progress,
        "counts": _counts(asked, progress),
        "has_beneath": place is None or not place.is_leaf,
        "inherited": owed_by_predecessors(request.by, asked) if place is None or place.is_leaf else [],
        "may_keep": may_keep(request.by, asked),
        "may_enter": request.by.has(Duty.FIGURES) and asked.state == RequestState.OPEN,
        "history": history_of(asked),
        "filters": UnitsFilter(request.GET),
        "table": table,
        "page": listing.page,
    }
    return render_part(request, "reports/request.html", context, "units")


def _counts(asked: ReportRequest, progress: Progress) -> list[tuple[str, int, str]]:
    """How many units stand where; each number opens its units."""
    url = asked.get_absolute_url()
    return [
        (_("Đơn vị phải gửi"), progress.expected, url),
        (_("Chờ duyệt"), progress.sent, f"{url}?state={ReportState.SENT}"),
        (_("Đã duyệt"), progress.accepted, f"{url}?state={ReportState.ACCEPTED}"),
        (_("Trả lại để sửa"), progress.returned, f"{url}?state={ReportState.RETURNED}"),
        (_("Chưa gửi"), progress.missing, reverse("reports:missing", args=[asked.pk])),
        (_("Chậm"), progress.late, ""),
    ]


def _in_state(rows: Any, state: str) -> Any:
    if state == NOT_STARTED:
        return rows.filter(report_state__isnull=True)
    return rows.filter(report_state=state) if state in ReportState.values else rows


def _units_table(asked: ReportRequest, places: Any, *, sort: str) -> Table:
    return Table(
        columns=[
            Column(_("Đơn vị"), sort="name"),
            Column(_("Tình trạng")),
            Column(_("Ngày gửi"), sort="sent"),
            Column(_("Đúng hạn")),
        ],
        rows=[_unit_row(asked, place) for place in places],
        sort=sort,
        empty=_("Không có đơn vị nào như vậy."),
    )


def _unit_row(asked: ReportRequest, place: Any) -> list[Any]:
    sent_on = place.report_sent_on
    late = is_late(due_on=asked.due_on, grace_days=asked.grace_days, sent_on=sent_on, today=today())
    return [
        Cell(place.unit.name, url=reverse("reports:report", args=[place.report_id]) if sent_on else ""),
        _standing_cell(place),
        sent_on,
        Cell(_("Chậm"), tone="late") if late else (_("Đúng hạn") if sent_on else ""),
    ]


def _standing_cell(place: Any) -> Cell:
    """The state of the report, and whether a superior entered it instead of the unit."""
    if not place.report_state:
        return Cell(_("Chưa nhập"), tone="neutral")
    state = _state_cell(place.report_state)
    return Cell(state.text, tone=state.tone, note=_entered(place))


def _entered(place: Any) -> str:
    if place.report_stand_in:
        return _("Nhập thay")
    return _("Kế thừa") if place.report_heir else ""


def missing_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has not sent, with a text to paste into Zalo."""
    asked = get_object_or_404(ReportRequest.objects.visible_to(request.by).select_related("period"), pk=pk)
    owing = missing(asked, request.by.unit_id)
    format = wanted_export(request)
    count = progress_of(asked, top_path(asked, request.by.unit_id), today()).missing
    page = Counted(owing, MOST_NAMES, count=count).get_page(request.GET.get("page"))
    found = list(owing if format else page.object_list)
    table = _missing_table(found)
    if format:
        return export(table, format, name="chua-gui-bao-cao")
    address = request.build_absolute_uri(reverse("reports:fill", args=[asked.pk]))
    text = reminder(asked, [place.unit.name for place in found], address) if found else ""
    context = {
        "asked": asked,
        "table": table,
        "count": count,
        "page": page,
        "text": text,
        "may_link": request.by.has(Duty.FIGURES),
    }
    return render(request, "reports/missing.html", context)


def _missing_table(places: list[Standing]) -> Table:
    """Who has not sent, and whom to call there."""
    contacts = contacts_of([place.unit_id for place in places], today())
    nobody = Contact("", "", "")
    return Table(
        caption=_("Đơn vị chưa gửi"),
        columns=[Column(_("Đơn vị")), Column(_("Người liên hệ")), Column(_("Điện thoại"))],
        rows=[
            [place.unit.name, contact.person, contact.phone or place.unit.phone]
            for place in places
            for contact in [contacts.get(place.unit_id, nobody)]
        ],
        empty=_("Mọi đơn vị đã gửi."),
    )
