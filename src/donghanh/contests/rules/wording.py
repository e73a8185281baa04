"""What a contest, an entry, a mark must say."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from donghanh.base.dates import say_date
from donghanh.base.numbers import say_scaled
from donghanh.base.sentences import Refusal
from donghanh.base.words import one_line

from .ranking import DECIMALS

MOST_JURORS_EACH = 9
MOST_MEMBERS = 30
ANSWER_DAYS = 10


@dataclass(frozen=True)
class PartDraft:
    """One part of a round: what kind, its name, its most points (hundredths), whether counted from a test paper."""

    kind: str
    name: str
    most: int
    is_counted: bool = False


def check_text(text: str, *, field: str) -> str:
    """The text on one line; refuses none."""
    said = one_line(text)
    if not said:
        raise Refusal("Mục này chưa ghi gì. Ghi ngắn gọn rồi gửi lại.", field=field)
    return said


def check_days(*, enters_until: dt.date, held_on: dt.date, today: dt.date) -> None:
    """Refuse a closing day after the contest or in the past."""
    if enters_until < today:
        raise Refusal("Hạn đăng ký đã qua. Chọn ngày từ hôm nay trở đi.", field="enters_until")
    if held_on < enters_until:
        raise Refusal(
            "Ngày thi phải từ ngày hết hạn đăng ký ({day}) trở đi.",
            day=say_date(enters_until),
            field="held_on",
        )


def check_jurors_each(number: int, *, is_corrected: bool) -> None:
    """Refuse none or too many, and a correction where nobody's marks can be compared."""
    if not 1 <= number <= MOST_JURORS_EACH:
        raise Refusal("Mỗi bài có từ 1 đến {most} giám khảo.", most=MOST_JURORS_EACH, field="per_entry")
    if is_corrected and number < 2:
        raise Refusal(
            "Muốn hiệu chỉnh độ chặt, độ rộng thì mỗi bài cần ít nhất 2 giám khảo.", field="per_entry"
        )


def check_fields(text: str) -> list[str]:
    """The fields, one a line; refuses none and the same twice."""
    names = [name for name in (one_line(line) for line in text.splitlines()) if name]
    if not names:
        raise Refusal("Chưa có nghề, lĩnh vực dự thi. Ghi mỗi dòng một nghề.", field="fields")
    if len({name.lower() for name in names}) < len(names):
        raise Refusal("Có nghề, lĩnh vực ghi hai lần. Bỏ bớt dòng trùng.", field="fields")
    return names


def check_parts(parts: Sequence[PartDraft]) -> None:
    """Refuse a round without parts, the same name twice, a part worth nothing, one that no juror marks."""
    if not parts:
        raise Refusal("Vòng thi chưa có phần thi. Ghi ít nhất một phần thi và điểm tối đa.")
    if len({part.name.lower() for part in parts}) < len(parts):
        raise Refusal("Có hai phần thi trùng tên. Đặt tên khác nhau để giám khảo không nhầm.")
    if any(part.most <= 0 for part in parts):
        raise Refusal("Điểm tối đa của mỗi phần thi phải lớn hơn 0.")
    if all(part.is_counted for part in parts):
        raise Refusal("Vòng thi cần ít nhất một phần do giám khảo chấm.")


def check_members(names: Sequence[str]) -> list[str]:
    """Who takes part, a name each; refuses nobody, too many, the same twice."""
    people = [one_line(name) for name in names if one_line(name)]
    if not people:
        raise Refusal("Chưa ghi ai dự thi. Ghi họ tên, mỗi dòng một người.", field="members")
    if len(people) > MOST_MEMBERS:
        raise Refusal("Một đội không quá {most} người.", most=MOST_MEMBERS, field="members")
    if len({name.lower() for name in people}) < len(people):
        raise Refusal(
            "Có họ tên ghi hai lần. Hai người trùng tên thì ghi thêm để phân biệt.", field="members"
        )
    return people


def check_mark(points: int, *, most: int, field: str) -> None:
    """Refuse a mark below nothing or above the part's most."""
    if not 0 <= points <= most:
        raise Refusal("Điểm phải từ 0 đến {most}.", most=say_scaled(most, DECIMALS), field=field)


def missing_parts(marks: Mapping[int, int], asked: Sequence[int]) -> list[int]:
    """Parts that a sheet leaves without a mark."""
    return [part for part in asked if part not in marks]


def check_whole(marks: Mapping[int, int], asked: Sequence[int]) -> None:
    """Refuse a sheet that leaves a part without a mark."""
    if missing_parts(marks, asked):
        raise Refusal("Chưa chấm đủ các phần. Phần nào không có điểm thì nhập 0.")


def check_all_sent(*, missing: int, uncounted: int) -> None:
    """Refuse to seal while sheets or test marks are missing."""
    if missing:
        raise Refusal("Còn {missing} phiếu chưa chấm. Nhắc giám khảo rồi chốt sau.", missing=missing)
    if uncounted:
        raise Refusal("Còn {missing} bài chưa nhập điểm phần thi tính từ bài làm.", missing=uncounted)


def check_appeal_day(*, announced_on: dt.date, days: int, today: dt.date) -> None:
    """Refuse a request after its time."""
    last = announced_on + dt.timedelta(days=days)
    if today > last:
        raise Refusal("Đã hết hạn đề nghị xem xét lại (đến hết ngày {day}).", day=say_date(last))


def check_signed(*, signed_on: dt.date, sealed_on: dt.date, today: dt.date) -> None:
    """Refuse a decision signed before the results were sealed, or in days to come."""
    if signed_on > today:
        raise Refusal("Ngày ký không thể ở sau hôm nay.", field="signed_on")
    if signed_on < sealed_on:
        raise Refusal(
            "Ngày ký trước ngày niêm phong kết quả ({day}).", day=say_date(sealed_on), field="signed_on"
        )
