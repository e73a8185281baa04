"""Words and states of inspections."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class ProgrammeState(models.TextChoices):
    """Where a yearly programme stands."""

    DRAFT = "draft", _("Đang xây dựng")
    ISSUED = "issued", _("Đã ban hành")
    CLOSED = "closed", _("Đã kết thúc")


class VisitState(models.TextChoices):
    """Where one inspection of one unit stands."""

    PLANNED = "planned", _("Trong chương trình")
    DECIDED = "decided", _("Đã lập đoàn kiểm tra")
    NOTIFIED = "notified", _("Đã thông báo cho đơn vị")
    UNDERWAY = "underway", _("Đang kiểm tra")
    SHARED = "shared", _("Chờ đơn vị giải trình")
    MINUTED = "minuted", _("Đã lập biên bản")
    CONCLUDED = "concluded", _("Đã kết luận, theo dõi khắc phục")
    CLOSED = "closed", _("Đã kết thúc")
    CANCELLED = "cancelled", _("Không tiến hành")


class Part(models.TextChoices):
    """What somebody does in a team."""

    HEAD = "head", _("Trưởng đoàn")
    SECRETARY = "secretary", _("Thư ký")
    MEMBER = "member", _("Thành viên")


class Answer(models.TextChoices):
    """What the team saw at one question of the checklist."""

    MET = "met", _("Đạt")
    PARTLY = "partly", _("Đạt một phần")
    UNMET = "unmet", _("Chưa đạt")
    NONE = "none", _("Không áp dụng")


class FindingKind(models.TextChoices):
    """What a finding is."""

    MERIT = "merit", _("Ưu điểm")
    SHORTCOMING = "shortcoming", _("Hạn chế, thiếu sót")
    BREACH = "breach", _("Làm trái quy định")


class FindingState(models.TextChoices):
    """Where a finding stands."""

    NOTED = "noted", _("Mới ghi nhận")
    ANSWERED = "answered", _("Đơn vị đã giải trình")
    UPHELD = "upheld", _("Ghi vào biên bản")
    DROPPED = "dropped", _("Không nêu nữa")


class RemedyState(models.TextChoices):
    """Where something to put right stands."""

    ASKED = "asked", _("Chờ khắc phục")
    REPORTED = "reported", _("Đơn vị báo đã khắc phục")
    RETURNED = "returned", _("Chưa đạt, làm tiếp")
    DONE = "done", _("Đã khắc phục")


class CellState(models.TextChoices):
    """Where a reported figure that was compared with its proof stands."""

    SAME = "same", _("Khớp minh chứng")
    DIFFERENT = "different", _("Lệch minh chứng")
    ASKED = "asked", _("Đã đề nghị mở lại ô")
    REOPENED = "reopened", _("Đã mở lại để sửa")


class PaperKind(models.TextChoices):
    """The papers of one inspection, in their order; the value stands in addresses."""

    DECISION = "quyet-dinh", _("Quyết định thành lập đoàn kiểm tra")
    NOTICE = "thong-bao", _("Thông báo kiểm tra")
    MINUTES = "bien-ban", _("Biên bản kiểm tra")
    CONCLUSION = "ket-luan", _("Kết luận kiểm tra")


PROGRAMME_MOVES = Workflow(
    name="inspections.programme",
    states=ProgrammeState,
    initial=ProgrammeState.DRAFT,
    moves=(
        Move("change", ProgrammeState.DRAFT, ProgrammeState.DRAFT),
        Move("issue", ProgrammeState.DRAFT, ProgrammeState.ISSUED),
        Move("close", ProgrammeState.ISSUED, ProgrammeState.CLOSED),
    ),
)
VISIT_MOVES = Workflow(
    name="inspections.visit",
    states=VisitState,
    initial=VisitState.PLANNED,
    moves=(
        Move("prepare", VisitState.PLANNED, VisitState.PLANNED),
        Move("decide", VisitState.PLANNED, VisitState.DECIDED),
        Move("notify", VisitState.DECIDED, VisitState.NOTIFIED),
        Move("begin", VisitState.NOTIFIED, VisitState.UNDERWAY),
        Move("note", VisitState.UNDERWAY, VisitState.UNDERWAY),
        Move("share", VisitState.UNDERWAY, VisitState.SHARED),
        Move("hear", VisitState.SHARED, VisitState.SHARED),
        Move("minute", VisitState.SHARED, VisitState.MINUTED),
        Move("conclude", VisitState.MINUTED, VisitState.CONCLUDED),
        Move("close", VisitState.CONCLUDED, VisitState.CLOSED),
        Move("cancel", VisitState.PLANNED, VisitState.CANCELLED),
        Move("cancel", VisitState.DECIDED, VisitState.CANCELLED),
        Move("cancel", VisitState.NOTIFIED, VisitState.CANCELLED),
    ),
)
FINDING_MOVES = Workflow(
    name="inspections.finding",
    states=FindingState,
    initial=FindingState.NOTED,
    moves=(
        Move("answer", FindingState.NOTED, FindingState.ANSWERED),
        Move("answer", FindingState.ANSWERED, FindingState.ANSWERED),
        Move("uphold", FindingState.NOTED, FindingState.UPHELD),
        Move("uphold", FindingState.ANSWERED, FindingState.UPHELD),
        Move("drop", FindingState.NOTED, FindingState.DROPPED),
        Move("drop", FindingState.ANSWERED, FindingState.DROPPED),
    ),
)
REMEDY_MOVES = Workflow(
    name="inspections.remedy",
    states=RemedyState,
    initial=RemedyState.ASKED,
    moves=(
        Move("report", RemedyState.ASKED, RemedyState.REPORTED),
        Move("confirm", RemedyState.REPORTED, RemedyState.DONE),
        Move("return", RemedyState.REPORTED, RemedyState.RETURNED),
        Move("report", RemedyState.RETURNED, RemedyState.REPORTED),
    ),
)
CELL_MOVES = Workflow(
    name="inspections.cell",
    states=CellState,
    initial=CellState.DIFFERENT,
    moves=(
        Move("compare", CellState.DIFFERENT, CellState.DIFFERENT),
        Move("agree", CellState.DIFFERENT, CellState.SAME),
        Move("compare", CellState.SAME, CellState.DIFFERENT),
        Move("agree", CellState.SAME, CellState.SAME),
        Move("ask", CellState.DIFFERENT, CellState.ASKED),
        Move("reopen", CellState.ASKED, CellState.REOPENED),
    ),
)
# On whose pages the unit reads what was found.
TOLD = (VisitState.SHARED, VisitState.MINUTED, VisitState.CONCLUDED, VisitState.CLOSED)
OPEN_VISITS = tuple(state for state in VisitState if state not in (VisitState.CLOSED, VisitState.CANCELLED))
