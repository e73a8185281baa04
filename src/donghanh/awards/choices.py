"""Words and states of awards."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class RoundState(models.TextChoices):
    """Where a round of commendation stands."""

    OPEN = "open", _("Đang nhận hồ sơ")
    COUNCIL = "council", _("Hội đồng đang xét")
    BOARD = "board", _("Ban Thường vụ đang xét")
    DECIDED = "decided", _("Đã quyết định")


ROUND_TRANSITIONS = Workflow(
    name="awards.round",
    states=RoundState,
    initial=RoundState.OPEN,
    moves=(
        Move("convene", RoundState.OPEN, RoundState.COUNCIL),
        Move("close_council", RoundState.COUNCIL, RoundState.BOARD),
        Move("decide", RoundState.BOARD, RoundState.DECIDED),
    ),
)


class NominationState(models.TextChoices):
    """Where a dossier stands."""

    DRAFT = "draft", _("Đang lập hồ sơ")
    SENT = "sent", _("Đã gửi")
    RETURNED = "returned", _("Trả lại để bổ sung")
    RECEIVED = "received", _("Đã tiếp nhận")
    PASSED = "passed", _("Hội đồng thông qua")
    NOT_PASSED = "not_passed", _("Hội đồng không thông qua")
    AGREED = "agreed", _("Ban Thường vụ đồng ý")
    SET_ASIDE = "set_aside", _("Ban Thường vụ không đồng ý")
    COMMENDED = "commended", _("Đã có quyết định khen thưởng")


# What the council and the Standing Board said: told outside only with the signed decision.
UNTOLD = (
    NominationState.PASSED,
    NominationState.NOT_PASSED,
    NominationState.AGREED,
    NominationState.SET_ASIDE,
    NominationState.COMMENDED,
)


NOMINATION_TRANSITIONS = Workflow(
    name="awards.nomination",
    states=NominationState,
    initial=NominationState.DRAFT,
    moves=(
        Move("send", NominationState.DRAFT, NominationState.SENT),
        Move("send", NominationState.RETURNED, NominationState.SENT),
        Move("return", NominationState.SENT, NominationState.RETURNED),
        Move("receive", NominationState.SENT, NominationState.RECEIVED),
        Move("pass", NominationState.RECEIVED, NominationState.PASSED),
        Move("fail", NominationState.RECEIVED, NominationState.NOT_PASSED),
        Move("agree", NominationState.PASSED, NominationState.AGREED),
        Move("set_aside", NominationState.PASSED, NominationState.SET_ASIDE),
        Move("commend", NominationState.AGREED, NominationState.COMMENDED),
    ),
)


class DecisionState(models.TextChoices):
    """How far a decision is from being known."""

    ISSUED = "issued", _("Đã ban hành, chờ bản ký")
    EFFECTIVE = "effective", _("Có hiệu lực")
    REVOKED = "revoked", _("Đã hủy bỏ")


DECISION_TRANSITIONS = Workflow(
    name="awards.decision",
    states=DecisionState,
    initial=DecisionState.ISSUED,
    moves=(
        Move("attach_scan", DecisionState.ISSUED, DecisionState.EFFECTIVE),
        Move("revoke", DecisionState.ISSUED, DecisionState.REVOKED),
        Move("revoke", DecisionState.EFFECTIVE, DecisionState.REVOKED),
    ),
)
