"""Words and states of initiatives."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.base.workflow import Move, Workflow


class InitiativeKind(models.TextChoices):
    """What is proposed (plan 29/KH-LĐLĐ, II.3)."""

    INITIATIVE = "initiative", _("Sáng kiến")
    IMPROVEMENT = "improvement", _("Cải tiến kỹ thuật")
    RATIONALISATION = "rationalisation", _("Hợp lý hóa sản xuất")


class Field(models.TextChoices):
    """Where it helps; our own short list, so that people find what others did."""

    TECHNOLOGY = "technology", _("Kỹ thuật, công nghệ")
    ORGANISATION = "organisation", _("Quản lý, tổ chức sản xuất")
    SAFETY = "safety", _("An toàn, vệ sinh lao động, môi trường")
    SAVING = "saving", _("Tiết kiệm vật tư, năng lượng")
    PROFESSION = "profession", _("Nghiệp vụ, chuyên môn")
    UNION_WORK = "union_work", _("Hoạt động công đoàn, đời sống")


class InitiativeState(models.TextChoices):
    """Where an initiative stands."""

    DRAFT = "draft", _("Đang viết")
    SUBMITTED = "submitted", _("Chờ công nhận")
    RETURNED = "returned", _("Trả lại để bổ sung")
    RECOGNISED = "recognised", _("Đã công nhận")
    DECLINED = "declined", _("Không công nhận")
    MERGED = "merged", _("Đã gộp vào sáng kiến khác")
    WITHDRAWN = "withdrawn", _("Đã rút")


class Reach(models.TextChoices):
    """How far its effect was recognised (L2022 Art. 3; NĐ 98/2023: base, province or ministry, nation)."""

    BASE = "base", _("Cơ sở")
    PROVINCE = "province", _("Cấp tỉnh")
    NATION = "nation", _("Toàn quốc")


class Verdict(models.TextChoices):
    """What became of two texts that are alike."""

    OPEN = "open", _("Chờ xem xét")
    MERGED = "merged", _("Gộp làm một")
    LINKED = "linked", _("Có liên quan")
    DIFFERENT = "different", _("Không trùng")


WRITABLE = (InitiativeState.DRAFT, InitiativeState.RETURNED)
COMPARED = (InitiativeState.SUBMITTED, InitiativeState.RETURNED, InitiativeState.RECOGNISED)

INITIATIVE_MOVES = Workflow(
    name="initiatives.initiative",
    states=InitiativeState,
    initial=InitiativeState.DRAFT,
    moves=(
        Move("submit", InitiativeState.DRAFT, InitiativeState.SUBMITTED),
        Move("submit", InitiativeState.RETURNED, InitiativeState.SUBMITTED),
        Move("return", InitiativeState.SUBMITTED, InitiativeState.RETURNED),
        Move("recognise", InitiativeState.SUBMITTED, InitiativeState.RECOGNISED),
        Move("decline", InitiativeState.SUBMITTED, InitiativeState.DECLINED),
        Move("merge", InitiativeState.SUBMITTED, InitiativeState.MERGED),
        Move("merge", InitiativeState.RETURNED, InitiativeState.MERGED),
        Move("withdraw", InitiativeState.DRAFT, InitiativeState.WITHDRAWN),
        Move("withdraw", InitiativeState.SUBMITTED, InitiativeState.WITHDRAWN),
        Move("withdraw", InitiativeState.RETURNED, InitiativeState.WITHDRAWN),
    ),
)

LIKENESS_MOVES = Workflow(
    name="initiatives.likeness",
    states=Verdict,
    initial=Verdict.OPEN,
    moves=(
        Move("merge", Verdict.OPEN, Verdict.MERGED),
        Move("link", Verdict.OPEN, Verdict.LINKED),
        Move("tell_apart", Verdict.OPEN, Verdict.DIFFERENT),
        Move("tell_apart", Verdict.LINKED, Verdict.DIFFERENT),
        Move("link", Verdict.DIFFERENT, Verdict.LINKED),
    ),
)
