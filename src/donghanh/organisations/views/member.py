"""One member of a unit."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.base.dates import say_date, today
from donghanh.people.facts import hidden_national_id_of
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import FOR_EVER
from ..forms import EditMemberForm, ElectForm, EndOfficeForm
from ..models import Collective, Membership, Office
from ..permissions import may_count, may_see_national_id


def _found(request: HttpRequest, pk: int) -> Membership:
    """The membership, for those who keep the unit's figures or manage it from above."""
    found = get_object_or_404(
        Membership.objects.visible_to(request.by).select_related("person", "unit", "collective"), pk=pk
    )
    if not may_count(request.by, found.unit):
        raise PermissionDenied
    return found


def member(request: HttpRequest, pk: int) -> HttpResponse:
    """What is known of a member; the identity number hidden but for its last digits."""
    found = _found(request, pk)
    return _page(request, found, hidden_national_id_of(found.person_id))


@require_POST
def show_national_id(request: HttpRequest, pk: int) -> HttpResponse:
    """The same with the identity number in full, once; the journal keeps that it was seen."""
    found = _found(request, pk)
    if not may_see_national_id(request.by, found.unit_id):
        raise PermissionDenied
    answer = _page(request, found, actions.tell_national_id(by=request.by, membership=found))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _page(request: HttpRequest, found: Membership, national_id: str) -> HttpResponse:
    told = {
        "member": found,
        "facts": _facts(found, national_id),
        "offices": _offices(request, found),
        "may_see_national_id": bool(national_id) and may_see_national_id(request.by, found.unit_id),
        "is_over": found.until_on <= today() or found.unit.has_ended(today()),
    }
    return render(request, "organisations/member.html", told)


def _facts(found: Membership, national_id: str) -> list[tuple[str, object]]:
    person = found.person
    return [
        (_("Mã đoàn viên"), f"DV{person.pk}"),
        (_("Giới tính"), person.get_sex_display()),
        (_("Ngày sinh"), person.born_on),
        (_("Số định danh cá nhân"), national_id),
        (_("Điện thoại"), person.phone),
        (_("Ngày vào công đoàn"), person.joined_union_on),
        (_("Thuộc đơn vị từ ngày"), found.from_on),
        (_("Tổ, phòng, phân xưởng"), found.collective.name if found.collective else ""),
        (_("Công việc"), found.post),
        (_("Công nhân trực tiếp sản xuất"), _("có") if person.is_direct_worker else _("không")),
    ]


def _offices(request: HttpRequest, found: Membership) -> Table:
    held = Office.objects.visible_to(request.by).filter(person=found.person_id, unit=found.unit_id)
    rows: list[list[object]] = []
    for each in held.order_by("-from_on"):
        is_open = each.until_on > today()
        end = (
            Cell(_("Ghi ngày thôi"), url=reverse("organisations:end_office", args=[each.pk]))
            if is_open
            else ""
        )
        until = _("hết nhiệm kỳ") if each.until_on == FOR_EVER else say_date(each.until_on)
        rows.append([each.get_kind_display(), each.from_on, until, end])
    return Table(
        caption=_("Chức vụ công đoàn"),
        columns=[Column(_("Chức vụ")), Column(_("Từ ngày")), Column(_("Đến ngày")), Column(_("Thay đổi"))],
        rows=rows,
        empty=_("Không giữ chức vụ công đoàn nào."),
    )


def edit_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is known of a member."""
    found = _found(request, pk)
    person = found.person
    form = EditMemberForm(
        request.POST or None,
        collectives=Collective.objects.visible_to(request.by).filter(unit=found.unit_id).order_by("name"),
        initial={
            "name": person.name,
            "sex": person.sex,
            "born_on": person.born_on,
            "phone": person.phone,
            "joined_union_on": person.joined_union_on,
            "is_direct_worker": person.is_direct_worker,
            "post": found.post,
            "collective": found.collective_id,
        },
    )
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.edit_member(by=request.by, membership=found, **form.cleaned_data),
            form=form,
            to=reverse("organisations:member", args=[found.pk]),
            success=_("Đã lưu thông tin đoàn viên."),
        )
        if done:
            return done
    return render(request, "organisations/edit_member.html", {"member": found, "form": form})


def elect(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter an office that the member was elected to."""
    found = _found(request, pk)
    form = ElectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.elect(
                by=request.by, membership=found, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=reverse("organisations:member", args=[found.pk]),
            success=_("Đã ghi chức vụ."),
        )
        if done:
            return done
    return render(request, "organisations/elect.html", {"member": found, "form": form})


def end_office(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the day on which an office ended."""
    office = get_object_or_404(Office.objects.visible_to(request.by).select_related("person", "unit"), pk=pk)
    if not may_count(request.by, office.unit):
        raise PermissionDenied
    held = Membership.objects.visible_to(request.by).filter(person=office.person_id, unit=office.unit_id)
    membership = held.order_by("-from_on").first()
    back = (
        reverse("organisations:member", args=[membership.pk])
        if membership
        else reverse("organisations:members", args=[office.unit_id])
    )
    form = EndOfficeForm(request.POST or None, initial={"until_on": today()})
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.end_office(by=request.by, office=office, **form.cleaned_data),
            form=form,
            to=back,
            success=_("Đã ghi ngày thôi giữ chức vụ."),
        )
        if done:
            return done
    return render(request, "organisations/end_office.html", {"office": office, "form": form, "back": back})
