"""Words of imports."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class ImportKind(models.TextChoices):
    """What a list is of."""

    UNITS = "units", _("Danh sách đơn vị")
    MEMBERS = "members", _("Danh sách đoàn viên")


class ImportState(models.TextChoices):
    """Where an import stands."""

    UPLOADED = "uploaded", _("Đang kiểm tra")
    CHECKED = "checked", _("Chờ xác nhận")
    WRITING = "writing", _("Đang nhập")
    DONE = "done", _("Đã nhập xong")
    UNREADABLE = "unreadable", _("Không đọc được")
    DROPPED = "dropped", _("Đã bỏ")


TRANSITIONS = Workflow(
    name="imports.import",
    states=ImportState,
    initial=ImportState.UPLOADED,
    moves=(
        Move("check", ImportState.UPLOADED, ImportState.CHECKED),
        Move("refuse", ImportState.UPLOADED, ImportState.UNREADABLE),
        Move("confirm", ImportState.CHECKED, ImportState.WRITING),
        Move("finish", ImportState.WRITING, ImportState.DONE),
        Move("stop", ImportState.WRITING, ImportState.CHECKED),
        Move("drop", ImportState.CHECKED, ImportState.DROPPED),
    ),
)
