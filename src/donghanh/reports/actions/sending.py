"""Sending: by the unit's signer, or instead of the unit from its signed paper."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.evidence.actions import Upload, add_scan
from donghanh.evidence.models import Evidence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with
from donghanh.organisations.models import Unit

from ..choices import TRANSITIONS
from ..facts.sheets import cells_of, held_in, sheet_of
from ..facts.snapshots import digest_of_snapshot
from ..models import Report, Snapshot, Standing
from ..permissions import check_may_fill, check_may_send
from ..rules.sheet import Cell, Sheet, check_sendable, faults_in
from ..rules.times import check_version
from .filling import asked_place, check_open
from .quality import look_soon
from .totals import mark


@transaction.atomic
def send(
    *,
    by: Actor,
    report: Report,
    version: int | None = None,
    sheet: Sheet | None = None,
    standing: Standing | None = None,
) -> Snapshot:
    """Send the report to the superior; refuses blanks, wrong cells and a closed period. Keeps what was sent."""
    check_may_send(by, report.unit_id)
    return _send(by, report, version=version, sheet=sheet, standing=standing)


@transaction.atomic
def send_instead(
    *,
    by: Actor,
    reports: Iterable[Report],
    upload: Upload,
    versions: Mapping[int, int] | None = None,
    once: str | None = None,
) -> list[Snapshot]:
    """Send what was entered instead of the units, with the scan of the signed paper it was read from.

    All of them or none. The units are told.
    """
    reports = list(reports)
    if not reports:
        raise Refusal("Chưa chọn đơn vị nào. Đánh dấu các đơn vị đã nhập đủ số liệu.")
    for report in reports:
        check_may_fill(by, report.unit_id)
        if report.stand_in_id != by.unit_id:
            raise Refusal("Báo cáo của {unit} do đơn vị tự nhập, không gửi thay được.", unit=report.unit.name)
    journal.accept_once(once)
    asked = reports[0].request
    caption = str(Sentence("Bản giấy có chữ ký của “{title}”", title=asked.title))[:250]
    scan = add_scan(by=by, unit=_unit_of(by), upload=upload, caption=caption)
    sheet, seen = sheet_of(asked.form), versions or {}
    made = [_send(by, each, version=seen.get(each.pk), sheet=sheet, paper=scan) for each in reports]
    for report in reports:
        _tell_unit(by, report)
    return made


def _unit_of(by: Actor) -> Unit:
    return Unit.objects.get(pk=by.unit_id)


def _tell_unit(by: Actor, report: Report) -> None:
    sentence = Sentence(
        "{superior} đã nhập thay “{title}” từ bản giấy có chữ ký của đơn vị.",
        superior=by.unit_name,
        title=report.request.title,
    )
    tell(accounts_with(report.unit_id, Duty.FIGURES), sentence, reverse("reports:report", args=[report.pk]))


def _send(
    by: Actor,
    report: Report,
    *,
    version: int | None = None,
    sheet: Sheet | None = None,
    standing: Standing | None = None,
    paper: Evidence | None = None,
) -> Snapshot:
    request, name = report.request, report.unit_id
    check_open(request)
    report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    check_version(seen=version, present=report.version, writer=report.written_by)
    state = TRANSITIONS.check(report.state, "send")
    place = asked_place(request, name, standing)
    sheet = sheet or sheet_of(request.form)
    lines = sheet.asked_of(place.level, place.sector)
    held = held_in(report)
    cells = cells_of(held, lines)
    check_sendable(faults_in(sheet, lines, cells))
    proofs = {line.code: value.proof for line in lines if (value := held.get(line.indicator_id))}
    if paper is None:
        report.stand_in = None
        report.heir_id = by.unit_id if by.unit_id != name else None
    snapshot = _keep(by, report, cells, proofs=proofs, paper=paper)
    report.state = state
    report.version += 1
    report.last_sent = snapshot
    report.sent_on = snapshot.sent_on
    report.first_sent_on = report.first_sent_on or snapshot.sent_on
    report.return_reason = ""
    report.save()
    report.request = request
    mark([report])
    look_soon(request)
    journal.record(by, "send", report, _said(by, snapshot))
    return snapshot


def _said(by: Actor, sent: Snapshot) -> Sentence:
    if sent.heir_id is not None:
        return Sentence(
            "{unit} kế thừa, gửi báo cáo, bản số {version}.", unit=by.unit_name, version=sent.version
        )
    if sent.paper_id is None:
        return Sentence("Gửi báo cáo, bản số {version}.", version=sent.version)
    return Sentence("Nhập thay từ bản giấy, bản số {version}.", version=sent.version)


def _keep(
    by: Actor,
    report: Report,
    cells: Mapping[str, Cell],
    *,
    proofs: Mapping[str, str | None],
    paper: Evidence | None,
) -> Snapshot:
    told = {
        code: {"typed": cell.typed, "number": cell.number, "note": cell.note}
        | ({"evidence": proofs[code]} if proofs.get(code) else {})
        for code, cell in cells.items()
    }
    snapshot = Snapshot(
        report=report,
        version=report.version + 1,
        cells=told,
        remarks=report.remarks,
        reason=report.return_reason,
        stand_in_id=by.unit_id if paper else None,
        heir_id=report.heir_id if paper is None else None,
        paper=paper,
        sent_on=today(),
        sent_by_id=by.account_id,
        sent_by_name=by.name,
    )
    before = report.last_sent.digest if report.last_sent else ""
    snapshot.digest = digest_of_snapshot(snapshot, before=before)
    snapshot.save(force_insert=True)
    return snapshot
