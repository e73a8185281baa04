"""A movement is closed or opened again."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.ui.pages import act, once_of

from .. import actions
from ..choices import MovementState
from ..facts.closing import open_in
from ..forms import ReasonForm
from ..models import Movement
from ..permissions import may_close


def close(request: HttpRequest, pk: int) -> HttpResponse:
    """What is still open, and the verb that ends the movement or opens it again."""
    found = get_object_or_404(Movement.objects.visible_to(request.by).select_related("unit"), pk=pk)
    if not may_close(request.by, found):
        raise PermissionDenied
    is_closed = found.state == MovementState.CLOSED
    form = ReasonForm(request.POST or None, is_needed=is_closed)
    if request.method == "POST" and form.is_valid():
        verb = actions.reopen_movement if is_closed else actions.close_movement
        done = act(
            request,
            lambda: verb(by=request.by, movement=found, once=once_of(request), **form.cleaned_data),
            form=form,
            to=reverse("movements:movement", args=[pk]),
            success=_("Đã mở lại phong trào.") if is_closed else _("Đã kết thúc phong trào."),
        )
        if done:
            return done
    context = {
        "movement": found,
        "form": form,
        "is_closed": is_closed,
        "still_open": [] if is_closed else open_in(found),
    }
    return render(request, "movements/close.html", context)
