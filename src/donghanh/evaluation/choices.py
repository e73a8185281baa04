"""Words and states of evaluation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class SetKind(models.TextChoices):
    """What a criteria set judges."""

    MOVEMENT = "movement", _("Phong trào chuyên đề")
    CLUSTER = "cluster", _("Cụm thi đua, hằng năm")


class CriterionKind(models.TextChoices):
    """Where a criterion's points come from."""

    COMPUTED = "computed", _("Tính từ số liệu")
    JUDGED = "judged", _("Cấp trên chấm")
    SELF = "self", _("Đơn vị tự chấm, có minh chứng")


class Part(models.TextChoices):
    """What a criterion's points do to the total."""

    BASE = "base", _("Điểm chuẩn")
    BONUS = "bonus", _("Điểm thưởng")
    PENALTY = "penalty", _("Điểm trừ")
    VETO = "veto", _("Điều kiện loại trừ")


class Grade(models.TextChoices):
    """The four grades in use since 2019."""

    EXCELLENT = "excellent", _("Hoàn thành xuất sắc nhiệm vụ")
    GOOD = "good", _("Hoàn thành tốt nhiệm vụ")
    DONE = "done", _("Hoàn thành nhiệm vụ")
    NOT_DONE = "not_done", _("Không hoàn thành nhiệm vụ")


GRADE_TONES = {"excellent": "accepted", "good": "accepted", "done": "neutral", "not_done": "returned"}


class CardState(models.TextChoices):
    """How far a scorecard has come."""

    OPEN = "open", _("Chưa tự chấm")
    SELF_SCORED = "self_scored", _("Chờ thẩm định")
    VERIFIED = "verified", _("Đã thẩm định")
    VOTED = "voted", _("Cụm đã bỏ phiếu")
    GRADED = "graded", _("Đã thông báo kết quả")


CARD = Workflow(
    "evaluation.scorecard",
    CardState,
    CardState.OPEN,
    (
        Move("send", CardState.OPEN, CardState.SELF_SCORED),
        Move("send_back", CardState.SELF_SCORED, CardState.OPEN),
        Move("verify", CardState.SELF_SCORED, CardState.VERIFIED),
        Move("vote", CardState.VERIFIED, CardState.VOTED),
        Move("announce", CardState.VERIFIED, CardState.GRADED),
        Move("announce", CardState.VOTED, CardState.GRADED),
        Move("reconsider", CardState.GRADED, CardState.SELF_SCORED),
    ),
)


class RequestState(models.TextChoices):
    """Where a request for reconsideration stands."""

    ASKED = "asked", _("Chờ trả lời")
    KEPT = "kept", _("Giữ nguyên kết quả")
    REOPENED = "reopened", _("Chấm lại")


REQUEST = Workflow(
    "evaluation.reconsideration",
    RequestState,
    RequestState.ASKED,
    (
        Move("keep", RequestState.ASKED, RequestState.KEPT),
        Move("reopen", RequestState.ASKED, RequestState.REOPENED),
    ),
)
