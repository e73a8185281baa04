"""Anyone who holds a paper asks whether it is valid."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from donghanh.base.sentences import Refusal
from donghanh.base.uploads import check_size
from donghanh.ui.pages import show_refusal

from .. import facts
from ..forms import CodeForm, CopyForm
from ..models import Document
from ..rules.signing import CHECK_LIMIT


@login_not_required
@require_GET
def ask_for_code(request: HttpRequest) -> HttpResponse:
    """Type a code to verify a paper."""
    form = CodeForm(request.GET or None)
    if request.GET and form.is_valid():
        return redirect("documents:verify", code=form.cleaned_data["code"].strip().replace("/", "-") or "-")
    return render(request, "documents/ask_for_code.html", {"form": form})


@login_not_required
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Anyone: what paper carries this code, does it hold, and is the file in hand the one that was signed?"""
    found = facts.verification_of(code)
    if found is None:
        form = CodeForm(initial={"code": code[:40]})
        return render(request, "documents/unknown_code.html", {"form": form}, status=404)
    rows = [(line.label, line.value) for line in found.lines]
    context = {"found": found, "facts": rows}
    if found.document and found.is_signed:
        context |= _copy_checked(request, found.document)
    return render(request, "documents/verify.html", context)


def _copy_checked(request: HttpRequest, document: Document) -> dict[str, Any]:
    form = CopyForm(request.POST, request.FILES) if request.method == "POST" else CopyForm()
    copy = None
    if form.is_bound and form.is_valid():
        upload = form.cleaned_data["upload"]
        try:
            check_size(upload.name, upload.size, limit=CHECK_LIMIT)
            copy = facts.checked_copy(document, upload.read())
        except Refusal as refusal:
            show_refusal(request, refusal, form)
    return {"form": form, "copy": copy}
