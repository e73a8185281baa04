"""Words and states of notices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    """How often one person is reminded."""

    EACH = "each", _("Nhắc từng việc")
    DAILY = "daily", _("Gộp một thông báo mỗi ngày")
    WEEKLY = "weekly", _("Gộp một thông báo mỗi tuần, đầu tuần")
