"""States of a story."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class OutletKind(models.TextChoices):
    """What sort of press."""

    STATION = "station", _("Đài phát thanh, truyền hình")
    NEWSPAPER = "newspaper", _("Báo in, báo điện tử")
    SITE = "site", _("Trang tin, mạng xã hội")


class StoryState(models.TextChoices):
    """Where a story stands on its way to the public."""

    FOUND = "found", _("Mới phát hiện")
    VERIFIED = "verified", _("Đã xác minh")
    CONSENTED = "consented", _("Đã được đồng ý giới thiệu")
    PUBLISHED = "published", _("Đang giới thiệu")
    WITHDRAWN = "withdrawn", _("Đã rút")


TRANSITIONS = Workflow(
    name="exemplars.story",
    states=StoryState,
    initial=StoryState.FOUND,
    moves=(
        Move("verify", StoryState.FOUND, StoryState.VERIFIED),
        Move("consent", StoryState.VERIFIED, StoryState.CONSENTED),
        Move("publish", StoryState.CONSENTED, StoryState.PUBLISHED),
        Move("consent", StoryState.PUBLISHED, StoryState.PUBLISHED),
        Move("withdraw", StoryState.PUBLISHED, StoryState.WITHDRAWN),
        Move("withdraw", StoryState.CONSENTED, StoryState.WITHDRAWN),
        Move("consent", StoryState.WITHDRAWN, StoryState.CONSENTED),
    ),
)
