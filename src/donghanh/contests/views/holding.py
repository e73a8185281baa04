"""Writing the rules and the rounds."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.movements.facts import clause_choices
from donghanh.movements.models import Clause
from donghanh.organisations.models import Unit
from donghanh.ui.pages import act, once_of

from .. import actions
from ..forms import RoundForm, RulesForm, part_rows, parts_in
from ..models import Contest, Round
from .record import run_by


def _clause(request: HttpRequest, form: RulesForm) -> Clause | None:
    chosen = form.cleaned_data["clause"] or 0
    return Clause.objects.visible_to(request.by).filter(pk=chosen).first()  # type: ignore[attr-defined]


def add(request: HttpRequest) -> HttpResponse:
    """A new contest."""
    by = request.by  # type: ignore[attr-defined]
    movement, clauses = clause_choices(by.unit_id, first="hội thi")
    form = RulesForm(request.POST or None, clauses=clauses)
    if request.method == "POST" and form.is_valid() and movement:
        unit = get_object_or_404(Unit.objects.visible_to(by), pk=by.unit_id)
        done = act(
            request,
            lambda: actions.hold_contest(
                by=by,
                unit=unit,
                movement=movement,
                rules=form.as_rules(),
                clause=_clause(request, form),
                once=once_of(request),
            ),
            form=form,
            to=lambda contest: contest.get_absolute_url(),
            success=_("Đã ghi thể lệ. Ghi vòng thi rồi mở đăng ký."),
        )
        if done:
            return done
    return render(request, "contests/rules.html", {"form": form, "movement": movement, "contest": None})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the rules."""
    found = run_by(request, pk)
    _movement, clauses = clause_choices(request.by.unit_id, first="hội thi")  # type: ignore[attr-defined]
    form = RulesForm(request.POST or None, clauses=clauses, contest=found)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.write_rules(
                by=request.by,  # type: ignore[attr-defined]
                contest=found,
                rules=form.as_rules(),
                clause=_clause(request, form),
            ),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã ghi thể lệ."),
        )
        if done:
            return done
    return render(
        request, "contests/rules.html", {"form": form, "movement": found.movement, "contest": found}
    )


def add_round(request: HttpRequest, pk: int) -> HttpResponse:
    """A new round with its parts."""
    return _round(request, run_by(request, pk), None)


def edit_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a round anew."""
    one = get_object_or_404(Round.objects.visible_to(request.by), pk=pk)  # type: ignore[attr-defined]
    return _round(request, run_by(request, one.contest_id), one)


def _round(request: HttpRequest, found: Contest, one: Round | None) -> HttpResponse:
    initial: dict[str, Any] = (
        {"name": one.name, "held_on": one.held_on, "passes": one.passes or None}
        if one
        else {
            "name": _("Vòng chung kết") if found.rounds.exists() else _("Vòng thi"),
            "held_on": found.held_on,
        }
    )
    form = RoundForm(request.POST or None, initial=initial)
    rows = part_rows(request.POST or None, one)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        data = form.cleaned_data
        done = act(
            request,
            lambda: actions.set_round(
                by=request.by,  # type: ignore[attr-defined]
                contest=found,
                round=one,
                name=data["name"],
                held_on=data["held_on"],
                passes=data["passes"] or 0,
                parts=parts_in(rows),
                once=once_of(request),
            ),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã ghi vòng thi."),
        )
        if done:
            return done
    return render(
        request, "contests/round_form.html", {"form": form, "rows": rows, "contest": found, "round": one}
    )
