"""What anyone may know of a contest's certificate by its code."""

from django.utils.translation import gettext as _

from donghanh.base.dates import say_date
from donghanh.documents.documents import mark_of
from donghanh.documents.facts import Verification, VerificationLine

from ..choices import AppealState, ContestState, Prize
from ..models import Entry, Result


def verification_of(code: str) -> Verification | None:
    """The certificate with this code; withdrawn when a reconsideration took the prize. Plugged into documents."""
    entry = (
        Entry.objects.filter(verify_code=code, contest__state=ContestState.ANNOUNCED)
        .select_related("contest__unit", "field", "unit")
        .first()
    )
    if entry is None:
        return None
    contest = entry.contest
    result = Result.objects.filter(entry=entry).order_by("-round__position").first()
    prize = str(Prize(result.prize).label) if result and result.prize else ""
    is_asked = entry.appeals.filter(state=AppealState.ASKED).exists()
    lines = [
        (_("Kết quả"), prize or _("Không còn giải sau khi xem xét lại")),
        (_("Cấp cho"), entry.name),
        (_("Đơn vị"), entry.unit.name),
        (_("Hội thi"), contest.name),
        (_("Nghề, lĩnh vực"), entry.field.name),
        (_("Quyết định"), f"{contest.decision_number}, {say_date(contest.signed_on)}"),
        (_("Đơn vị tổ chức"), contest.unit.name),
        (_("Ghi chú"), _("Đang có đề nghị xem xét lại kết quả.") if is_asked else ""),
    ]
    return Verification(
        title=_("Giấy chứng nhận hội thi"),
        lines=tuple(VerificationLine(label, value) for label, value in lines if value),
        is_revoked=not prize,
        is_sample=bool(mark_of(contest.unit)),
    )
