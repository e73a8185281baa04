"""Filling and sending, by the unit itself."""

from collections.abc import Iterable, Mapping

from django.db import IntegrityError, transaction

from donghanh.base.actors import Actor
from donghanh.base.alphabets import readable
from donghanh.base.sentences import Overtaken, Refusal, Sentence
from donghanh.base.words import nfc
from donghanh.evidence.actions import Upload, keep_evidence
from donghanh.evidence.models import Evidence
from donghanh.journal import actions as journal

from ..choices import TRANSITIONS, Filler, ReportState
from ..facts.sheets import TYPED, Held, held_in, sheet_of, standing_of
from ..models import Report, ReportRequest, Standing, Value
from ..permissions import check_may_attach, check_may_fill
from ..rules.sheet import Cell, Line, Sheet, check_lengths, read_cells
from ..rules.times import check_takes_figures, check_version


def check_open(request: ReportRequest) -> None:
    """Refuse figures for a closed period."""
    check_takes_figures(
        closed_on=request.closed_on, period=request.title, asker=request.unit.short_name or request.unit.name
    )


def asked_place(request: ReportRequest, unit_id: int, standing: Standing | None = None) -> Standing:
    """Where the unit stands in the request; refuses one that owes no report."""
    place = standing or standing_of(request, unit_id)
    if place is None or not place.is_asked:
        raise Refusal("Đơn vị không thuộc diện gửi báo cáo này.")
    return place


@transaction.atomic
def fill(
    *,
    by: Actor,
    request: ReportRequest,
    typed: Mapping[str, str],
    notes: Mapping[str, str] | None = None,
    remarks: str | None = None,
    version: int | None = None,
    writer: str = "",
    is_background: bool = False,
    sheet: Sheet | None = None,
    standing: Standing | None = None,
    unit_id: int | None = None,
) -> Report:
    """Keep what was typed in the own unit's report, as typed; codes that `typed` lacks stay as they are.

    With `unit_id` of a unit directly beneath, it is entered instead of that unit; of an ended one that the unit acted
    for goes on with alone, as its heir. Both are marked so.

    `version` is the one the form was opened with; `writer` the form's token, which may save again and again.
    `is_background` saves are not told to the journal. `sheet` and `standing` spare two queries to loops.
    """
    unit_id = unit_id or by.unit_id
    assert unit_id is not None, "a stranger has no unit"
    filler = check_may_fill(by, unit_id)
    check_open(request)
    place = asked_place(request, unit_id, standing)
    report = _report_of(request, unit_id)
    if filler == Filler.SUPERIOR:
        _check_not_begun(by, report)
    same = bool(writer) and report.writer == writer
    check_version(seen=version, present=report.version, writer=report.written_by, same_writer=same)
    report.state = TRANSITIONS.check(report.state, "fill")
    lines = (sheet or sheet_of(request.form)).asked_of(place.level, place.sector)
    before = held_in(report)
    cells = _merged(report, lines, before, typed=typed, notes=notes or {})
    answerable = [line for line in lines if not line.is_computed]
    report.asked = len(answerable)
    report.filled = sum(not cells[line.code].is_blank for line in answerable)
    report.version += 1
    report.writer, report.written_by = writer[:64], by.name
    report.stand_in_id = by.unit_id if filler == Filler.SUPERIOR else None
    report.heir_id = by.unit_id if filler == Filler.HEIR else None
    if remarks is not None:
        report.remarks = readable(nfc(remarks)).strip()
    _save(report)
    _write(report, lines, before, cells=cells)
    if not is_background:
        journal.record(
            by,
            "fill",
            report,
            _said(by, report),
        )
    return report


def _said(by: Actor, report: Report) -> Sentence:
    if report.heir_id:
        return Sentence(
            "{unit} kế thừa, nhập {filled}/{asked} ô.",
            unit=by.unit_name,
            filled=report.filled,
            asked=report.asked,
        )
    return Sentence("Nhập {filled}/{asked} ô.", filled=report.filled, asked=report.asked)


def _report_of(request: ReportRequest, unit_id: int) -> Report:
    """The unit's report, locked; an unsaved one the first time."""
    held = Report.objects.select_for_update(of=("self",)).filter(request=request, unit=unit_id).first()
    return held or Report(request=request, unit_id=unit_id)


