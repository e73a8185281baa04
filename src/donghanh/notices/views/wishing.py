"""«Nhắc việc»: how one wants to be reminded."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from donghanh.ui.pages import act

from .. import actions
from ..facts import wish_of
from ..forms import WishForm


def wish(request: HttpRequest) -> HttpResponse:
    """Of each thing, or everything once a day or a week; by mail too where the site has a mail server."""
    kept = wish_of(request.by)
    form = WishForm(request.POST or None, initial={"rhythm": kept.rhythm, "email": kept.email})
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.choose_wish(by=request.by, **form.cleaned_data),
            form=form,
            to="notices:wish",
            success=_("Đã ghi cách nhắc việc."),
        )
        if done:
            return done
    return render(request, "notices/wish.html", {"form": form, "has_mail": bool(settings.EMAIL_HOST)})
