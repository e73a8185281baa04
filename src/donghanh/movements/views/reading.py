"""«Đọc kế hoạch»: a file is read, a person confirms or corrects, and the movement exists."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal
from donghanh.documents.rules.reading import Reading, read_text, with_source
from donghanh.ui.pages import act, once_of, show_refusal

from .. import actions
from ..forms import ConfirmForm, UploadForm, clause_forms
from ..forms.reading import first_values, lines_with_places
from ..permissions import may_open_movement
from ..rules.clauses import merged, rows_of, without


def read(request: HttpRequest) -> HttpResponse:
    """Choose the file; what was read is shown for confirmation, nothing is kept."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            source = actions.read_source(name=file.name, content=file.read())
            text = source.text
            reading = with_source(read_text(text), source)
        except Refusal as refusal:
            show_refusal(
                request, Refusal(refusal.sentence.template, field="file", **refusal.sentence.values), form
            )
        else:
            head = ConfirmForm(initial=first_values(reading, text, file.name))
            return _confirmation(
                request, reading, text, head=head, clauses=clause_forms(rows_of(reading.paper.clauses))
            )
    return render(request, "movements/read.html", {"form": form, "may_open": may_open_movement(request.by)})


def confirm(request: HttpRequest) -> HttpResponse:
    """The corrected reading: a clause removed or joined shows the page again, confirming opens the movement."""
    if request.method != "POST":
        return redirect("movements:read")
    head = ConfirmForm(request.POST)
    clauses = clause_forms(data=request.POST)
    source = request.POST.get("source", "")
    try:
        reading = read_text(source)
        rows = [form.row() for form in clauses] if clauses.is_valid() or clauses.forms else []
    except Refusal as refusal:
        show_refusal(request, refusal)
        return redirect("movements:read")
    if removed := request.POST.get("remove"):
        return _confirmation(
            request, reading, source, head=head, clauses=clause_forms(without(rows, removed))
        )
    if joined := request.POST.get("merge"):
        return _confirmation(request, reading, source, head=head, clauses=clause_forms(merged(rows, joined)))
    if head.is_valid():
        done = act(
            request,
            lambda: actions.open_movement(
                by=request.by,
                paper=head.corrected(reading.paper),
                rows=rows,
                source=actions.source_file(request.POST.get("file_name", ""), source),
                once=once_of(request),
                **{key: head.cleaned_data[key] for key in ("name", "theme", "starts_on", "ends_on")},
            ),
            form=head,
            to=lambda movement: reverse("movements:movement", args=[movement.pk]),
            success=_("Đã mở phong trào theo kế hoạch."),
        )
        if done:
            return done
    return _confirmation(request, reading, source, head=head, clauses=clauses)


def _confirmation(
    request: HttpRequest, reading: Reading, source: str, *, head: ConfirmForm, clauses: Any
) -> HttpResponse:
    head.mark_places(reading)
    return render(
        request,
        "movements/confirm.html",
        {
            "head": head,
            "clauses": clauses,
            "lines": lines_with_places(source, reading),
            "warnings": reading.warnings,
        },
    )
