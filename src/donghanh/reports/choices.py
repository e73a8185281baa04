"""Words and states of reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class FormState(models.TextChoices):
    """Where a version of a form stands."""

    DRAFT = "draft", _("Đang soạn")
    PUBLISHED = "published", _("Đã ban hành")
    RETIRED = "retired", _("Thôi dùng")


class ProposalSource(models.TextChoices):
    """Where a proposed figure comes from."""

    KNOWN = "known", _("Phần mềm đã có")
    BEFORE = "before", _("Kỳ trước")


class RequestState(models.TextChoices):
    """Does a request still take figures?"""

    OPEN = "open", _("Đang nhận báo cáo")
    CLOSED = "closed", _("Đã khóa sổ")


class Filler(models.TextChoices):
    """As whom somebody fills in a report."""

    UNIT = "unit", _("Đơn vị")
    SUPERIOR = "superior", _("Nhập thay")
    HEIR = "heir", _("Kế thừa")


class ReportState(models.TextChoices):
    """Where one unit's report stands."""

    DRAFT = "draft", _("Đang nhập")
    SENT = "sent", _("Đã gửi, chờ duyệt")
    RETURNED = "returned", _("Trả lại để sửa")
    ACCEPTED = "accepted", _("Đã duyệt")


# Nothing is owed by the unit.
DONE = (ReportState.SENT, ReportState.ACCEPTED)
# What a link to a report's form is for; its thing is the unit's place in the request.
LINK_PURPOSE = "reports.report"

FORM_MOVES = Workflow(
    name="reports.form",
    states=FormState,
    initial=FormState.DRAFT,
    moves=(
        Move("change", FormState.DRAFT, FormState.DRAFT),
        Move("publish", FormState.DRAFT, FormState.PUBLISHED),
        Move("retire", FormState.PUBLISHED, FormState.RETIRED),
    ),
)
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


class ConcernKind(models.TextChoices):
    """Why a figure, or a whole report, should be looked at again."""

    OUTLIER = "outlier", _("Khác hẳn đơn vị tương đồng hoặc kỳ trước")
    EXACT = "exact", _("Đúng bằng chỉ tiêu được giao")
    COPIED_UNIT = "copied_unit", _("Trùng với báo cáo của đơn vị khác")
    COPIED_PERIOD = "copied_period", _("Trùng với kỳ trước")
    RUSH = "rush", _("Gửi dồn vào ngày cuối")
    DIGITS = "digits", _("Nhiều số tròn")


class ConcernState(models.TextChoices):
    """Where a figure to be looked at again stands."""

    FOUND = "found", _("Chưa hỏi")
    ASKED = "asked", _("Chờ trả lời")
    ANSWERED = "answered", _("Đã trả lời")
    CLOSED = "closed", _("Đã xem xong")


CONCERN_MOVES = Workflow(
    name="reports.concern",
    states=ConcernState,
    initial=ConcernState.FOUND,
    moves=(
        Move("ask", ConcernState.FOUND, ConcernState.ASKED),
        Move("close", ConcernState.FOUND, ConcernState.CLOSED),
        Move("answer", ConcernState.ASKED, ConcernState.ANSWERED),
        Move("close", ConcernState.ASKED, ConcernState.CLOSED),
        Move("ask", ConcernState.ANSWERED, ConcernState.ASKED),
        Move("close", ConcernState.ANSWERED, ConcernState.CLOSED),
    ),
)
