"""Kinds and states of an event."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class EventKind(models.TextChoices):
    """What people come together for."""

    LAUNCH = "launch", _("Hội nghị phát động")
    SIGNING = "signing", _("Lễ ký kết giao ước thi đua")
    INTERIM = "interim", _("Hội nghị sơ kết")
    FINAL = "final", _("Hội nghị tổng kết")
    OTHER = "other", _("Hội nghị, cuộc họp khác")


class EventState(models.TextChoices):
    """Where an event stands."""

    PLANNED = "planned", _("Đang chuẩn bị")
    INVITED = "invited", _("Đã gửi giấy mời")
    HELD = "held", _("Đã tổ chức")
    FILED = "filed", _("Đã lập hồ sơ")
    CANCELLED = "cancelled", _("Đã hủy")


class GuestAnswer(models.TextChoices):
    """What an invited unit says."""

    WAITING = "waiting", _("Chưa trả lời")
    COMING = "coming", _("Sẽ dự")
    ABSENT = "absent", _("Không dự được")


TRANSITIONS = Workflow(
    name="events.event",
    states=EventState,
    initial=EventState.PLANNED,
    moves=(
        Move("change", EventState.PLANNED, EventState.PLANNED),
        Move("invite", EventState.PLANNED, EventState.INVITED),
        Move("hold", EventState.INVITED, EventState.HELD),
        Move("hold", EventState.HELD, EventState.HELD),
        Move("file", EventState.HELD, EventState.FILED),
        Move("cancel", EventState.PLANNED, EventState.CANCELLED),
        Move("cancel", EventState.INVITED, EventState.CANCELLED),
    ),
)
