"""How a form will look to those who fill it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from donghanh.organisations.choices import Level, Sector

from ..facts.sheets import sheet_of
from ..forms import FillForm, PreviewForm
from ..models import FormVersion
from ..rules.sheet import Line


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The form as a unit will see it on its phone; nothing is kept."""
    form = get_object_or_404(FormVersion.objects.visible_to(request.by), pk=pk)
    seen = PreviewForm(request.GET or None)
    asked = seen.cleaned_data if seen.is_valid() else {"level": Level.GRASSROOTS, "sector": Sector.ENTERPRISE}
    lines = sheet_of(form).asked_of(asked["level"], asked["sector"])
    context = {
        "form_version": form,
        "seen": seen if request.GET else PreviewForm(),
        "sections": _sections(FillForm(lines), lines),
        "count": sum(not line.is_computed for line in lines),
    }
    return render(request, "reports/preview.html", context)


def _sections(form: FillForm, lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    sections: list[dict[str, Any]] = []
    for line in lines:
        if not sections or sections[-1]["name"] != line.section:
            sections.append({"name": line.section, "rows": []})
        field = None if line.is_computed else form[f"v_{line.code}"]
        sections[-1]["rows"].append({"line": line, "field": field})
    return sections
