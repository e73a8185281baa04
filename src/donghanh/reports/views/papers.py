"""Papers of reports."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from donghanh.base.uploads import CONTENT_TYPES
from donghanh.documents.rules import writing

from ..documents import report_paper as paper_of
from ..models import Report

WRITERS = {"docx": writing.docx, "pdf": writing.pdf}


def report_paper(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """The report as a Word file or PDF; nothing before it was sent."""
    report = get_object_or_404(
        Report.objects.visible_to(request.by).select_related(
            "unit", "request__form", "request__period", "request__unit", "last_sent"
        ),
        pk=pk,
        last_sent__isnull=False,
    )
    if format not in WRITERS:
        raise Http404
    content = WRITERS[format](paper_of(report), writing.DEFAULT_LAYOUT)
    answer = HttpResponse(content, content_type=CONTENT_TYPES[format])
    answer.headers["Content-Disposition"] = f'attachment; filename="bao-cao-{report.pk}.{format}"'
    return answer
