"""Words of documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class Direction(models.TextChoices):
    """Ours, or received from outside."""

    ISSUED = "issued", _("Văn bản đi")
    INCOMING = "incoming", _("Văn bản đến")


class DocumentState(models.TextChoices):
    """How far a paper is."""

    DRAFT = "draft", _("Dự thảo")
    ISSUED = "issued", _("Có hiệu lực")
    REPLACED = "replaced", _("Đã được thay thế")
    REVOKED = "revoked", _("Đã thu hồi")


class RelationKind(models.TextChoices):
    """What a paper does to an earlier one."""

    AMENDS = "amends", _("Sửa đổi")
    SUPPLEMENTS = "supplements", _("Bổ sung")
    REPLACES = "replaces", _("Thay thế")
    REVOKES = "revokes", _("Bãi bỏ")


# The same, as the earlier paper says it.
RELATED_BY = {
    RelationKind.AMENDS: _("Được sửa đổi bởi"),
    RelationKind.SUPPLEMENTS: _("Được bổ sung bởi"),
    RelationKind.REPLACES: _("Được thay thế bởi"),
    RelationKind.REVOKES: _("Bị bãi bỏ bởi"),
}


TRANSITIONS = Workflow(
    name="documents.document",
    states=DocumentState,
    initial=DocumentState.DRAFT,
    moves=(
        Move("issue", DocumentState.DRAFT, DocumentState.ISSUED),
        Move("replace", DocumentState.ISSUED, DocumentState.REPLACED),
        Move("revoke", DocumentState.ISSUED, DocumentState.REVOKED),
    ),
)

NATIONAL_BODY = "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"  # the first line of a provincial federation's papers


class SigningState(models.TextChoices):
    """How far a digital signature is."""

    WAITING = "waiting", _("Đang chờ ký số")
    SIGNED = "signed", _("Đã ký số")
    FAILED = "failed", _("Chưa ký được")


SIGNING = Workflow(
    name="documents.signature",
    states=SigningState,
    initial=SigningState.WAITING,
    moves=(
        Move("sign", SigningState.WAITING, SigningState.SIGNED),
        Move("fail", SigningState.WAITING, SigningState.FAILED),
        Move("ask", SigningState.FAILED, SigningState.WAITING),
    ),
)


class BatchState(models.TextChoices):
    """How far a run of many papers is."""

    WAITING = "waiting", _("Đang làm")
    DONE = "done", _("Đã xong")


BATCHES = Workflow(
    name="documents.batch",
    states=BatchState,
    initial=BatchState.WAITING,
    moves=(Move("finish", BatchState.WAITING, BatchState.DONE),),
)
