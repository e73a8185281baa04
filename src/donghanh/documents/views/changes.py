"""What a later day does to a paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.ui.pages import act, once_of

from .. import actions
from ..forms import RelateForm, RevokeForm
from ..models import Document


def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke a paper, with the reason."""
    document = get_object_or_404(Document.objects.editable_by(request.by), pk=pk)
    form = RevokeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.revoke(
                by=request.by, document=document, reason=form.cleaned_data["reason"], once=once_of(request)
            ),
            form=form,
            to=reverse("documents:record", args=[document.pk]),
            success=_("Đã thu hồi văn bản."),
        )
        if done:
            return done
    return render(request, "documents/revoke.html", {"document": document, "form": form})


def relate(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which earlier paper this one amends, supplements, replaces or revokes."""
    document = get_object_or_404(Document.objects.editable_by(request.by), pk=pk)
    earlier = Document.objects.editable_by(request.by).related_choices(document)
    form = RelateForm(request.POST or None, earlier=earlier)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.relate(
                by=request.by, document=document, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            to=reverse("documents:record", args=[document.pk]),
            success=_("Đã ghi quan hệ giữa hai văn bản."),
        )
        if done:
            return done
    return render(request, "documents/relate.html", {"document": document, "form": form})
