"""What a unit does through a link: fills in its report, looks it over, sends it with the PIN of its signer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.sentences import Sentence
from donghanh.notices.facts import Door
from donghanh.notices.models import Link
from donghanh.organisations.facts import heirs_of, signing_actor

from .. import actions
from ..choices import TRANSITIONS
from ..facts.doors import place_behind, report_at
from ..facts.earlier import figures_before
from ..facts.sheets import cells_of, held_in, sheet_of
from ..models import Report, Standing
from ..rules.earlier import slips_in
from ..rules.sheet import BLANK_SAID, Cell, Line, Sheet, faults_in, read_cells
from .filling import FillForm


class DoorForm(FillForm):
    """The form of a unit; valid once it may be sent, for nothing is kept before."""

    def __init__(self, sheet: Sheet, lines: tuple[Line, ...], *args: Any, **options: Any) -> None:
        super().__init__(lines, *args, **options)
        self.sheet = sheet
        for field in self.fields.values():
            field.error_messages["required"] = str(BLANK_SAID)

    def clean(self) -> dict[str, Any]:
        """What would be refused when it is sent stands beside its cell."""
        told = super().clean() or {}
        for fault in faults_in(self.sheet, self.lines, self.cells()):
            name = f"v_{fault.line.code}"
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, str(fault.sentence))
        return told

    def cells(self) -> dict[str, Cell]:
        """What was typed; cells that are not open keep what they hold."""
        kept: Mapping[str, Any] = self.initial
        typed = {line.code: str(kept.get(f"v_{line.code}", "")) for line in self.lines} | self.typed
        notes = {line.code: str(kept.get(f"n_{line.code}", "")) for line in self.lines} | self.notes
        return read_cells(self.lines, typed, notes)


@dataclass(frozen=True)
class Behind:
    """What the piece of template tells of the report: its fields, and why it came back."""

    sections: list[dict[str, Any]]
    reason: str


def door_of(link: Link, data: Any = None) -> Door | None:
    """The form behind a link to a report; None for links to other things."""
    place = place_behind(link)
    if place is None:
        return None
    request, report = place.request, report_at(place)
    sheet = sheet_of(request.form)
    lines = sheet.asked_of(place.level, place.sector)
    cells = cells_of(held_in(report), lines)
    opened = set(report.open_cells) if report else set()
    form = DoorForm(
        sheet,
        lines,
        data,
        initial=FillForm.texts(
            cells, remarks=report.remarks if report else "", version=report.version if report else 0
        ),
        before=figures_before(request, place.unit_id, lines),
        locked={line.code for line in lines} - opened if opened else (),
    )
    return Door(
        title=_("Nhập báo cáo"),
        lead=_lead(place),
        unit_name=place.unit.name,
        verb=_("Gửi báo cáo lên cấp trên"),
        piece="reports/door_report.html",
        form=form,
        thing=Behind(form.sections(cells), report.return_reason if report else ""),
        by=signing_actor(place.unit_id),
        review=lambda: _said(form),
        send=lambda by: _send(by, place, form),
        closed=_closed(place, report),
        draft=f"{request.pk}-{place.unit_id}",
    )


def _lead(place: Standing) -> Sentence:
    return Sentence(
        "{title}. {asker} yêu cầu. Hạn gửi: {due}.",
        title=place.request.title,
        asker=place.request.unit.name,
        due=say_date(place.request.due_on),
    )


def _closed(place: Standing, report: Report | None) -> str:
    if place.unit.has_ended(today()):
        return str(_ended(place))
    if place.request.closed_on is not None:
        return _("Kỳ báo cáo này đã khóa sổ, không nhận thêm số liệu.")
    if report is not None and not TRANSITIONS.allows(report.state, "fill"):
        return _("Đơn vị đã gửi báo cáo này. Muốn sửa thì đề nghị cấp trên trả lại.")
    return ""


def _ended(place: Standing) -> Sentence:
    """Who goes on with it, so that nobody types a form that cannot be sent."""
    heirs = heirs_of([place.unit_id], today()).get(place.unit_id, [])
    if len(heirs) != 1:
        return Sentence(
            "{unit} đã kết thúc hoạt động, nên đường dẫn này không dùng nữa. Báo cáo còn lại do công đoàn cấp trên nhập.",
            unit=place.unit.name,
        )
    return Sentence(
        "{unit} đã kết thúc hoạt động. Báo cáo này do {heir} kế thừa: đăng nhập, mở Việc cần làm để nhập và gửi.",
        unit=place.unit.name,
        heir=heirs[0].name,
    )


def _said(form: DoorForm) -> list[str]:
    cells = form.cells()
    slips = {slip.line.code: slip.sentence for slip in slips_in(form.lines, cells, form.before)}
    told = []
    for line in form.lines:
        cell = cells[line.code]
        figure = cell.typed if line.is_text else line.say(cell.number)
        note = _(" (ghi chú: %(note)s)") % {"note": cell.note} if cell.note else ""
        hint = _(" – nên xem lại: %(why)s") % {"why": slips[line.code]} if line.code in slips else ""
        shown = f"{line.number}. {line.name}: {figure or '–'} {line.unit_of_measure}".rstrip()
        told.append(shown + note + hint)
    remarks = form.cleaned_data.get("remarks", "").strip()
    return [*told, _("Khó khăn, kiến nghị: %(text)s") % {"text": remarks}] if remarks else told


def _send(by: Actor, place: Standing, form: DoorForm) -> object:
    """Written and sent in one, in the transaction of the link."""
    report = actions.fill(
        by=by,
        request=place.request,
        typed=form.typed,
        notes=form.notes,
        remarks=form.cleaned_data.get("remarks", ""),
        version=form.seen_version,
        standing=place,
    )
    return actions.send(by=by, report=report, version=report.version, standing=place)
