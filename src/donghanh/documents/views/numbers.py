"""The number book of the unit acted for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.organisations.models import Unit
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Column, Table

from .. import actions, facts
from ..forms import DeclareForm, VoidForm
from ..models import NumberRegister
from ..permissions import may_declare_register, may_number
from ..rules.numbering import series_of
from ..rules.register import TYPE_CODES, padded


def numbers(request: HttpRequest) -> HttpResponse:
    """Whose book gives the numbers; the program's rows of this year, and what was voided."""
    unit = facts.own_unit(request.by) if request.by.unit_id else None
    register = facts.register_of(unit.pk) if unit else None
    form = _form(request, unit, register)
    if unit and form and request.method == "POST" and form.is_valid():
        change = actions.void_number if register else actions.declare_register
        done = act(
            request,
            lambda: change(by=request.by, unit=unit, once=once_of(request), **form.cleaned_data),
            form=form,
            success=_("Đã bỏ số.") if register else _("Từ hôm nay chương trình cấp số văn bản của đơn vị."),
        )
        if done:
            return done
    context = {
        "register": register,
        "series": series_of(register.series) if register else None,
        "form": form,
        "table": _books(register) if register else None,
        "voided": _voided(register) if register else None,
        "year": today().year,
    }
    return render(request, "documents/numbers.html", context)


def _form(
    request: HttpRequest, unit: Unit | None, register: NumberRegister | None
) -> DeclareForm | VoidForm | None:
    if unit is None:
        return None
    if register is None:
        return DeclareForm(request.POST or None) if may_declare_register(request.by, unit.pk) else None
    return VoidForm(request.POST or None) if may_number(request.by, unit.pk) else None


def _said_types(types: str) -> str:
    names = {code: name for name, code in TYPE_CODES.items()} | {"-": _("Công văn")}
    if types == "*":
        return _("Các loại chung một dãy số")
    return ", ".join(names.get(code, code) for code in types.split())


def _books(register: NumberRegister) -> Table:
    books = facts.books_of(register, today().year)
    return Table(
        caption=_("Số đã cấp năm nay"),
        columns=[Column(_("Loại văn bản")), Column(_("Từ số")), Column(_("Số cuối")), Column(_("Ngày"))],
        rows=[
            [_said_types(book.types), padded(book.first), padded(book.last), book.last_on] for book in books
        ],
        empty=_("Năm nay chưa cấp số nào."),
    )


def _voided(register: NumberRegister) -> Table:
    rows = facts.voided_numbers(register, today().year)
    return Table(
        caption=_("Số đã bỏ"),
        columns=[Column(_("Số")), Column(_("Loại văn bản")), Column(_("Ngày")), Column(_("Lý do"))],
        rows=[[padded(row.number), _said_types(row.types), row.on, row.because] for row in rows],
        empty=_("Chưa bỏ số nào."),
    )
