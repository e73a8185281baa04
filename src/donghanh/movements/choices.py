"""Words and states of movements."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class Stage(models.TextChoices):
    """The six stages of a movement, in order."""

    LAUNCH = "launch", _("Phát động")
    REGISTER = "register", _("Đăng ký")
    DO = "do", _("Thực hiện")
    REPORT = "report", _("Báo cáo")
    CHECK = "check", _("Kiểm tra, đánh giá")
    COMMEND = "commend", _("Khen thưởng, nhân rộng điển hình")


class MovementState(models.TextChoices):
    """Where a movement stands."""

    RUNNING = "running", _("Đang thực hiện")
    CLOSED = "closed", _("Đã tổng kết")


class PlanState(models.TextChoices):
    """Where a plan stands."""

    DRAFT = "draft", _("Dự thảo")
    SUBMITTED = "submitted", _("Đã trình ký")
    SIGNED = "signed", _("Đã ký, chờ lấy số")
    ISSUED = "issued", _("Đã ban hành")
    REPLACED = "replaced", _("Đã được thay thế")
    REVOKED = "revoked", _("Đã thu hồi")


UNISSUED = (PlanState.DRAFT, PlanState.SUBMITTED, PlanState.SIGNED)


class Change(models.TextChoices):
    """How a plan changes an earlier one of the same unit; a plan that changes none has no such word."""

    AMEND = "amend", _("Sửa đổi, bổ sung")
    SUPPLEMENT = "supplement", _("Bổ sung cho một giai đoạn")
    REPLACE = "replace", _("Thay thế")


class Settling(models.TextChoices):
    """What a unit did when a clause it had answered was changed above."""

    KEPT = "kept", _("Giữ nguyên nội dung của đơn vị")
    READAPTED = "readapted", _("Điều chỉnh lại")
    ADOPTED = "adopted", _("Thực hiện theo câu chữ mới")
    DROPPED = "dropped", _("Bỏ nội dung của đơn vị")
    OUT_OF_SCOPE = "out_of_scope", _("Không thuộc phạm vi")


class ClauseKind(models.TextChoices):
    """What a clause is for; a person may correct what the reader took it for."""

    HEADING = "heading", _("Tiêu đề")
    PURPOSE = "purpose", _("Mục đích, yêu cầu")
    CONTENT = "content", _("Nội dung thi đua")
    ASSIGNMENT = "assignment", _("Tổ chức thực hiện")
    PARAGRAPH = "paragraph", _("Đoạn văn")


class Decision(models.TextChoices):
    """What a unit did with a clause of its superior's plan, or that the clause is its own."""

    ADOPTED = "adopted", _("Thực hiện nguyên văn")
    ADAPTED = "adapted", _("Thực hiện, có điều chỉnh")
    OUT_OF_SCOPE = "out_of_scope", _("Không thuộc phạm vi")
    ADDED = "added", _("Đơn vị bổ sung")


class Answer(models.TextChoices):
    """What the addressee of a plan owes."""

    PLAN = "plan", _("Kế hoạch của đơn vị")
    SECTION = "section", _("Một mục trong chương trình công tác năm")
    RESPONSE = "response", _("Đăng ký hưởng ứng")


LINK_PURPOSE = "movements.delivery"  # what a link to a delivery is called


class DeliveryState(models.TextChoices):
    """How far an addressee has come with a plan sent to it."""

    SENT = "sent", _("Đã gửi")
    OPENED = "opened", _("Đã mở xem")
    ACKNOWLEDGED = "acknowledged", _("Đã nhận")
    ANSWERED = "answered", _("Đã phản hồi")


class ResponseState(models.TextChoices):
    """Where a registration of response stands."""

    DRAFT = "draft", _("Đang soạn")
    SENT = "sent", _("Đã gửi")


class TargetState(models.TextChoices):
    """Where a target stands."""

    OFFERED = "offered", _("Đã giao, chờ thống nhất")
    PROPOSED = "proposed", _("Đơn vị đề nghị điều chỉnh")
    SETTLED = "settled", _("Đã thống nhất")
    WITHDRAWN = "withdrawn", _("Đã thu lại")


class AmountCause(models.TextChoices):
    """Why a target got an amount."""

    SET = "set", _("Giao lần đầu")
    CHANGED = "changed", _("Đặt lại")
    ACCEPTED = "accepted", _("Theo đề nghị của đơn vị")
    REALLOCATED = "moved", _("Điều chuyển giữa các đơn vị")
    REBASED = "rebased", _("Điều chỉnh giữa kỳ")


MOVEMENT_MOVES = Workflow(
    name="movements.movement",
    states=MovementState,
    initial=MovementState.RUNNING,
    moves=(
        Move("close", MovementState.RUNNING, MovementState.CLOSED),
        Move("reopen", MovementState.CLOSED, MovementState.RUNNING),
    ),
)
PLAN_MOVES = Workflow(
    name="movements.plan",
    states=PlanState,
    initial=PlanState.DRAFT,
    moves=(
        Move("submit", PlanState.DRAFT, PlanState.SUBMITTED),
        Move("withdraw", PlanState.SUBMITTED, PlanState.DRAFT),
        Move("return", PlanState.SUBMITTED, PlanState.DRAFT),
        Move("return", PlanState.SIGNED, PlanState.DRAFT),
        Move("sign", PlanState.SUBMITTED, PlanState.SIGNED),
        Move("issue", PlanState.SIGNED, PlanState.ISSUED),
        Move("sign_and_issue", PlanState.DRAFT, PlanState.ISSUED),
        Move("sign_and_issue", PlanState.SUBMITTED, PlanState.ISSUED),
        Move("replace", PlanState.ISSUED, PlanState.REPLACED),
        Move("revoke", PlanState.ISSUED, PlanState.REVOKED),
    ),
)
DELIVERY_MOVES = Workflow(
    name="movements.delivery",
    states=DeliveryState,
    initial=DeliveryState.SENT,
    moves=(
        Move("open", DeliveryState.SENT, DeliveryState.OPENED),
        Move("acknowledge", DeliveryState.SENT, DeliveryState.ACKNOWLEDGED),
        Move("acknowledge", DeliveryState.OPENED, DeliveryState.ACKNOWLEDGED),
        Move("answer", DeliveryState.ACKNOWLEDGED, DeliveryState.ANSWERED),
    ),
)
RESPONSE_MOVES = Workflow(
    name="movements.response",
    states=ResponseState,
    initial=ResponseState.DRAFT,
    moves=(
        Move("send", ResponseState.DRAFT, ResponseState.SENT),
        Move("send", ResponseState.SENT, ResponseState.SENT),
    ),
)
TARGET_MOVES = Workflow(
    name="movements.target",
    states=TargetState,
    initial=TargetState.OFFERED,
    moves=(
        Move("settle", TargetState.OFFERED, TargetState.SETTLED),
        Move("propose", TargetState.OFFERED, TargetState.PROPOSED),
        Move("accept", TargetState.PROPOSED, TargetState.SETTLED),
        Move("keep", TargetState.PROPOSED, TargetState.SETTLED),
        Move("change", TargetState.OFFERED, TargetState.OFFERED),
        Move("change", TargetState.SETTLED, TargetState.OFFERED),
        Move("change_own", TargetState.SETTLED, TargetState.SETTLED),
        Move("withdraw", TargetState.OFFERED, TargetState.WITHDRAWN),
        Move("withdraw", TargetState.PROPOSED, TargetState.WITHDRAWN),
        Move("withdraw", TargetState.SETTLED, TargetState.WITHDRAWN),
    ),
)
