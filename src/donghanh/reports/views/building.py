"""A form being put together, line by line."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.organisations.choices import Duty, Level, Sector
from donghanh.ui.pages import act

from .. import actions
from ..facts.building import pieces_of
from ..facts.sheets import sheet_of
from ..forms import FormForm, ItemForm, LineForm, WordsLineForm
from ..models import FormItem, FormVersion
from ..rules.building import lacks_in
from ..rules.burden import loads_of
from ..rules.sheet import Sheet
from .shelf import burden_table

STEPS = {"up": -1, "down": 1}


def _check_builds(request: HttpRequest) -> None:
    if not request.by.has(Duty.STRUCTURE):
        raise PermissionDenied


def build(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft: its lines in order, what may be added, what is lacking, what it costs."""
    form = get_object_or_404(FormVersion.objects.editable_by(request.by), pk=pk)
    _check_builds(request)
    last = form.items.order_by("position").last()
    adding: dict[str, Any] = {
        "line": LineForm(request.by, form, initial={"section": last.section if last else ""}),
        "question": WordsLineForm(),
    }
    if request.method == "POST":
        verb, _colon, what = request.POST.get("verb", "").partition(":")
        done = _change(request, form, verb=verb, what=what, adding=adding)
        if done:
            return done
    sheet = sheet_of(form)
    context = {
        "form_version": form,
        "sections": _groups(form, sheet),
        "line_form": adding["line"],
        "question_form": adding["question"],
        "lacks": lacks_in(pieces_of(form)),
        "count": len(sheet.lines),
        "burden": burden_table(loads_of(sheet.lines, form.period_kind)),
    }
    return render(request, "reports/build.html", context)


def _change(
    request: HttpRequest, form: FormVersion, *, verb: str, what: str, adding: dict[str, Any]
) -> HttpResponse | None:
    """Call the one action that a button of the page stands for."""
    by = request.by
    if verb == "line":
        adding["line"] = told = LineForm(by, form, request.POST)
        return _add(request, told, lambda: actions.add_lines(by=by, form=form, **told.cleaned_data))
    if verb == "question":
        adding["question"] = told = WordsLineForm(request.POST)
        return _add(request, told, lambda: actions.add_question_line(by=by, form=form, **told.cleaned_data))
    if verb == "publish":
        said = _("Đã ban hành biểu mẫu. Từ nay có thể yêu cầu báo cáo theo mẫu này.")
        return act(request, lambda: actions.publish(by=by, form=form), to=form, success=said)
    if verb == "discard":
        return act(request, lambda: actions.discard(by=by, form=form), to="reports:forms")
    if verb in ("section_up", "section_down"):
        step = STEPS[verb.removeprefix("section_")]
        return act(request, lambda: actions.move_section(by=by, form=form, section=what, step=step))
    line = get_object_or_404(
        FormItem.objects.editable_by(by).filter(form=form), pk=what if what.isdecimal() else 0
    )
    if verb == "remove":
        return act(request, lambda: actions.remove_line(by=by, line=line))
    return act(request, lambda: actions.move_line(by=by, line=line, step=STEPS.get(verb, 0)))


def _add(request: HttpRequest, told: Any, change: Any) -> HttpResponse | None:
    return act(request, change, form=told) if told.is_valid() else None


def _groups(form: FormVersion, sheet: Sheet) -> list[dict[str, Any]]:
    keys = dict(form.items.values_list("position", "pk"))
    groups: list[dict[str, Any]] = []
    for line in sheet.lines:
        if not groups or groups[-1]["name"] != line.section:
            groups.append({"name": line.section, "lines": []})
        asked = ", ".join(str(Level(level).label) for level in line.levels)
        if line.sectors:
            asked += ": " + ", ".join(str(Sector(sector).label) for sector in line.sectors)
        groups[-1]["lines"].append({"line": line, "pk": keys[line.number], "asked": asked})
    return groups


def form_line(request: HttpRequest, pk: int, line_pk: int) -> HttpResponse:
    """One line of a draft: its words here, its group, whom it asks."""
    line = get_object_or_404(
        FormItem.objects.editable_by(request.by).select_related("form", "indicator"), form=pk, pk=line_pk
    )
    _check_builds(request)
    told = {name: getattr(line, name) for name in ItemForm.base_fields}
    form = ItemForm(request.POST or None, initial=told)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.change_line(by=request.by, line=line, **form.cleaned_data),
            form=form,
            to=reverse("reports:build", args=[pk]),
        )
        if done:
            return done
    return render(request, "reports/form_line.html", {"form": form, "line": line})


def change_form(request: HttpRequest, pk: int) -> HttpResponse:
    """Name, kind of period and introduction of a draft."""
    draft = get_object_or_404(FormVersion.objects.editable_by(request.by), pk=pk)
    _check_builds(request)
    told = {name: getattr(draft, name) for name in FormForm.base_fields}
    form = FormForm(request.POST or None, initial=told)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.change_form(by=request.by, form=draft, **form.cleaned_data),
            form=form,
            to=reverse("reports:build", args=[pk]),
        )
        if done:
            return done
    return render(request, "reports/change_form.html", {"form": form, "form_version": draft})
