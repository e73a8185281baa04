"""A target is given down: an amount for each unit beneath, typed or by a sheet; what is left stays in reserve."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.numbers import from_scaled
from donghanh.base.sentences import Refusal
from donghanh.ui.exports import export_xlsx
from donghanh.ui.pages import act, once_of, show_refusal
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..facts import Share, shares_of
from ..facts.allocating import Outcome, named
from ..forms import AllocationForm, DivideForm
from ..models import Target
from ..permissions import may_divide
from ..rules.allocating import COLUMNS, RESERVE


def divided_target(request: HttpRequest, pk: int) -> Target:
    """The target of the unit acted for, to be divided."""
    rows = Target.objects.visible_to(request.by).standing().filter(unit=request.by.unit_id)
    return get_object_or_404(rows.select_related("indicator", "unit", "period"), pk=pk)


def divide(request: HttpRequest, pk: int) -> HttpResponse:
    """Type the amounts and save; the same page moves amounts between units, with a reason."""
    found = divided_target(request, pk)
    form = DivideForm(found, shares_of(found), request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.allocate(
                by=request.by,
                target=found,
                parts=form.parts,
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"],
                once=once_of(request),
            ),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã giao chỉ tiêu xuống các đơn vị."),
        )
        if done:
            return done
    return render(
        request,
        "movements/divide.html",
        {"target": found, "form": form, "reserve": found.indicator.say(found.reserve)},
    )


def divide_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet comes back: what it would change and which cells are wrong; nothing is written here."""
    found = divided_target(request, pk)
    shares = shares_of(found)
    form = AllocationForm(request.POST or None, request.FILES or None)
    outcome = _read(request, found, shares, form=form) if form.is_valid() else None
    return render(
        request,
        "movements/divide_sheet.html",
        {
            "target": found,
            "form": form,
            "outcome": outcome,
            "changes": _changes(found, outcome) if outcome else None,
            "faults": _faults(outcome) if outcome and outcome.wrong else None,
            "typed": _typed(found, shares, outcome) if outcome else [],
            "confirm": _confirm(found, outcome),
        },
    )


def _read(
    request: HttpRequest, found: Target, shares: Sequence[Share], *, form: AllocationForm
) -> Outcome | None:
    try:
        return actions.read_allocation_sheet(
            by=request.by, target=found, shares=shares, upload=form.cleaned_data["upload"]
        )
    except Refusal as refusal:
        show_refusal(request, refusal, form)
        return None


def _confirm(found: Target, outcome: Outcome | None) -> DivideForm:
    """The form that is sent on; it asks for a reason where what was given changes."""
    form = DivideForm(found, ())
    is_changed = outcome and any(change.share.amount is not None for change in outcome.moved)
    form.fields["reason"].required = bool(is_changed)
    return form


def _typed(found: Target, shares: Sequence[Share], outcome: Outcome) -> list[tuple[str, str]]:
    """Every unit's amount under the name that the form of the division has for it: the sheet's, else what it has."""
    amounts = {share.unit.pk: share.amount for share in shares} | outcome.parts
    return [(f"unit_{key}", found.indicator.say(amount)) for key, amount in amounts.items()]


def _changes(found: Target, outcome: Outcome) -> Table:
    """Each unit whose amount would change, what it has and what it would have."""
    say = found.indicator.say
    kept = found.reserve - sum(change.amount - (change.share.amount or 0) for change in outcome.changes)
    return Table(
        columns=[
            Column(_("Đơn vị")),
            Column(_("Đang giao"), numeric=True),
            Column(_("Số mới"), numeric=True),
        ],
        rows=[
            [change.share.unit.name, say(change.share.amount) or "–", say(change.amount)]
            for change in outcome.moved
        ],
        foot=[_("Còn giữ lại"), say(found.reserve), say(kept)] if found.is_adding else [],
        empty=_("Tệp không đổi số nào."),
    )


def _faults(outcome: Outcome) -> Table:
    return Table(
        columns=[Column(_("Ô")), Column(_("Chỗ cần sửa"))],
        rows=[
            [_("Dòng %(row)s") % {"row": cell} if cell.isdigit() else cell, str(sentence)]
            for cell, sentence in outcome.wrong
        ],
    )


def allocation(request: HttpRequest, pk: int) -> HttpResponse:
    """The division as it stands, as a sheet to be filled and brought back."""
    found = divided_target(request, pk)
    if not may_divide(request.by, found):
        raise PermissionDenied
    return export_xlsx(_sheet(found, shares_of(found)), name=f"giao-chi-tieu-{found.pk}")


def _sheet(found: Target, shares: Sequence[Share]) -> Table:
    """A unit a line, then what is kept back: together the whole."""
    name = named(found)
    rows = [[share.unit.code, share.unit.name, name, _number(found, share.amount)] for share in shares]
    if found.is_adding:
        rows.append(["", RESERVE, name, _number(found, found.reserve)])
    return Table(
        columns=[Column(heading.label, numeric=heading.key == "amount") for heading in COLUMNS],
        rows=rows,
    )


def _number(found: Target, scaled: int | None) -> Cell | str:
    if scaled is None:
        return ""
    value = from_scaled(scaled, found.indicator.decimals)
    return Cell(found.indicator.say(scaled), value=value if found.indicator.decimals else int(value))
