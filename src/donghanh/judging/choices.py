"""Words of panels and ballots."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class PanelKind(models.TextChoices):
    """What a panel is called together for."""

    AWARD_COUNCIL = "award_council", _("Hội đồng thi đua, khen thưởng")
    STANDING_BOARD = "standing_board", _("Ban Thường vụ")
    CLUSTER = "cluster", _("Cụm thi đua")
    INITIATIVE = "initiative", _("Hội đồng sáng kiến")


class SeatRole(models.TextChoices):
    """What a seat does in its panel."""

    CHAIR = "chair", _("Chủ tịch, trưởng")
    VICE = "vice", _("Phó")
    SECRETARY = "secretary", _("Thư ký")
    MEMBER = "member", _("Thành viên")


class BallotState(models.TextChoices):
    """A ballot takes votes, then it does not."""

    OPEN = "open", _("Đang lấy phiếu")
    CLOSED = "closed", _("Đã kiểm phiếu")


class Standing(models.TextChoices):
    """Where one seat stands in one ballot."""

    AWAITED = "awaited", _("Chưa bỏ phiếu")
    VOTED = "voted", _("Đã bỏ phiếu")
    WRITTEN = "written", _("Phiếu gửi")
    RECUSED = "recused", _("Không tham gia biểu quyết")


class Choice(models.TextChoices):
    """What a slip says."""

    AGREE = "agree", _("Đồng ý")
    DISAGREE = "disagree", _("Không đồng ý")
    BLANK = "blank", _("Phiếu trắng")


BALLOT = Workflow(
    "judging.ballot",
    BallotState,
    BallotState.OPEN,
    (Move("close", BallotState.OPEN, BallotState.CLOSED),),
)
