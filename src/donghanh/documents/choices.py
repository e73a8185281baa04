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
    REVOKED = "revoked", _("Đã thu hồi")


TRANSITIONS = Workflow(
    name="documents.document",
    states=DocumentState,
    initial=DocumentState.DRAFT,
    moves=(
        Move("issue", DocumentState.DRAFT, DocumentState.ISSUED),
        Move("revoke", DocumentState.ISSUED, DocumentState.REVOKED),
    ),
)

NATIONAL_BODY = "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"  # the first line of a provincial federation's papers
