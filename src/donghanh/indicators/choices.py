"""Words of indicators."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndicatorKind(models.TextChoices):
    """What is given for an indicator."""

    COUNT = "count", _("Số đếm")
    MONEY = "money", _("Số tiền")
    PERCENT = "percent", _("Phần trăm do đơn vị tự tính")
    RATIO = "ratio", _("Tỷ lệ tính từ hai chỉ tiêu")
    DISTINCT = "distinct", _("Số người, mỗi người đếm một lần")
    TEXT = "text", _("Thuyết minh bằng lời")


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


class Better(models.TextChoices):
    """Whether more of it is better."""

    MORE = "more", _("Càng nhiều càng tốt")
    LESS = "less", _("Càng ít càng tốt")
    NEITHER = "neither", _("Không nói lên tốt hay kém")


class Relation(models.TextChoices):
    """How the two sides of a check stand to each other."""

    AT_MOST = "at_most", _("không lớn hơn")
    EQUAL = "equal", _("bằng")
