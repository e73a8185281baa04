"""Words and states of labour relations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class DialogueKind(models.TextChoices):
    """Why both sides met."""

    PERIODIC = "periodic", _("Đối thoại định kỳ")
    ASKED = "asked", _("Đối thoại theo yêu cầu của một bên")
    EVENT = "event", _("Đối thoại khi có vụ việc")
    CONFERENCE = "conference", _("Hội nghị người lao động, hội nghị cán bộ, công chức, viên chức")


DIALOGUES = (DialogueKind.PERIODIC, DialogueKind.ASKED, DialogueKind.EVENT)


class DisputeKind(models.TextChoices):
    """What it is."""

    DISPUTE = "dispute", _("Tranh chấp lao động tập thể")
    STOPPAGE = "stoppage", _("Ngừng việc tập thể")


class Cause(models.TextChoices):
    """What workers ask for."""

    WAGES = "wages", _("Tiền lương, tiền thưởng")
    HOURS = "hours", _("Thời giờ làm việc, nghỉ ngơi")
    INSURANCE = "insurance", _("Bảo hiểm xã hội, bảo hiểm y tế")
    MEALS = "meals", _("Bữa ăn ca, điều kiện làm việc")
    CONDUCT = "conduct", _("Cách đối xử, quản lý")
    AGREEMENT = "agreement", _("Không thực hiện thỏa ước, cam kết")
    OTHER = "other", _("Việc khác")


class DisputeState(models.TextChoices):
    """Is it over?"""

    ONGOING = "ongoing", _("Đang giải quyết")
    ENDED = "ended", _("Đã kết thúc")
    MISTAKEN = "mistaken", _("Ghi nhầm")


DISPUTE_TONES = {
    DisputeState.ONGOING: "late",
    DisputeState.ENDED: "accepted",
    DisputeState.MISTAKEN: "neutral",
}
DISPUTE_MOVES = Workflow(
    name="relations.dispute",
    states=DisputeState,
    initial=DisputeState.ONGOING,
    moves=(
        Move("handle", DisputeState.ONGOING, DisputeState.ONGOING),
        Move("end", DisputeState.ONGOING, DisputeState.ENDED),
        Move("drop", DisputeState.ONGOING, DisputeState.MISTAKEN),
    ),
)
