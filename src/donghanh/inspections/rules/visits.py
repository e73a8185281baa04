"""When a visit may begin, what must be known before it goes on, and what stays to be put right."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal
from donghanh.base.words import nfc

LONGEST_VISIT = 60


def checked_text(text: str, *, field: str, most: int = 4000) -> str:
    """The text without blanks at its ends; refuses an empty one."""
    kept = nfc(text).strip()[:most]
    if not kept:
        raise Refusal("Phần này còn trống. Viết nội dung rồi lưu.", field=field)
    return kept


def check_days(starts_on: dt.date, ends_on: dt.date) -> None:
    """Refuse a visit that ends before it begins or lasts longer than two months."""
    if ends_on < starts_on:
        raise Refusal("Ngày kết thúc đứng trước ngày bắt đầu. Nhập lại một trong hai ngày.", field="ends_on")
    if (ends_on - starts_on).days > LONGEST_VISIT:
        raise Refusal(
            "Cuộc kiểm tra dài quá {most} ngày. Chia thành nhiều đợt.", most=LONGEST_VISIT, field="ends_on"
        )


def check_period(from_on: dt.date, until_on: dt.date, *, starts_on: dt.date) -> None:
    """Refuse a period that is turned round or still to come when the visit begins."""
    if until_on < from_on:
        raise Refusal("Thời kỳ kiểm tra có ngày cuối đứng trước ngày đầu. Nhập lại.", field="period_until")
    if from_on > starts_on:
        raise Refusal("Thời kỳ kiểm tra bắt đầu sau ngày kiểm tra. Nhập lại.", field="period_from")


def check_team(*, heads: int, people: Iterable[str], own: Iterable[str]) -> None:
    """Refuse a team without exactly one head, or with somebody of the unit that is inspected."""
    if heads != 1:
        raise Refusal("Đoàn kiểm tra có đúng một trưởng đoàn. Chọn lại.", field="head")
    if judged := sorted(set(people) & set(own)):
        raise Refusal(
            "{name} công tác tại đơn vị được kiểm tra nên không tham gia đoàn. Chọn người khác.",
            name=judged[0],
            field="members",
        )


def check_begun(starts_on: dt.date, *, today: dt.date) -> None:
    """Refuse before the first day."""
    if today < starts_on:
        raise Refusal("Chưa đến ngày kiểm tra ({day}).", day=say_date(starts_on))


def check_shareable(*, unanswered: Sequence[str], findings: int) -> None:
    """Refuse while questions of the checklist are open or nothing was noted."""
    if unanswered:
        raise Refusal(
            "Còn {count} câu chưa ghi kết quả ({codes}). Mở phiếu kiểm tra để ghi.",
            count=len(unanswered),
            codes=", ".join(unanswered),
        )
    if not findings:
        raise Refusal("Chưa ghi nhận nội dung nào. Ghi ít nhất một ưu điểm hoặc hạn chế.")


def check_due(due_on: dt.date, *, today: dt.date, field: str = "due_on") -> None:
    """Refuse a day that has passed."""
    if due_on < today:
        raise Refusal("Hạn này đã qua. Chọn ngày từ hôm nay trở đi.", field=field)


def check_heard(waiting: Sequence[str], *, due_on: dt.date | None, today: dt.date) -> None:
    """Refuse minutes while the unit still has time to answer."""
    if waiting and due_on and today <= due_on:
        raise Refusal(
            "Đơn vị còn {count} nội dung chưa giải trình, hạn đến {day}. Chờ hết hạn rồi lập biên bản.",
            count=len(waiting),
            day=say_date(due_on),
        )


def check_settled(disputed: int) -> None:
    """Refuse minutes while a finding that the unit does not agree with is not decided."""
    if disputed:
        raise Refusal(
            "Còn {count} nội dung đơn vị chưa nhất trí mà đoàn chưa quyết định giữ hay bỏ.", count=disputed
        )


def check_remedied(left: int) -> None:
    """Refuse to close while something is still to be put right."""
    if left:
        raise Refusal("Còn {count} việc chưa khắc phục xong nên chưa kết thúc được.", count=left)


@dataclass(frozen=True)
class Outcome:
    """What an inspection came to, as evaluation reads it."""

    merits: int
    shortcomings: int
    breaches: int
    remedies: int
    remedied: int
    late: int
    corrected: int


def outcome_of(kinds: Iterable[str], remedies: Iterable[tuple[bool, bool]], *, corrected: int) -> Outcome:
    """Counted from the kinds of findings that were upheld and from (done?, late?) of remedies."""
    counted, owed = list(kinds), list(remedies)
    return Outcome(
        merits=counted.count("merit"),
        shortcomings=counted.count("shortcoming"),
        breaches=counted.count("breach"),
        remedies=len(owed),
        remedied=sum(done for done, _late in owed),
        late=sum(late for _done, late in owed),
        corrected=corrected,
    )