def _check_not_begun(by: Actor, report: Report) -> None:
    """A draft that the unit itself has begun is its own business."""
    if by.unit_id in (report.unit_id, report.stand_in_id) or report.state != ReportState.DRAFT:
        return
    if report.filled and report.stand_in_id is None:
        raise Refusal(
            "Đơn vị đã tự nhập {filled} ô của báo cáo này. Đề nghị đơn vị nhập tiếp và gửi; nhập thay chỉ dùng khi đơn vị chưa nhập.",
            filled=report.filled,
        )


def _save(report: Report) -> None:
    """Refuses the second of two who begin the same report at the same moment."""
    try:
        report.save()
    except IntegrityError:
        raise Overtaken("Người khác vừa bắt đầu báo cáo này cùng lúc. Mở lại trang rồi nhập tiếp.") from None


def _merged(
    report: Report,
    lines: tuple[Line, ...],
    before: Mapping[int, Held],
    *,
    typed: Mapping[str, str],
    notes: Mapping[str, str],
) -> dict[str, Cell]:
    """All cells as they are once what was typed is taken in; what was not typed stays."""
    known = {line.code: before[line.indicator_id] for line in lines if line.indicator_id in before}
    changed = {code for code, text in typed.items() if _differs(known.get(code), text)}
    changed |= {code for code, note in notes.items() if _note_of(known.get(code)) != nfc(str(note)).strip()}
    _check_reopened(report, changed)
    texts = {code: held.typed for code, held in known.items()}
    texts |= {code: readable(nfc(str(text))) for code, text in typed.items()}
    remarks = {code: held.note for code, held in known.items()}
    remarks |= {code: readable(nfc(str(note))) for code, note in notes.items()}
    check_lengths([line for line in lines if line.code in changed], texts, remarks)
    return read_cells(lines, texts, remarks)


def _write(
    report: Report, lines: tuple[Line, ...], before: Mapping[int, Held], *, cells: Mapping[str, Cell]
) -> None:
    """Write the cells that changed, in one statement."""
    rows = [
        Value(
            report=report,
            indicator_id=line.indicator_id,
            typed=cell.typed,
            number=cell.number,
            numerator=cell.numerator,
            denominator=cell.denominator,
            note=cell.note,
        )
        for line in lines
        if (cell := cells[line.code]) and not _is_same(cell, before.get(line.indicator_id))
    ]
    if rows and not before:
        Value.objects.bulk_create(rows)
    elif rows:
        Value.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["report", "indicator"], update_fields=TYPED
        )


def _differs(held: Held | None, text: str) -> bool:
    return (held.typed if held else "") != str(text).strip()


def _note_of(held: Held | None) -> str:
    return held.note if held else ""


def _is_same(cell: Cell, held: Held | None) -> bool:
    if held is None:
        return cell.is_blank and not cell.note and cell.denominator is None
    return held[:-1] == (cell.typed, cell.number, cell.numerator, cell.denominator, cell.note)


def _check_reopened(report: Report, changed: Iterable[str]) -> None:
    if report.open_cells and set(changed) - set(report.open_cells):
        raise Refusal(
            "Cấp trên chỉ mở lại một số ô để sửa; ô khác giữ số đã duyệt. Đề nghị cấp trên mở thêm nếu cần."
        )


@transaction.atomic
def attach_evidence(
    *, by: Actor, report: Report, code: str, upload: Upload, caption: str = "", once: str | None = None
) -> Evidence:
    """Hang one file on a cell, in place of the file before it: whoever enters the figures also gives their proof."""
    journal.accept_once(once)
    check_open(report.request)
    held = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    check_may_attach(by, held)
    TRANSITIONS.check(held.state, "fill")
    _check_reopened(held, [code])
    value = Value.objects.filter(report=held, indicator__code=code).select_related("indicator").first()
    if value is None or not value.typed:
        raise Refusal("Ô này chưa có số liệu. Nhập số liệu trước, rồi đưa minh chứng lên.", field="upload")
    value.evidence = keep_evidence(by=by, unit=held.unit, upload=upload, caption=caption)
    value.save(update_fields=["evidence"])
    journal.record(by, "attach", held, Sentence("Đưa minh chứng cho “{name}”.", name=value.indicator.name))
    return value.evidence
