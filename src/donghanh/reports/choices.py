"""Words and states of reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class RequestState(models.TextChoices):
    """Does a request still take figures?"""

    OPEN = "open", _("Đang nhận báo cáo")
    CLOSED = "closed", _("Đã khóa sổ")


class ReportState(models.TextChoices):
    """Where one unit's report stands."""

    DRAFT = "draft", _("Đang nhập")
    SENT = "sent", _("Đã gửi, chờ duyệt")
    RETURNED = "returned", _("Trả lại để sửa")
    ACCEPTED = "accepted", _("Đã duyệt")


REQUEST_MOVES = Workflow(
    name="reports.request",
    states=RequestState,
    initial=RequestState.OPEN,
    moves=(
        Move("close", RequestState.OPEN, RequestState.CLOSED),
        Move("reopen", RequestState.CLOSED, RequestState.OPEN),
    ),
)
TRANSITIONS = Workflow(
    name="reports.report",
    states=ReportState,
    initial=ReportState.DRAFT,
    moves=(
        Move("fill", ReportState.DRAFT, ReportState.DRAFT),
        Move("send", ReportState.DRAFT, ReportState.SENT),
        Move("accept", ReportState.SENT, ReportState.ACCEPTED),
        Move("return", ReportState.SENT, ReportState.RETURNED),
        Move("fill", ReportState.RETURNED, ReportState.RETURNED),
        Move("send", ReportState.RETURNED, ReportState.SENT),
        Move("reopen", ReportState.ACCEPTED, ReportState.RETURNED),
    ),
)
