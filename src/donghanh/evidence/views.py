"""The file itself, to those who may see it."""

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404

from .models import Evidence


def file(request: HttpRequest, pk: int) -> FileResponse:
    """The content as a download: never shown as a page of this site, whatever is in it."""
    found = get_object_or_404(Evidence.objects.visible_to(request.by), pk=pk)
    answer = FileResponse(
        found.file.open("rb"), as_attachment=True, filename=found.name, content_type=found.content_type
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer
