"""What each sign says, what it means, and how often it speaks up for nothing. Never an accusation."""

from collections.abc import Mapping
from dataclasses import dataclass

from donghanh.base.numbers import say_number, say_ratio
from donghanh.base.sentences import Refusal, Sentence, mark

Facts = Mapping[str, int | float | str | list[str]]


@dataclass(frozen=True)
class Meaning:
    """What a kind of sign means; on clean synthetic figures it speaks up for at most `alarms` in 1,000 of `base`."""

    text: str
    base: str
    alarms: int

    @property
    def sentence(self) -> Sentence:
        """What to think of it."""
        return Sentence(self.text)

    @property
    def trust(self) -> Sentence:
        """How far to trust it."""
        return Sentence(
            "Thử trên số liệu mô phỏng của các đơn vị làm đúng: hỏi nhầm không quá {alarms} trong 1.000 {base}.",
            alarms=self.alarms,
            base=Sentence(self.base),
        )


# Measured by `make bench` (bench_quality) and held by tests/reports/test_quality_on_clean_figures.py.
MEANINGS = {
    "outlier": Meaning(
        mark(
            "Có thể đơn vị có hoạt động khác thường, cũng có thể nhầm đơn vị tính, thừa hoặc thiếu một chữ số. "
            "Xem lại ô số liệu; nếu đúng thì ghi lý do."
        ),
        mark("ô số liệu"),
        2,
    ),
    "exact": Meaning(
        mark(
            "Đạt đúng bằng chỉ tiêu là điều đáng mừng, nhưng trùng khớp nhiều số lớn thì hiếm. Xem lại số liệu lấy từ "
            "đếm thực tế hay từ chỉ tiêu được giao."
        ),
        mark("đơn vị"),
        3,
    ),
    "copied_unit": Meaning(
        mark(
            "Có thể hai đơn vị dùng chung một tệp mẫu và quên thay số, hoặc một báo cáo được nhập nhầm cho đơn vị khác. "
            "Xem lại số liệu có phải của chính đơn vị."
        ),
        mark("đơn vị"),
        1,
    ),
    "copied_period": Meaning(
        mark(
            "Số phát sinh trong kỳ ít khi lặp lại y nguyên. Có thể biểu mẫu kỳ trước được chép lại mà chưa cập nhật. "
            "Xem lại từng số phát sinh."
        ),
        mark("đơn vị"),
        1,
    ),
    "rush": Meaning(
        mark(
            "Gửi đúng hạn là đúng quy định. Khi nhiều đơn vị dồn vào ngày cuối, số liệu dễ nhập vội và cấp trên không kịp "
            "xem. Nên nhắc sớm hơn ở kỳ sau."
        ),
        mark("công đoàn cấp trên cơ sở"),
        5,
    ),
    "digits": Meaning(
        mark(
            "Đếm thực tế thì khoảng một phần năm số liệu có chữ số cuối là 0 hoặc 5. Nhiều hơn hẳn thường là số ước lượng, "
            "làm tròn. Đề nghị lấy số từ sổ theo dõi."
        ),
        mark("đơn vị"),
        1,
    ),
}


def say(kind: str, facts: Facts, *, other: str = "") -> Sentence:
    """What was found, in numbers; `other` names the other unit to those who may know it."""
    return _SAYS[kind](facts, other)


def _outlier(facts: Facts, other: str) -> Sentence:
    if facts["way"] == "past":
        return Sentence(
            "{name}: kỳ này {number} {unit}, kỳ trước {before}. Nếu thay đổi như {count} đơn vị tương đồng thì vào khoảng {usual}.",
            **_told(facts, "name", "number", "unit", "before", "count", "usual"),
        )
    return Sentence(
        "{name}: báo cáo {number} {unit}. Ở {count} đơn vị tương đồng (cùng cấp, cùng khu vực), tính theo số đoàn viên thì thường vào khoảng {usual}.",
        **_told(facts, "name", "number", "unit", "count", "usual"),
    )


def _told(facts: Facts, *names: str) -> dict[str, object]:
    return {name: facts[name] for name in names}


def _exact(facts: Facts, other: str) -> Sentence:
    names = facts["names"]
    assert isinstance(names, list)
    return Sentence(
        "{count} số liệu đúng bằng chỉ tiêu được giao: {names}.", count=len(names), names="; ".join(names)
    )


def _copied_unit(facts: Facts, other: str) -> Sentence:
    return Sentence(
        "{same}/{compared} số liệu (từ 10 trở lên) trùng với báo cáo của {other}.",
        **_told(facts, "same", "compared"),
        other=other or Sentence("một đơn vị khác"),
    )


def _copied_period(facts: Facts, other: str) -> Sentence:
    return Sentence(
        "{same}/{compared} số phát sinh trong kỳ (từ 10 trở lên) đúng bằng số của {period}.",
        **_told(facts, "same", "compared", "period"),
    )


def _rush(facts: Facts, other: str) -> Sentence:
    return Sentence(
        "{last}/{sent} báo cáo của đơn vị trực thuộc được gửi đúng ngày cuối ({day}); ở các nơi khác là {share}.",
        **_told(facts, "last", "sent", "day", "share"),
    )


def _digits(facts: Facts, other: str) -> Sentence:
    ending, count = facts["ending"], facts["count"]
    assert isinstance(ending, int)
    assert isinstance(count, int)
    values: dict[str, object] = {
        "share": say_ratio(ending, count),
        "chi": say_number(facts["chi"], 1),  # type: ignore[arg-type]
        "count": say_number(count),
    }
    if facts.get("beneath"):
        return Sentence(
            "{share} số liệu của các đơn vị trực thuộc có chữ số cuối là 0 hoặc 5 (n = {count} số, χ² = {chi}).",
            **values,
        )
    return Sentence("{share} số liệu có chữ số cuối là 0 hoặc 5 (n = {count} số, χ² = {chi}).", **values)


_SAYS = {
    "outlier": _outlier,
    "exact": _exact,
    "copied_unit": _copied_unit,
    "copied_period": _copied_period,
    "rush": _rush,
    "digits": _digits,
}


def check_said(text: str, *, field: str) -> str:
    """An answer says something."""
    text = "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
    if not text:
        raise Refusal(
            "Chưa ghi nội dung trả lời. Nêu số liệu đúng và lấy từ đâu, hoặc đã sửa ở mục nào.", field=field
        )
    return text


__all__ = ["MEANINGS", "Meaning", "check_said", "say"]
