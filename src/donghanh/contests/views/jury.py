"""Jurors, who marks what, how far a round is, points of test papers. Nothing here tells whose sheet says what."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions, facts
from ..choices import ROUND_MOVES, ContestState, RoundState
from ..forms import JurorForm, TestsForm
from ..models import Contest, Juror, Round
from ..permissions import may_ask_jurors
from .record import part_said, run_by


def jurors(request: HttpRequest, pk: int) -> HttpResponse:
    """Who judges, what they judge, whether they have declared; asked and released here."""
    found = run_by(request, pk)
    by = request.by  # type: ignore[attr-defined]
    verb = request.POST.get("verb", "")
    form = JurorForm(request.POST if verb == "add" else None, contest=found, people=facts.people_to_ask(by))
    if verb == "add" and form.is_valid():
        done = act(
            request,
            lambda: actions.add_juror(
                by=by,
                contest=found,
                person=form.cleaned_data["person"],
                fields=form.cleaned_data["fields_judged"],
                once=once_of(request),
            ),
            form=form,
            success=_("Đã mời giám khảo."),
        )
        if done:
            return done
    if verb == "release":
        asked = request.POST.get("juror", "")
        juror = get_object_or_404(
            Juror.objects.visible_to(by), contest=found, person=int(asked) if asked.isdecimal() else 0
        )
        done = act(
            request, lambda: actions.release_juror(by=by, juror=juror), success=_("Đã ghi thôi giám khảo.")
        )
        if done:
            return done
    rows = list(
        found.jurors.serving()
        .select_related("person")
        .prefetch_related("fields")
        .order_by("person__sort_key")
    )
    may_change = may_ask_jurors(found)
    return render(
        request,
        "contests/jurors.html",
        {
            "contest": found,
            "table": _jurors(rows),
            "jurors": rows,
            "form": form if may_change else None,
        },
    )


def _jurors(rows: list[Juror]) -> Table:
    return Table(
        caption=_("Giám khảo"),
        columns=[
            Column(_("Họ và tên")),
            Column(_("Chấm nghề, lĩnh vực")),
            Column(_("Khai đơn vị liên quan")),
        ],
        rows=[
            [
                str(row),
                ", ".join(one.name for one in row.fields.all()) or _("Mọi nghề"),
                Cell(_("Đã khai"), tone="accepted") if row.has_declared else Cell(_("Chưa khai"), tone="due"),
            ]
            for row in rows
        ],
        empty=_("Chưa mời giám khảo nào."),
    )


def round_of(request: HttpRequest, pk: int) -> tuple[Round, Contest]:
    """The round of a contest that the actor runs."""
    one = get_object_or_404(Round.objects.visible_to(request.by), pk=pk)  # type: ignore[attr-defined]
    return one, run_by(request, one.contest_id)


def round(request: HttpRequest, pk: int) -> HttpResponse:
    """Assign, open marking, remind, seal: how far it is in numbers that tell of nobody."""
    one, contest = round_of(request, pk)
    if request.method == "POST":
        done = _do(request, one, request.POST.get("verb", ""))
        if done:
            return done
        one, contest = round_of(request, pk)
    quality = facts.quality_of(one)
    return render(
        request,
        "contests/round.html",
        {
            "contest": contest,
            "round": one,
            "parts": ", ".join(part_said(part) for part in one.parts.all()),
            "checks": _checks(quality, one) if quality else [],
            "far": facts.how_far(one),
            "may_write": contest.state in (ContestState.DRAFT, ContestState.OPEN),
            "written": one.sheets.count() if one.wanted else 0,
            "may_assign": contest.state == ContestState.RUNNING
            and one.state == RoundState.PLANNED
            and one.wanted is None,
            "may_open": quality is not None and ROUND_MOVES.allows(one.state, "mark"),
            "may_seal": ROUND_MOVES.allows(one.state, "seal"),
            "has_tests": one.state == RoundState.MARKING and one.parts.filter(is_counted=True).exists(),
            "is_sealed": one.state == RoundState.SEALED,
        },
    )


def _checks(quality: Any, one: Round) -> list[tuple[str, str, str, str]]:
    """What a good assignment must be, line by line."""
    names = dict(one.contest.fields.values_list("pk", "name")) if quality.apart else {}
    apart = ", ".join(names[key] for key in quality.apart)
    ok, bad = (_("Đạt"), "accepted"), (_("Chưa đạt"), "late")
    return [
        (
            *(bad if quality.conflicts else ok),
            _("Không chấm bài của đơn vị mình, của tuyến chỉ đạo, của đơn vị đã khai"),
            _("%(count)s trường hợp vướng") % {"count": quality.conflicts},
        ),
        (
            *(ok if quality.most - quality.least <= 1 else (_("Chênh"), "due")),
            _("Chia đều"),
            _("mỗi giám khảo từ %(least)s đến %(most)s bài") % {"least": quality.least, "most": quality.most},
        ),
        (
            *(ok if quality.is_connected else (_("Chưa đạt"), "due")),
            _("So được độ chặt, độ rộng của các giám khảo"),
            _("chưa so được ở: %(fields)s") % {"fields": apart}
            if apart
            else _("mỗi giám khảo chấm chung bài với ít nhất %(count)s người khác")
            % {"count": quality.neighbours},
        ),
    ]


def _do(request: HttpRequest, one: Round, verb: str) -> HttpResponse | None:
    by = request.by  # type: ignore[attr-defined]
    changes: dict[str, Any] = {
        "assign": (lambda: actions.assign_jurors(by=by, round=one), None),
        "mark": (lambda: actions.open_marking(by=by, round=one), _("Đã mở chấm và báo cho giám khảo.")),
        "remind": (
            lambda: actions.remind_jurors(by=by, round=one, once=once_of(request)),
            _("Đã nhắc giám khảo chưa chấm xong."),
        ),
        "seal": (lambda: actions.seal_round(by=by, round=one), _("Đã niêm phong kết quả.")),
    }
    if verb not in changes:
        raise Http404
    change, said = changes[verb]
    return act(request, change, success=said)


def tests(request: HttpRequest, pk: int) -> HttpResponse:
    """Points of test papers, entered by whoever counted them."""
    one, contest = round_of(request, pk)
    if one.state != RoundState.MARKING:
        raise Http404
    entries = list(facts.entries_of(one).order_by("number"))
    parts = list(one.parts.filter(is_counted=True))
    form = TestsForm(request.POST or None, entries=entries, parts=parts, marks=facts.test_marks(parts))
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.count_tests(by=request.by, round=one, marks=form.marks()),  # type: ignore[attr-defined]
            form=form,
            to=one.get_absolute_url(),
            success=_("Đã ghi điểm bài làm."),
        )
        if done:
            return done
    return render(request, "contests/tests.html", {"form": form, "round": one, "contest": contest})
