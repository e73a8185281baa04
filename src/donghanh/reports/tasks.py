"""What runs later for reports."""

from donghanh.base.dates import today
from donghanh.jobs.actions import ask_for, task

from .actions.naming import match_names
from .actions.quality import find_concerns
from .actions.reminding import remind_of_reports
from .actions.scheduling import ask_by_schedule
from .actions.totals import refresh_totals
from .models import ReportRequest


@task("reports.refresh_totals")
def refresh(request_id: int) -> None:
    """Serve marks until none is left for the request."""
    request = ReportRequest.objects.filter(pk=request_id).first()
    while request and refresh_totals(request):
        pass


@task("reports.find_concerns")
def look(request_id: int) -> None:
    """Look for figures of one request that somebody should see again."""
    request = ReportRequest.objects.select_related("form", "period").filter(pk=request_id).first()
    if request:
        find_concerns(request)


@task("reports.match_names")
def look_up_names(request_id: int) -> None:
    """Look up again who is behind the figures of one request that count persons."""
    request = ReportRequest.objects.filter(pk=request_id).first()
    if request:
        match_names(request)


@task("reports.look_at_open_requests", daily=True)
def look_at_open_requests() -> None:
    """Ask each day for a look at every request that still takes figures: two jobs each."""
    for request_id in ReportRequest.objects.open().values_list("pk", flat=True):
        ask_for("reports.match_names", key=f"reports.match_names:{request_id}", request_id=request_id)
        ask_for("reports.find_concerns", key=f"reports.find_concerns:{request_id}", request_id=request_id)


@task("reports.open_and_remind", daily=True)
def open_and_remind() -> None:
    """Open what the schedules ask for today, then remind who has not sent."""
    ask_by_schedule(today())
    remind_of_reports(today())
