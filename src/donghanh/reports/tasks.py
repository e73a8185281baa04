"""What runs later for reports."""

from donghanh.jobs.actions import task

from .actions.totals import refresh_totals
from .models import ReportRequest


@task("reports.refresh_totals")
def refresh(request_id: int) -> None:
    """Serve marks until none is left for the request."""
    request = ReportRequest.objects.filter(pk=request_id).first()
    while request and refresh_totals(request):
        pass
