"""When a pledge may be made, confirmed and withdrawn, and what it is worth."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal
from donghanh.base.words import fold, one_line

MOST_PROMISES = 12
LONGEST_PROMISE = 1000


@dataclass(frozen=True)
class Window:
    """The gate: first and last day, and whether it takes pledges after the last."""

    opens_on: dt.date
    closes_on: dt.date
    takes_late: bool = False

    def is_closed_on(self, day: dt.date) -> bool:
        """Past its last day?"""
        return day > self.closes_on


@dataclass(frozen=True)
class PromiseDraft:
    """One promise as it is written; keys of the clause, indicator and target, `amount` scaled."""

    text: str
    clause_id: int | None = None
    indicator_id: int | None = None
    amount: int | None = None
    unit_of_measure: str = ""
    target_id: int | None = None


def check_gate(
    *, opens_on: dt.date, closes_on: dt.date, year: int, results_due_on: dt.date | None = None
) -> None:
    """Refuse a gate that closes before it opens or after its emulation year, and results due before it closes."""
    if closes_on < opens_on:
        raise Refusal("Hạn đăng ký phải sau ngày mở. Kiểm tra lại hai ngày.", field="closes_on")
    if closes_on.year > year:
        raise Refusal(
            "Hạn đăng ký {day} nằm sau năm thi đua {year}. Chọn ngày trong năm.",
            day=say_date(closes_on),
            year=year,
            field="closes_on",
        )
    if results_due_on is not None and results_due_on <= closes_on:
        raise Refusal(
            "Hạn ghi kết quả phải sau hạn đăng ký ({day}). Kiểm tra lại hai ngày.",
            day=say_date(closes_on),
            field="results_due_on",
        )


def results_due(year: int, chosen: dt.date | None) -> dt.date:
    """The day by which both sides say what became of their promises: the gate's, else the last of its year."""
    return chosen or dt.date(year, 12, 31)


def check_same_kind(first_kind: str, second_kind: str) -> None:
    """Refuse sides of different kinds: collective with collective, person with person, unit with unit."""
    if first_kind != second_kind:
        raise Refusal(
            "Hai bên giao ước phải cùng loại: tập thể với tập thể, cá nhân với cá nhân, đơn vị với đơn vị. "
            "Chọn lại bên thứ hai.",
            field="second",
        )


def check_two_sides(*, is_same: bool) -> None:
    """Refuse a pledge of somebody with himself."""
    if is_same:
        raise Refusal("Hai bên giao ước là một. Chọn tập thể hoặc cá nhân khác.", field="second")


def check_open(window: Window, today: dt.date) -> None:
    """Refuse before the gate opens, and after it closed unless it takes late ones."""
    if today < window.opens_on:
        raise Refusal("Đợt đăng ký mở từ ngày {day}. Quay lại từ ngày đó.", day=say_date(window.opens_on))
    if window.is_closed_on(today) and not window.takes_late:
        raise Refusal(
            "Đã hết hạn đăng ký ngày {day} nên chưa ghi nhận được. "
            "Đề nghị công đoàn cấp trên gia hạn nếu có lý do chính đáng.",
            day=say_date(window.closes_on),
        )


def is_late(window: Window, confirmed_on: dt.date) -> bool:
    """Confirmed after the last day?"""
    return window.is_closed_on(confirmed_on)


def checked_promises(drafts: Iterable[PromiseDraft]) -> list[PromiseDraft]:
    """The promises with their text on one line; refuses none, too many, the same twice, and negative amounts."""
    kept = [draft for draft in drafts if one_line(draft.text)]
    if not kept:
        raise Refusal("Chưa có nội dung giao ước. Ghi ít nhất một nội dung.")
    if len(kept) > MOST_PROMISES:
        raise Refusal("Giao ước có quá {count} nội dung. Gộp lại cho gọn.", count=MOST_PROMISES)
    said = Counter(fold(draft.text) for draft in kept)
    if max(said.values()) > 1:
        raise Refusal("Có nội dung giao ước ghi hai lần. Bỏ bớt một.")
    return [_checked(draft, number) for number, draft in enumerate(kept, start=1)]


def _checked(draft: PromiseDraft, number: int) -> PromiseDraft:
    text = one_line(draft.text)
    if len(text) > LONGEST_PROMISE:
        raise Refusal(
            "Nội dung {number} dài quá {count} ký tự. Viết ngắn lại.", number=number, count=LONGEST_PROMISE
        )
    if draft.amount is not None and draft.amount < 0:
        raise Refusal("Chỉ tiêu của nội dung {number} không được là số âm.", number=number)
    unit = one_line(draft.unit_of_measure)
    return PromiseDraft(
        text, draft.clause_id, draft.indicator_id, draft.amount, unit, target_id=draft.target_id
    )


def check_reason(reason: str) -> str:
    """The reason on one line; refuses none."""
    said = one_line(reason)
    if not said:
        raise Refusal("Chưa ghi lý do. Ghi ngắn gọn lý do để bên kia và cấp trên biết.", field="reason")
    return said


def check_signed_on(signed_on: dt.date, *, confirmed_on: dt.date, today: dt.date) -> None:
    """Refuse a day of signing to come, and one before both sides had agreed on the content."""
    if signed_on > today:
        raise Refusal("Ngày ký không thể ở sau hôm nay. Kiểm tra lại ngày ký.", field="signed_on")
    if signed_on < confirmed_on - dt.timedelta(days=60):
        raise Refusal(
            "Ngày ký cách ngày hai bên xác nhận nội dung ({day}) quá xa. Kiểm tra lại ngày ký.",
            day=say_date(confirmed_on),
            field="signed_on",
        )


@dataclass(frozen=True)
class Keeping:
    """How many promises there are and how they ended."""

    total: int
    kept: int
    partly: int
    not_kept: int

    @property
    def told(self) -> int:
        """Promises whose end is told."""
        return self.kept + self.partly + self.not_kept


def keeping_of(total: int, results: Sequence[str]) -> Keeping:
    """The promises of one side counted by their results."""
    counts = Counter(results)
    return Keeping(total, counts["kept"], counts["partly"], counts["not_kept"])
