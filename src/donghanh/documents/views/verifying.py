"""Anyone who holds a paper asks whether it is valid."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from .. import facts
from ..forms import CodeForm


@login_not_required
@require_GET
def ask_for_code(request: HttpRequest) -> HttpResponse:
    """Type a code to verify a paper."""
    form = CodeForm(request.GET or None)
    if request.GET and form.is_valid():
        return redirect("documents:verify", code=form.cleaned_data["code"].strip().replace("/", "-") or "-")
    return render(request, "documents/ask_for_code.html", {"form": form})


@login_not_required
@require_GET
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Anyone: what paper carries this code, and does it hold?"""
    found = facts.verification_of(code)
    if found is None:
        form = CodeForm(initial={"code": code[:40]})
        return render(request, "documents/unknown_code.html", {"form": form}, status=404)
    rows = [(line.label, line.value) for line in found.lines]
    return render(request, "documents/verify.html", {"found": found, "facts": rows})
