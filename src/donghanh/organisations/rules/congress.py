"""A congress hands the roles of a unit over."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line


@dataclass(frozen=True)
class Passing:
    """One role after the congress: its holder goes on, or ends; then somebody may follow.

    `holds_since` is the day the present holder began, None for a role that nobody held.
    """

    goes_on: bool
    has_successor: bool
    signs: bool
    holds_since: dt.date | None = None


def check_congress(
    passings: Sequence[Passing], *, name: str, paper_number: str, held_on: dt.date, today: dt.date
) -> None:
    """Refuse a congress without name or paper, of a day to come or before the present terms, one that changes
    nothing, and one after which nobody could sign.
    """
    if not one_line(name):
        raise Refusal(
            "Chưa có tên đại hội. Nhập tên, ví dụ Đại hội lần thứ X, nhiệm kỳ 2017–2022.", field="name"
        )
    if not one_line(paper_number):
        raise Refusal(
            "Chưa có số quyết định công nhận ban chấp hành. Nhập số và ký hiệu, ví dụ 45/QĐ-LĐLĐ.",
            field="paper_number",
        )
    if held_on > today:
        raise Refusal(
            "Ngày {day} chưa đến. Ghi nhận sau khi đại hội xong.", day=say_date(held_on), field="held_on"
        )
    ending = [one for one in passings if one.holds_since and not one.goes_on]
    late = [one.holds_since for one in ending if one.holds_since and one.holds_since >= held_on]
    if late:
        raise Refusal(
            "Có người giữ nhiệm vụ từ {day}, không trước ngày đại hội. Kiểm tra lại ngày.",
            day=say_date(late[0]),
            field="held_on",
        )
    if not ending and not any(one.has_successor for one in passings):
        raise Refusal("Chưa có nhiệm vụ nào thay đổi. Chọn người thôi hoặc người mới nhận nhiệm vụ.")
    if not any(one.signs and (one.goes_on or one.has_successor) for one in passings):
        raise Refusal(
            "Sau đại hội đơn vị chưa có ai ký thay mặt. Ghi người giữ nhiệm vụ chủ tịch hoặc lãnh đạo."
        )
