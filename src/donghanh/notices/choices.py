"""Words and states of notices."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class Rhythm(models.TextChoices):
    """How often one person is reminded."""

    EACH = "each", _("Nhắc từng việc")
    DAILY = "daily", _("Gộp một thông báo mỗi ngày")
    WEEKLY = "weekly", _("Gộp một thông báo mỗi tuần, đầu tuần")


class LinkState(models.TextChoices):
    """Where a link stands."""

    OPEN = "open", _("Còn hiệu lực")
    USED = "used", _("Đã dùng")
    REVOKED = "revoked", _("Đã thu hồi")


LINK_MOVES = Workflow(
    name="notices.link",
    states=LinkState,
    initial=LinkState.OPEN,
    moves=(
        Move("use", LinkState.OPEN, LinkState.USED),
        Move("revoke", LinkState.OPEN, LinkState.REVOKED),
    ),
)
