"""A juror's desk, reached by a token: what to mark, under codes. No record, history or trail leads away from it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.numbers import say_scaled
from donghanh.base.sentences import Refusal
from donghanh.evidence.rules import nameless
from donghanh.ui.pages import act, is_autosave, once_of, saved, see, show_refusal
from donghanh.ui.tables import Cell, Column, Table
from donghanh.ui.tones import tone_of_state

from .. import actions, facts
from ..choices import SheetState
from ..forms import DeclareForm, ReasonForm, SheetForm
from ..models import Juror, Sheet
from ..rules import DECIMALS

CONFLICT = 409


def _juror(request: HttpRequest, token: str) -> Juror:
    """The desk of `token`, to the juror alone."""
    juror = facts.juror_at(request.by, token)  # type: ignore[attr-defined]
    if juror is None:
        raise Http404
    return juror


def desk(request: HttpRequest, token: str) -> HttpResponse:
    """Declare first; then the pile."""
    juror = _juror(request, token)
    contest = juror.contest
    form = DeclareForm(
        request.POST or None,
        units=facts.units_beneath(contest),
        initial={"units": list(juror.conflicts.filter(unit__isnull=False).values_list("unit", flat=True))},
    )
    may_declare = not juror.sheets.exists()
    if request.method == "POST" and may_declare and form.is_valid():
        done = act(
            request,
            lambda: actions.declare(by=request.by, juror=juror, once=once_of(request), **form.cleaned_data),  # type: ignore[attr-defined]
            form=form,
            success=_("Đã ghi. Khi mở chấm sẽ có thông báo."),
        )
        if done:
            return done
    rows = list(facts.pile_of(juror))
    return render(
        request,
        "contests/desk.html",
        {
            "juror": juror,
            "contest": contest,
            "form": form if may_declare else None,
            "table": _pile(juror, rows),
            "done": sum(row.state == SheetState.SENT for row in rows),
            "total": len(rows),
        },
    )


def _pile(juror: Juror, rows: list[Sheet]) -> Table:
    return Table(
        caption=_("Bài được giao"),
        columns=[Column(_("Số phách")), Column(_("Nghề, lĩnh vực")), Column(_("Tình trạng"))],
        rows=[
            [
                Cell(
                    _called(juror, row),
                    url=reverse("contests:sheet", args=[juror.token, row.entry.code]),
                    note=row.round.name,
                ),
                row.entry.field.name,
                Cell(row.get_state_display(), tone=tone_of_state(row.state)),
            ]
            for row in rows
        ],
        empty=_("Chưa có bài nào được giao. Khi mở chấm sẽ có thông báo."),
    )


def _called(juror: Juror, row: Sheet) -> str:
    """Its code; beside it the number and name called out in the hall where marking is not blind."""
    if juror.contest.is_blind:
        return row.entry.code
    return f"{row.entry.number}. {row.entry.name}"


def _sheet(request: HttpRequest, token: str, code: str) -> tuple[Juror, Sheet]:
    juror = _juror(request, token)
    found = facts.pile_of(juror).filter(entry__code=code).order_by("-round__position").first()
    if found is None:
        raise Http404
    return juror, found


def sheet(request: HttpRequest, token: str, code: str) -> HttpResponse:
    """One score sheet: kept as one types, handed in once."""
    juror, found = _sheet(request, token, code)
    parts = list(found.round.parts.filter(is_counted=False))
    is_open = found.is_open
    verb = request.POST.get("verb", "")
    reason = ReasonForm(request.POST if verb == "recuse" else None)
    marks = {f"part_{part}": points for part, points in found.marks.values_list("part", "points")}
    shown = {**marks, "note": found.note, "version": found.version}
    form = SheetForm(
        request.POST if request.method == "POST" and verb != "recuse" else None, parts=parts, initial=shown
    )
    if request.method == "POST":
        done = _do(request, juror, found, form=form, reason=reason)
        if done:
            return done
    return render(
        request,
        "contests/sheet.html",
        {
            "juror": juror,
            "contest": juror.contest,
            "sheet": found,
            "called": _called(juror, found),
            "form": form,
            "given": [(part.name, say_scaled(marks.get(f"part_{part.pk}"), DECIMALS)) for part in parts],
            "is_open": is_open,
            "files": _files(juror, found),
            "reason": reason,
            "draft": f"phieu-{found.pk}",
        },
    )


def _files(juror: Juror, found: Sheet) -> list[tuple[str, str]]:
    """The entry's files under names that tell nothing."""
    count = found.entry.evidence.count()
    return [
        (
            _("Tài liệu %(place)s") % {"place": place},
            reverse("contests:sheet_file", args=[juror.token, found.entry.code, place]),
        )
        for place in range(1, count + 1)
    ]


def _do(
    request: HttpRequest, juror: Juror, found: Sheet, *, form: SheetForm, reason: ReasonForm
) -> HttpResponse | None:
    by: Any = request.by  # type: ignore[attr-defined]
    back = reverse("contests:desk", args=[juror.token])
    if request.POST.get("verb") == "recuse":
        if not reason.is_valid():
            return None
        return act(
            request,
            lambda: actions.recuse(by=by, sheet=found, **reason.cleaned_data),
            form=reason,
            to=back,
            success=_("Đã ghi. Bài này chuyển giám khảo khác chấm."),
        )
    if is_autosave(request):
        return _autosave(by, found, form)
    if not form.is_valid():
        return None

    def change() -> Sheet:
        kept = actions.save_marks(by=by, sheet=found, marks=form.marks(), note=form.cleaned_data["note"])
        return actions.send_sheet(by=by, sheet=kept)

    is_shown = found.state == SheetState.ASSIGNED
    return act(request, change, form=form if is_shown else None, to=back, success=_("Đã gửi phiếu điểm."))


def _wrong(form: SheetForm) -> list[Any]:
    """What was typed and means no number; what is not typed yet is no fault while one types."""
    return [one for errors in form.errors.as_data().values() for one in errors if one.code != "required"]


def _autosave(by: Any, found: Sheet, form: SheetForm) -> HttpResponse:
    form.is_valid()
    wrong = next((str(one.messages[0]) for one in _wrong(form)), "")
    try:
        kept = actions.save_marks(
            by=by,
            sheet=found,
            marks=form.marks(),
            note=form.cleaned_data.get("note", ""),
            version=form.cleaned_data.get("version"),
        )
    except Refusal as refusal:
        return HttpResponse(str(refusal), status=CONFLICT, content_type="text/plain; charset=utf-8")
    answer = (
        saved()
        if not wrong
        else HttpResponse(str(wrong), status=CONFLICT, content_type="text/plain; charset=utf-8")
    )
    answer.headers["X-Version"] = str(kept.version)
    return answer


def sheet_file(request: HttpRequest, token: str, code: str, *, place: int) -> HttpResponse:
    """One file of the entry, under its code: neither its name nor its unit goes along, nor, where marking is blind,
    who the file itself says has made it.
    """
    juror, found = _sheet(request, token, code)
    files = list(found.entry.evidence.order_by("pk"))
    if not 1 <= place <= len(files):
        raise Http404
    kept = files[place - 1]
    with kept.file.open("rb") as opened:
        content = opened.read()
    if juror.contest.is_blind:
        try:
            content = nameless(content, kept.kind)
        except Refusal as refusal:
            show_refusal(request, refusal)
            return see(reverse("contests:sheet", args=[token, code]))
    extension = kept.name.rpartition(".")[2].lower()
    answer = HttpResponse(content, content_type=kept.content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{code}-{place}.{extension}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
