"""Accepted figures beside their proof: compared at the unit, corrected through the superior that reopens them."""

from collections import defaultdict

from django.db import transaction
from django.utils.translation import override

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.numbers import say_scaled
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with, superior_of
from donghanh.reports import actions as reports
from donghanh.reports.models import Value
from donghanh.reports.permissions import check_may_decide

from ..choices import CELL_MOVES, TOLD, VISIT_MOVES, CellState, FindingKind, FindingState
from ..facts.cells import comparable_cells
from ..models import CellCheck, Finding, Visit
from ..permissions import check_may_inspect

ASKING = TOLD[1:]


@transaction.atomic
def compare_cell(
    *, by: Actor, visit: Visit, value: Value, found: int, note: str = "", once: str | None = None
) -> CellCheck:
    """Note what the proof of an accepted figure shows (scaled); where it differs, that is a finding."""
    visit = hold(visit)
    check_may_inspect(by, visit.unit_id)
    journal.accept_once(once)
    VISIT_MOVES.check(visit.state, "note")
    value = next((one for one in comparable_cells(visit) if one.pk == value.pk), value)
    if value.accepted is None or value.report.unit_id != visit.inspected_id:
        raise Refusal(
            "Số liệu này chưa được duyệt hoặc không thuộc đơn vị. Chọn số liệu khác.", field="value"
        )
    cell = CellCheck.objects.filter(visit=visit, report=value.report_id, indicator=value.indicator_id).first()
    is_same = found == value.accepted
    cell = cell or CellCheck(
        visit=visit, report=value.report, indicator=value.indicator, state=CellState.DIFFERENT
    )
    cell.state = CELL_MOVES.check(cell.state, "agree" if is_same else "compare")
    cell.reported, cell.found, cell.note = value.accepted, found, one_line(note)[:500]
    _write_finding(cell, said=_said(value, found=found, note=cell.note), is_same=is_same)
    cell.save()
    journal.record(by, "compare", visit, _said(value, found=found, note=cell.note))
    return cell


def _said(value: Value, *, found: int, note: str) -> Sentence:
    decimals = value.indicator.decimals
    return Sentence(
        "Số liệu “{name}” trong “{report}”: báo cáo {reported}, theo minh chứng {found}. {note}",
        name=value.indicator.name,
        report=value.report.request.title,
        reported=say_scaled(value.accepted, decimals),
        found=say_scaled(found, decimals),
        note=note,
    )


def _write_finding(cell: CellCheck, *, said: Sentence, is_same: bool) -> None:
    earlier = cell.finding
    with override("vi"):  # printed in the minutes, whoever compares
        text = str(said).strip()
    if is_same:
        cell.finding = None
    elif earlier is None:
        cell.finding = Finding.objects.create(visit=cell.visit, kind=FindingKind.SHORTCOMING, text=text)
    else:
        earlier.text = text
        earlier.save(update_fields=["text"])
    if is_same and earlier is not None:
        cell.save()
        earlier.delete()


@transaction.atomic
def ask_reopening(*, by: Actor, visit: Visit, once: str | None = None) -> int:
    """Ask the unit's direct superior to reopen the figures that differ; how many. Dropped findings are left out."""
    visit = hold(visit)
    check_may_inspect(by, visit.unit_id)
    journal.accept_once(once)
    if visit.state not in ASKING:
        raise Refusal("Lập biên bản trước, rồi đề nghị mở lại ô số liệu.")
    cells = list(
        CellCheck.objects.select_for_update(of=("self",))
        .filter(visit=visit, state=CellState.DIFFERENT)
        .exclude(finding__state=FindingState.DROPPED)
    )
    superior = superior_of(visit.inspected_id, today())
    if not cells or superior is None:
        raise Refusal("Không có số liệu nào cần mở lại.")
    for cell in cells:
        cell.state, cell.asked_on = CELL_MOVES.check(cell.state, "ask"), today()
    CellCheck.objects.bulk_update(cells, ["state", "asked_on"])
    said = Sentence("Đề nghị {unit} mở lại {count} ô số liệu.", unit=superior.name, count=len(cells))
    journal.record(by, "ask_reopening", visit, said)
    told = Sentence(
        "Đoàn kiểm tra đề nghị mở lại {count} ô số liệu của {unit} để sửa theo minh chứng.",
        count=len(cells),
        unit=visit.inspected.name,
    )
    tell(accounts_with(superior.pk, Duty.SIGN), told, visit.get_absolute_url())
    return len(cells)


@transaction.atomic
def reopen_cells(*, by: Actor, visit: Visit, once: str | None = None) -> int:
    """The direct superior reopens what was asked for, report by report: the unit corrects, the superior accepts."""
    visit = hold(visit)
    check_may_decide(by, [visit.inspected_id])
    journal.accept_once(once)
    cells = list(
        CellCheck.objects.select_for_update(of=("self",))
        .filter(visit=visit, state=CellState.ASKED)
        .select_related("report", "indicator")
    )
    if not cells:
        raise Refusal("Không có số liệu nào chờ mở lại.")
    by_report = defaultdict(list)
    for cell in cells:
        cell.state, cell.reopened_on = CELL_MOVES.check(cell.state, "reopen"), today()
        by_report[cell.report].append(cell)
    for report, group in by_report.items():
        shown = "; ".join(
            f"{cell.indicator.name}: {say_scaled(cell.found, cell.indicator.decimals)}" for cell in group
        )
        number = visit.minutes.full_number if visit.minutes else ""
        with override("vi"):
            reason = str(
                Sentence(
                    "Theo biên bản kiểm tra {number}, minh chứng cho thấy {shown}.",
                    number=number,
                    shown=shown,
                )
            )
        reports.reopen(by=by, report=report, reason=reason, cells=[cell.indicator.code for cell in group])
    CellCheck.objects.bulk_update(cells, ["state", "reopened_on"])
    said = Sentence("Mở lại {count} ô số liệu để đơn vị sửa.", count=len(cells))
    journal.record(by, "reopen_cells", visit, said)
    told = Sentence("{unit}: đã mở lại {count} ô số liệu.", unit=visit.inspected.name, count=len(cells))
    tell(accounts_with(visit.unit_id, Duty.INSPECT), told, visit.get_absolute_url())
    return len(cells)
