"""Words and states of pledges."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class PledgeState(models.TextChoices):
    """Where a pledge stands."""

    DRAFT = "draft", _("Đang soạn")
    PROPOSED = "proposed", _("Chờ hai bên xác nhận")
    CONFIRMED_ONE = "confirmed_one", _("Một bên đã xác nhận")
    CONFIRMED = "confirmed", _("Hai bên đã xác nhận nội dung")
    SIGNED = "signed", _("Đã ký, có bản chụp")
    WITHDRAWN = "withdrawn", _("Đã rút")


class LateRule(models.TextChoices):
    """What happens to a pledge that both sides confirm after the closing day."""

    REFUSE = "refuse", _("Không nhận sau hạn")
    FLAG = "flag", _("Nhận, ghi là đăng ký muộn")


class ListKind(models.TextChoices):
    """The papers of a gate for the union above; the value stands in addresses."""

    REGISTERED = "danh-sach", _("Danh sách đăng ký giao ước thi đua")
    LATE = "chua-dang-ky", _("Danh sách đơn vị chưa đăng ký")
    KEPT = "ket-qua", _("Kết quả thực hiện giao ước thi đua")


class Result(models.TextChoices):
    """How a promise ended for one side."""

    KEPT = "kept", _("Hoàn thành")
    PARTLY = "partly", _("Hoàn thành một phần")
    NOT_KEPT = "not_kept", _("Chưa hoàn thành")


class ChangeState(models.TextChoices):
    """Where a change of a registered pledge stands."""

    WAITING = "waiting", _("Chờ bên kia đồng ý")
    AGREED = "agreed", _("Hai bên đồng ý")
    REFUSED = "refused", _("Bên kia không đồng ý")


REGISTERED = (PledgeState.CONFIRMED, PledgeState.SIGNED)
WAITING = (PledgeState.PROPOSED, PledgeState.CONFIRMED_ONE)

PLEDGE_MOVES = Workflow(
    name="pledges.pledge",
    states=PledgeState,
    initial=PledgeState.DRAFT,
    moves=(
        Move("propose", PledgeState.DRAFT, PledgeState.PROPOSED),
        Move("confirm_first", PledgeState.PROPOSED, PledgeState.CONFIRMED_ONE),
        Move("confirm_second", PledgeState.CONFIRMED_ONE, PledgeState.CONFIRMED),
        Move("return", PledgeState.PROPOSED, PledgeState.DRAFT),
        Move("return", PledgeState.CONFIRMED_ONE, PledgeState.DRAFT),
        Move("sign", PledgeState.CONFIRMED, PledgeState.SIGNED),
        Move("amend", PledgeState.CONFIRMED, PledgeState.CONFIRMED),
        Move("amend", PledgeState.SIGNED, PledgeState.CONFIRMED),
        Move("withdraw", PledgeState.DRAFT, PledgeState.WITHDRAWN),
        Move("withdraw", PledgeState.PROPOSED, PledgeState.WITHDRAWN),
        Move("withdraw", PledgeState.CONFIRMED_ONE, PledgeState.WITHDRAWN),
        Move("withdraw", PledgeState.CONFIRMED, PledgeState.WITHDRAWN),
        Move("withdraw", PledgeState.SIGNED, PledgeState.WITHDRAWN),
    ),
)

CHANGE_MOVES = Workflow(
    name="pledges.change",
    states=ChangeState,
    initial=ChangeState.WAITING,
    moves=(
        Move("agree", ChangeState.WAITING, ChangeState.AGREED),
        Move("refuse", ChangeState.WAITING, ChangeState.REFUSED),
    ),
)
