"""Units founded, corrected, renamed, moved and ended."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.ui.pages import act, once_of, show_refusal

from .. import actions
from ..actions import main_heir
from ..choices import Level, Parting, Sector
from ..facts import count_beneath, persons_at, subordinates_of, superior_id_of, what_moves
from ..forms import MOST_CHOSEN, EditForm, EndForm, FoundForm, MoveForm, PaperForm, PartingForm, RenameForm
from ..models import Unit, UnitQuerySet
from ..permissions import may_shape, may_shape_beneath
from ..rules import Heads, check_shares, split_heads


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
    return _previewed(
        request,
        form,
        Planned(
            unit,
            lambda told: actions.rename_unit(by=request.by, unit=unit, **told),
            page="organisations/rename.html",
            done=_("Đã đổi tên đơn vị."),
        ),
    )


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
    return _previewed(
        request,
        form,
        Planned(
            unit,
            lambda told: actions.move_unit(by=request.by, unit=unit, once=_once_when_sure(request), **told),
            page="organisations/move.html",
            done=_("Đã ghi đơn vị cấp trên mới."),
        ),
    )


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a unit on a day: merged, split or dissolved."""
    unit = get_object_or_404(Unit.objects.visible_to(request.by), pk=pk)
    if not may_shape_beneath(request.by, unit):
        raise PermissionDenied
    form = EndForm(
        request.POST or None, units=_heirs_for(request, unit), initial={"on": today(), "share_0": 100}
    )
    return _previewed(
        request,
        form,
        Planned(
            unit,
            lambda told: actions.end_unit(
                by=request.by,
                unit=unit,
                once=_once_when_sure(request),
                persons=_persons(_parting(request, unit, form=form, told=told)),
                **told,
            ),
            page="organisations/end.html",
            done=_("Đã ghi ngày kết thúc hoạt động."),
            shown=lambda told: _parted(_parting(request, unit, form=form, told=told)),
        ),
    )


def _parting(request: HttpRequest, unit: Unit, *, form: EndForm, told: dict[str, Any]) -> PartingForm | None:
    """Which member of a unit that is split goes where; None when all go to one. Refuses a list too long to choose
    from.
    """
    if form.members_go in ("", Parting.MAIN):
        return None
    heirs = told["heirs"]
    check_shares(told["kind"], [heir.share for heir in heirs])
    persons = persons_at(unit, told["on"])
    is_list = form.members_go == Parting.LIST
    if is_list and len(persons) > MOST_CHOSEN:
        raise Refusal(
            "Danh sách có hơn {most} người nên không chọn từng người được. Chọn chia theo tỷ lệ.",
            most=MOST_CHOSEN,
            field="parting",
        )
    is_chosen = is_list and request.POST.get("step") == "sure"
    return PartingForm(persons, heirs, request.POST if is_chosen else None, is_list=is_list)


def _persons(parting: PartingForm | None) -> dict[int, Unit]:
    return parting.chosen() if parting else {}


def _parted(parting: PartingForm | None) -> dict[str, Any]:
    """For the preview: how many members each heir gets, and the fields to choose by."""
    if parting is None:
        return {"parted": [], "parting": None}
    count = Counter(parting.chosen().values())
    parted = [(unit, count[unit]) for unit in parting.units.values()]
    return {"parted": parted, "parting": parting if parting.is_list else None}


@dataclass(frozen=True)
class Planned:
    """A change that is shown before it is done: `do` takes what the form's `change` answers."""

    unit: Unit
    do: Callable[[dict[str, Any]], object]
    page: str
    done: str
    shown: Callable[[dict[str, Any]], dict[str, Any]] = lambda _told: {"parted": [], "parting": None}


def _previewed(request: HttpRequest, form: PaperForm, planned: Planned) -> HttpResponse:
    """The form; then what would move (refused already if it cannot be); then, when that is confirmed, the change."""
    step = request.POST.get("step", "")
    told: dict[str, Any] = {"unit": planned.unit, "form": form}
    if request.method != "POST" or step == "edit" or not form.is_valid():
        return render(request, planned.page, told | {"beneath": count_beneath(planned.unit.pk, today())})
    change = form.change()
    if step == "sure":
        done = act(
            request, lambda: planned.do(change), form=form, to=_page_of(planned.unit), success=planned.done
        )
        if done:
            return done
    elif _can_be(request, form, lambda: planned.do(change)):
        would = _what_would_move(planned.unit, change) | planned.shown(change)
        return render(request, "organisations/preview.html", told | would)
    return render(request, planned.page, told | {"beneath": count_beneath(planned.unit.pk, today())})


def _can_be(request: HttpRequest, form: PaperForm, change: Callable[[], object]) -> bool:
    """Does the change go through? Done and taken back; a refusal stands on the form."""
    try:
        with transaction.atomic():
            change()
            transaction.set_rollback(True)
    except Refusal as refusal:
        show_refusal(request, refusal, form)
        return False
    return True


def _once_when_sure(request: HttpRequest) -> str | None:
    """The rehearsal takes no token: the confirmed form is the one that counts."""
    return once_of(request) if request.POST.get("step") == "sure" else None


def _what_would_move(unit: Unit, change: dict[str, Any]) -> dict[str, Any]:
    unit.refresh_from_db()
    on = change.get("on") or change["from_on"]
    moving = what_moves(unit, on)
    heirs = change.get("heirs", [])
    heads = Heads(moving.heads.workers, moving.heads.members) if moving.heads else Heads(0, 0)
    parts = split_heads(heads, [heir.share for heir in heirs]) if heirs else []
    return {
        "on": on,
        "paper": change["paper"],
        "moving": moving,
        "renamed": change.get("name", ""),
        "superior": change.get("superior"),
        "heirs": list(zip(heirs, parts, strict=True)),
        "main_heir": main_heir(heirs).unit if heirs else None,
        "ends": "heirs" in change,
    }


def _heirs_for(request: HttpRequest, unit: Unit) -> UnitQuerySet:
    """Who may go on with it: units of its level; of a grassroots union, those of the same superior."""
    heirs = Unit.objects.visible_to(request.by).alive_on(today()).filter(level=unit.level)
    if unit.level == Level.GRASSROOTS:
        beside = subordinates_of(superior_id_of(unit.pk, today()) or 0, today())
        heirs = heirs.filter(pk__in=beside.values("pk"))
    return heirs.exclude(pk=unit.pk).in_order()
