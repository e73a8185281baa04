"""Words of indicators."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OverUnits(models.TextChoices):
    """How figures of many units become one."""

    SUM = "sum", _("Cộng lại")
    MAX = "max", _("Lấy số lớn nhất")
    RATIO = "ratio", _("Tỷ lệ: cộng tử số, cộng mẫu số rồi chia")
    DISTINCT = "distinct", _("Đếm người, mỗi người một lần")
    NONE = "none", _("Không gộp")


class OverTime(models.TextChoices):
    """How figures of many periods become one."""

    SUM = "sum", _("Cộng các kỳ")
    LAST = "last", _("Lấy kỳ sau cùng")
    MAX = "max", _("Lấy kỳ cao nhất")
    RATIO = "ratio", _("Tỷ lệ: cộng tử số, cộng mẫu số rồi chia")
    NONE = "none", _("Không gộp")
