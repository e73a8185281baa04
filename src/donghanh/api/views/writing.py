"""What programs write: figures of the unit and its branch, and sending; by the same actions as the pages."""

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse

from donghanh.base.sentences import Overtaken, Refusal, Sentence, mark
from donghanh.reports import actions as reports
from donghanh.reports.models import ReportRequest, Standing
from donghanh.reports.permissions import check_may_send

from .. import actions
from ..facts import Branch, branch_of, faults_told, unit_told
from ..rules import MOST_UNITS, NoVersion, Sent, WrongShape, read_sent, read_version
from .door import Turned, answer, body_of, check, door
from .reading import answer_of, request_of, told_of


@door("GET", "PUT")
def figures(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One unit's cells: read with their version, written over exactly that version. `?dry_run=1` only checks."""
    asked = request_of(request.by, pk)
    branch, place = _place(request, asked, code)
    if request.method == "PUT":
        sent = read_sent(body_of(request), version=_if_match(request))
        _check_known(branch, {code: sent})
        return _tried(request, lambda: _filled(request, asked, place=place, sent=sent))
    return answer_of(unit_told(branch, place))


def _filled(request: HttpRequest, asked: ReportRequest, *, place: Standing, sent: Sent) -> HttpResponse:
    reports.fill(
        by=request.by,
        request=asked,
        typed=sent.cells,
        notes=sent.notes,
        remarks=sent.remarks,
        version=sent.version,
        unit_id=place.unit_id,
    )
    return answer_of(unit_told(*_place(request, asked, place.unit.code)))


@door("GET", "PUT")
def branch(request: HttpRequest, pk: int) -> HttpResponse:
    """The own unit and those directly beneath, a hundred at a time. Written unit by unit: what is refused keeps no
    other from being saved. `?dry_run=1` only checks.
    """
    asked = request_of(request.by, pk)
    if request.method == "GET":
        return answer(told_of(request, asked, after=request.GET.get("after", "")))
    sent = {code: read_sent(told) for code, told in _units_in(body_of(request)).items()}
    found = branch_of(request.by, asked, codes=list(sent), most=MOST_UNITS)
    _check_known(found, sent)
    return _tried(request, lambda: _filled_many(request, asked, branch=found, sent=sent))


def _filled_many(
    request: HttpRequest, asked: ReportRequest, *, branch: Branch, sent: Mapping[str, Sent]
) -> HttpResponse:
    rows = [
        reports.Typed(place.unit_id, each.cells, each.notes, each.version, each.remarks)
        for place in branch.places
        if (each := sent[place.unit.code])
    ]
    kept = reports.fill_many(by=request.by, request=asked, rows=rows)
    now = branch_of(request.by, asked, codes=list(sent), most=MOST_UNITS)
    codes = {place.unit_id: place.unit.code for place in now.places}
    told = {
        "saved": [codes[unit] for unit in kept.saved],
        "refused": {
            codes[unit]: {
                "code": "overtaken" if unit in kept.overtaken else "refused",
                "message": str(sentence),
            }
            for unit, sentence in kept.refused.items()
        },
        "units": [unit_told(now, place) for place in now.places],
    }
    return answer(told, status=409 if kept.overtaken else 422 if kept.refused else 200)


@door("POST")
def submit(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Send the own unit's report: by the key of who signs for it, with the PIN of that person."""
    asked = request_of(request.by, pk)
    found, place = _place(request, asked, code)
    check(check_may_send, request.by, place.unit_id)
    told = _only(body_of(request), {"version", "pin"})
    version, pin = read_version(told.get("version"), _if_match(request)), _pin_in(told)
    report = found.reports.get(place.unit_id)
    if report is None:
        raise Refusal("Chưa nhập ô nào của báo cáo này. Nhập số liệu trước khi gửi.")
    report.request = asked
    try:
        snapshot = actions.send_by_key(by=request.by, report=report, version=version, pin=pin)
    except Refusal as refusal:
        raise _with_faults(refusal, found) from refusal
    told = unit_told(*_place(request, asked, code))
    return answer_of(told | {"sent_version": snapshot.version, "digest": snapshot.digest})


@door("POST")
def submit_branch(request: HttpRequest, pk: int) -> HttpResponse:
    """Send what was entered instead of units, with the scan of their signed paper: all of them or none."""
    asked = request_of(request.by, pk)
    told = _only(body_of(request), {"units", "scan", "pin"})
    versions = {code: read_version(version) for code, version in _units_in(told).items()}
    found = branch_of(request.by, asked, codes=list(versions), most=MOST_UNITS)
    _check_all_there(found, versions)
    drafts = [found.reports[place.unit_id] for place in found.places if place.unit_id in found.reports]
    if len(drafts) < len(versions):
        raise Refusal("Có đơn vị chưa nhập ô nào, hoặc đang tự nhập báo cáo. Đọc lại số liệu các đơn vị.")
    for place in found.places:
        found.reports[place.unit_id].unit, found.reports[place.unit_id].request = place.unit, asked
    codes = {found.reports[place.unit_id].pk: place.unit.code for place in found.places}
    try:
        made = actions.send_branch_by_key(
            by=request.by,
            drafts=drafts,
            versions={key: versions[code] for key, code in codes.items()},
            upload=_scan_in(told.get("scan")),
            pin=_pin_in(told),
        )
    except Refusal as refusal:
        raise _with_faults(refusal, found) from refusal
    return answer({"sent": {codes[each.report_id]: each.version for each in made}})


def _place(request: HttpRequest, asked: ReportRequest, code: str) -> tuple[Branch, Standing]:
    """The unit's place: the own one or directly beneath, and asked; 404 otherwise."""
    found = branch_of(request.by, asked, codes=[code], most=1)
    if not found.places:
        raise Http404
    return found, found.places[0]


def _tried(request: HttpRequest, change: Callable[[], HttpResponse]) -> HttpResponse:
    """What the change answers; with `?dry_run=1` nothing of it stays."""
    if request.GET.get("dry_run") not in ("1", "true"):
        return change()
    with transaction.atomic():
        said = change()
        transaction.set_rollback(True)
    return said


def _if_match(request: HttpRequest) -> int | None:
    """The version in `If-Match: "3"`."""
    text = request.headers.get("If-Match", "").removeprefix("W/").strip('"')
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _check_known(branch: Branch, sent: Mapping[str, Sent]) -> None:
    """Refuse cells that the unit is not asked, and ratios, which are worked out; nothing is written then."""
    _check_all_there(branch, sent)
    wrong = []
    for place in branch.places:
        typed = {line.code for line in branch.lines_of(place) if not line.is_computed}
        named = {*sent[place.unit.code].cells, *sent[place.unit.code].notes}
        said = mark("Đơn vị này không được hỏi chỉ tiêu {code}, hoặc chỉ tiêu do phần mềm tự tính. Bỏ ô này.")
        wrong += [
            {"unit": place.unit.code, "cell": code, "message": str(Sentence(said, code=code))}
            for code in sorted(named - typed)
        ]
    if wrong:
        said = mark("Có {count} ô không thuộc biểu mẫu của đơn vị, nên chưa ghi gì.")
        raise Turned(422, "unknown_cells", Sentence(said, count=len(wrong)), cells=wrong)


def _check_all_there(branch: Branch, wanted: Mapping[str, Any]) -> None:
    lost = sorted(set(wanted) - {place.unit.code for place in branch.places})
    if lost:
        said = mark(
            "Không ghi được cho {units}: không phải đơn vị mình hay trực thuộc trực tiếp, hoặc không thuộc diện gửi."
        )
        raise Turned(404, "unknown_units", Sentence(said, units=", ".join(lost)), units=lost)


def _only(told: dict[str, Any], names: set[str]) -> dict[str, Any]:
    if extra := set(told) - names:
        raise WrongShape(mark("Nội dung gửi lên có mục lạ: {names}."), names=", ".join(sorted(extra)))
    return told


def _units_in(told: dict[str, Any]) -> dict[str, Any]:
    units = told.get("units")
    if not isinstance(units, dict) or not 0 < len(units) <= MOST_UNITS:
        said = mark("Cần “units”: mã đơn vị và nội dung của đơn vị đó, từ 1 đến {most}.")
        raise WrongShape(said, most=MOST_UNITS)
    return units


def _pin_in(told: dict[str, Any]) -> str:
    pin = told.get("pin")
    if not isinstance(pin, str) or not pin:
        said = mark(
            "Gửi báo cáo bằng khóa cần thêm “pin”: mã PIN của chính người giữ khóa, viết trong ngoặc kép."
        )
        raise Turned(403, "pin", Sentence(said))
    return pin


def _scan_in(told: Any) -> SimpleUploadedFile:
    """The scan of the signed paper: its name, and its bytes in base64."""
    said = mark("Cần “scan”: “name” là tên tệp, “base64” là nội dung bản giấy có chữ ký (PDF, JPEG, PNG).")
    if not isinstance(told, dict) or set(told) != {"name", "base64"}:
        raise WrongShape(said)
    try:
        content = base64.b64decode(str(told["base64"]), validate=True)
    except (binascii.Error, ValueError) as error:
        raise WrongShape(said) from error
    return SimpleUploadedFile(str(told["name"])[:200], content)


def _with_faults(refusal: Refusal, branch: Branch) -> Exception:
    """A report that may not go up yet, with the sentences of its cells; others as they are."""
    faults = [
        {"unit": place.unit.code, **fault}
        for place in branch.places
        for fault in faults_told(branch.faults(place))
    ]
    if not faults or refusal.field or isinstance(refusal, Overtaken | NoVersion):
        return refusal
    return Turned(422, "faults", refusal.sentence, cells=faults)
