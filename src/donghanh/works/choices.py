"""Words and states of works."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class WorkKind(models.TextChoices):
    """What is registered (plan 29/KH-LĐLĐ, II.5)."""

    WORK = "work", _("Công trình")
    PRODUCT = "product", _("Sản phẩm")
    TASK = "task", _("Phần việc")


class WorkState(models.TextChoices):
    """Where a work stands."""

    REGISTERED = "registered", _("Đã đăng ký")
    UNDERWAY = "underway", _("Đang thực hiện")
    COMPLETED = "completed", _("Hoàn thành, chờ nghiệm thu")
    ACCEPTED = "accepted", _("Đã nghiệm thu")
    WITHDRAWN = "withdrawn", _("Đã rút")


RUNNING = (WorkState.REGISTERED, WorkState.UNDERWAY)

WORK_MOVES = Workflow(
    name="works.work",
    states=WorkState,
    initial=WorkState.REGISTERED,
    moves=(
        Move("report", WorkState.REGISTERED, WorkState.UNDERWAY),
        Move("report", WorkState.UNDERWAY, WorkState.UNDERWAY),
        Move("complete", WorkState.REGISTERED, WorkState.COMPLETED),
        Move("complete", WorkState.UNDERWAY, WorkState.COMPLETED),
        Move("accept", WorkState.COMPLETED, WorkState.ACCEPTED),
        Move("return", WorkState.COMPLETED, WorkState.UNDERWAY),
        Move("withdraw", WorkState.REGISTERED, WorkState.WITHDRAWN),
        Move("withdraw", WorkState.UNDERWAY, WorkState.WITHDRAWN),
    ),
)
