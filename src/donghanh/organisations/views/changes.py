"""Units founded, corrected, renamed, moved and ended."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.ui.pages import act, once_of

from .. import actions
from ..choices import Level, Sector
from ..facts import count_beneath, subordinates_of, superior_id_of
from ..forms import EditForm, EndForm, FoundForm, MoveForm, RenameForm
from ..models import Unit
from ..permissions import may_shape, may_shape_beneath


def _page_of(unit: Unit) -> str:
    return reverse("organisations:unit", args=[unit.pk])


def found(request: HttpRequest, pk: int) -> HttpResponse:
    """Found a unit beneath this one."""
    superior = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_shape(request.by) or superior.level == Level.GRASSROOTS:
        raise PermissionDenied
    proposed = {"founded_on": today(), "sector": Sector.MIXED}
    form = FoundForm(request.POST or None, superior_level=superior.level, initial=proposed)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.found_subordinate(
                by=request.by, superior=superior, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=_page_of,
            success=_("Đã thành lập đơn vị. Tiếp theo: phân công người giữ nhiệm vụ và mở tài khoản."),
        )
        if done:
            return done
    return render(request, "organisations/found.html", {"unit": superior, "form": form})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct where a unit is and how it is reached."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_shape(request.by):
        raise PermissionDenied
    kept = {name: getattr(unit, name) for name in ("sector", "symbol", "place", "phone")}
    form = EditForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.edit_unit(by=request.by, unit=unit, **form.cleaned_data),
            form=form,
            to=_page_of(unit),
            success=_("Đã lưu thông tin đơn vị."),
        )
        if done:
            return done
    return render(request, "organisations/edit.html", {"unit": unit, "form": form})


def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """A new name; papers of earlier days keep the earlier one."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_shape(request.by):
        raise PermissionDenied
    form = RenameForm(request.POST or None, initial={"from_on": today()})
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.rename_unit(by=request.by, unit=unit, **form.cleaned_data),
            form=form,
            to=_page_of(unit),
            success=_("Đã đổi tên đơn vị."),
        )
        if done:
            return done
    return render(request, "organisations/rename.html", {"unit": unit, "form": form})


def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a unit, with all beneath it, under another superior."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_shape_beneath(request.by, unit):
        raise PermissionDenied
    above = Unit.objects.visible_to(request.by).alive_on(today()).exclude(level=Level.GRASSROOTS)
    form = MoveForm(
        request.POST or None,
        units=above.exclude(pk__in=[unit.pk, superior_id_of(unit.pk, today()) or 0]).from_the_top(),
        initial={"from_on": today()},
    )
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.move_unit(by=request.by, unit=unit, once=once_of(request), **form.cleaned_data),
            form=form,
            to=_page_of(unit),
            success=_("Đã ghi đơn vị cấp trên mới."),
        )
        if done:
            return done
    return render(request, "organisations/move.html", _with_beneath(unit, form))


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a unit on a day: merged, split or dissolved."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_shape_beneath(request.by, unit):
        raise PermissionDenied
    form = EndForm(request.POST or None, units=_heirs_for(request, unit), initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.end_unit(by=request.by, unit=unit, once=once_of(request), **form.cleaned_data),
            form=form,
            to=_page_of(unit),
            success=_("Đã ghi ngày kết thúc hoạt động."),
        )
        if done:
            return done
    return render(request, "organisations/end.html", _with_beneath(unit, form))


def _with_beneath(unit: Unit, form: Any) -> dict[str, Any]:
    return {"unit": unit, "form": form, "beneath": count_beneath(unit.pk, today())}


def _heirs_for(request: HttpRequest, unit: Unit) -> Any:
    """Who may go on with it: units of its level; of a grassroots union, those of the same superior."""
    heirs = Unit.objects.visible_to(request.by).alive_on(today()).filter(level=unit.level)
    if unit.level == Level.GRASSROOTS:
        beside = subordinates_of(superior_id_of(unit.pk, today()) or 0, today())
        heirs = heirs.filter(pk__in=beside.values("pk"))
    return heirs.exclude(pk=unit.pk).in_order()
