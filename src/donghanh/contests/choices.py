"""Words and states of contests."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class ContestKind(models.TextChoices):
    """What is held (plan 29/KH-LĐLĐ, II.4)."""

    SKILLED = "skilled", _("Hội thi thợ giỏi")
    CREATIVE = "creative", _("Hội thi sáng tạo kỹ thuật")


class ContestState(models.TextChoices):
    """Where a contest stands."""

    DRAFT = "draft", _("Soạn thể lệ")
    OPEN = "open", _("Nhận đăng ký dự thi")
    RUNNING = "running", _("Đang thi, đang chấm")
    SEALED = "sealed", _("Đã niêm phong kết quả")
    ANNOUNCED = "announced", _("Đã công bố kết quả")
    CANCELLED = "cancelled", _("Đã hủy")


class RoundState(models.TextChoices):
    """Where one round stands."""

    PLANNED = "planned", _("Chưa chấm")
    MARKING = "marking", _("Đang chấm")
    SEALED = "sealed", _("Đã niêm phong")


class PartKind(models.TextChoices):
    """What a part asks for; its marks are given by jurors or counted from a test paper."""

    THEORY = "theory", _("Lý thuyết")
    PRACTICE = "practice", _("Thực hành")
    PRODUCT = "product", _("Sản phẩm, giải pháp")


class EntryState(models.TextChoices):
    """Where an entry stands before it is marked."""

    SENT = "sent", _("Chờ tiếp nhận")
    RETURNED = "returned", _("Trả lại để bổ sung")
    ACCEPTED = "accepted", _("Đã tiếp nhận")
    WITHDRAWN = "withdrawn", _("Đã rút")


class SheetState(models.TextChoices):
    """Where one juror's sheet for one entry stands."""

    ASSIGNED = "assigned", _("Chưa chấm")
    SENT = "sent", _("Đã gửi điểm")
    RECUSED = "recused", _("Không chấm")


class TieRule(models.TextChoices):
    """What decides between equal totals; stated in the rules before anybody is marked."""

    PRACTICE = "practice", _("Ai có điểm thực hành cao hơn xếp trên")
    THEORY = "theory", _("Ai có điểm lý thuyết cao hơn xếp trên")
    TOP_PART = "top_part", _("Ai có điểm cao hơn ở phần thi nhiều điểm nhất xếp trên")
    SHARED = "shared", _("Bằng điểm thì đồng hạng")


class ScoreRule(models.TextChoices):
    """Which total ranks; the other stands beside it."""

    RAW = "raw", _("Điểm trung bình của các giám khảo")
    CORRECTED = "corrected", _("Điểm đã hiệu chỉnh độ chặt, độ rộng của từng giám khảo")


class Prize(models.TextChoices):
    """Prizes, the highest first."""

    FIRST = "first", _("Giải nhất")
    SECOND = "second", _("Giải nhì")
    THIRD = "third", _("Giải ba")
    CONSOLATION = "consolation", _("Giải khuyến khích")


class AppealState(models.TextChoices):
    """Where a request for reconsideration stands."""

    ASKED = "asked", _("Chờ trả lời")
    KEPT = "kept", _("Giữ nguyên kết quả")
    CHANGED = "changed", _("Điều chỉnh kết quả")


CONTEST_MOVES = Workflow(
    name="contests.contest",
    states=ContestState,
    initial=ContestState.DRAFT,
    moves=(
        Move("open", ContestState.DRAFT, ContestState.OPEN),
        Move("start", ContestState.OPEN, ContestState.RUNNING),
        Move("seal", ContestState.RUNNING, ContestState.SEALED),
        Move("announce", ContestState.SEALED, ContestState.ANNOUNCED),
        Move("cancel", ContestState.DRAFT, ContestState.CANCELLED),
        Move("cancel", ContestState.OPEN, ContestState.CANCELLED),
        Move("cancel", ContestState.RUNNING, ContestState.CANCELLED),
    ),
)

ROUND_MOVES = Workflow(
    name="contests.round",
    states=RoundState,
    initial=RoundState.PLANNED,
    moves=(
        Move("mark", RoundState.PLANNED, RoundState.MARKING),
        Move("seal", RoundState.MARKING, RoundState.SEALED),
    ),
)

ENTRY_MOVES = Workflow(
    name="contests.entry",
    states=EntryState,
    initial=EntryState.SENT,
    moves=(
        Move("accept", EntryState.SENT, EntryState.ACCEPTED),
        Move("return", EntryState.SENT, EntryState.RETURNED),
        Move("send", EntryState.RETURNED, EntryState.SENT),
        Move("withdraw", EntryState.SENT, EntryState.WITHDRAWN),
        Move("withdraw", EntryState.RETURNED, EntryState.WITHDRAWN),
        Move("withdraw", EntryState.ACCEPTED, EntryState.WITHDRAWN),
    ),
)

SHEET_MOVES = Workflow(
    name="contests.sheet",
    states=SheetState,
    initial=SheetState.ASSIGNED,
    moves=(
        Move("send", SheetState.ASSIGNED, SheetState.SENT),
        Move("recuse", SheetState.ASSIGNED, SheetState.RECUSED),
    ),
)

APPEAL_MOVES = Workflow(
    name="contests.appeal",
    states=AppealState,
    initial=AppealState.ASKED,
    moves=(
        Move("keep", AppealState.ASKED, AppealState.KEPT),
        Move("change", AppealState.ASKED, AppealState.CHANGED),
    ),
)
