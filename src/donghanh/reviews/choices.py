"""Kinds and states of a review."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class ReviewKind(models.TextChoices):
    """What a review looks back on."""

    INTERIM = "interim", _("Sơ kết")
    FINAL = "final", _("Tổng kết")


class ReviewState(models.TextChoices):
    """Where a review stands."""

    PLANNED = "planned", _("Đang chuẩn bị")
    GUIDED = "guided", _("Đã hướng dẫn")
    DRAFTED = "drafted", _("Đang viết báo cáo")
    ISSUED = "issued", _("Đã ban hành báo cáo")


TRANSITIONS = Workflow(
    name="reviews.review",
    states=ReviewState,
    initial=ReviewState.PLANNED,
    moves=(
        Move("guide", ReviewState.PLANNED, ReviewState.GUIDED),
        Move("draft", ReviewState.GUIDED, ReviewState.DRAFTED),
        Move("draft", ReviewState.DRAFTED, ReviewState.DRAFTED),
        Move("issue", ReviewState.DRAFTED, ReviewState.ISSUED),
    ),
)
