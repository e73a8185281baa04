"""A rulebook: one version of a law or of the union's rule, as read from its file."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from donghanh.base.sentences import Refusal
from donghanh.judging.rules import Threshold


@dataclass(frozen=True)
class Condition:
    """One condition of one form: a predicate's name, its parameters, and where the rule says so."""

    predicate: str
    text: str
    source: str
    verified: bool
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Quota:
    """At most `percent` of a headcount ("members") of the proposing unit, rounded as stated, at least `least`."""

    percent: int
    of: str
    rounding: str
    least: int = 1


@dataclass(frozen=True)
class Form:
    """One title or form of commendation: who may get it, which level decides, on what conditions."""

    code: str
    name: str
    family: str
    parties: tuple[str, ...]
    decided_by: str
    threshold: Threshold
    conditions: tuple[Condition, ...]
    source: str
    verified: bool
    quota: Quota | None = None
    bonus_coefficient: Fraction | None = None


@dataclass(frozen=True)
class Rulebook:
    """All forms of one rule, in force from one day until the day before `until_on`."""

    code: str
    name: str
    from_on: dt.date
    until_on: dt.date | None
    source: str
    verified: bool
    forms: tuple[Form, ...]

    def form(self, code: str) -> Form:
        """The form called `code`; refuses one this rulebook does not know."""
        for form in self.forms:
            if form.code == code:
                return form
        raise Refusal(
            "“{rulebook}” không có hình thức khen thưởng này. Chọn lại hình thức.", rulebook=self.name
        )

    def holds_on(self, day: dt.date) -> bool:
        """Is it in force on `day`?"""
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


@dataclass(frozen=True)
class Salary:
    """The base salary (lương cơ sở) from a day on, in đồng a month."""

    from_on: dt.date
    dong: int


def rulebook_from(data: Mapping[str, Any]) -> Rulebook:
    """A rulebook from the tables of its TOML file; a missing key is the file's fault and raises KeyError."""
    head = data["rulebook"]
    return Rulebook(
        code=head["code"],
        name=head["name"],
        from_on=head["from_on"],
        until_on=head.get("until_on"),
        source=head["source"],
        verified=head["verified"],
        forms=tuple(_form(form) for form in data["form"]),
    )


def threshold_from(text: str) -> Threshold:
    """ "2/3" is at least two thirds of all members, ">1/2" more than half."""
    numerator, denominator = text.lstrip("> ").split("/")
    return Threshold(int(numerator), int(denominator), is_exceeded=text.startswith(">"))


def _form(data: Mapping[str, Any]) -> Form:
    quota = data.get("quota")
    return Form(
        code=data["code"],
        name=data["name"],
        family=data["family"],
        parties=tuple(data["parties"]),
        decided_by=data["decided_by"],
        threshold=threshold_from(data["threshold"]),
        conditions=tuple(_condition(condition) for condition in data.get("condition", ())),
        source=data["source"],
        verified=data["verified"],
        quota=Quota(quota["percent"], quota["of"], quota["rounding"], quota.get("least", 1))
        if quota
        else None,
        bonus_coefficient=Fraction(data["bonus_coefficient"]) if "bonus_coefficient" in data else None,
    )


def _condition(data: Mapping[str, Any]) -> Condition:
    known = {"predicate", "text", "source", "verified"}
    return Condition(
        predicate=data["predicate"],
        text=data["text"],
        source=data["source"],
        verified=data["verified"],
        parameters={key: value for key, value in data.items() if key not in known},
    )


def in_force(rulebooks: Iterable[Rulebook], day: dt.date) -> Rulebook:
    """The rulebook in force on `day` (the day a dossier was received); refuses a day that none covers."""
    for rulebook in rulebooks:
        if rulebook.holds_on(day):
            return rulebook
    raise Refusal(
        "Chưa có bộ quy định khen thưởng nào có hiệu lực vào ngày {day}. Nhờ cán bộ cấp tỉnh cập nhật quy định.",
        day=f"{day.day}/{day.month}/{day.year}",
    )


def salary_on(salaries: Iterable[Salary], day: dt.date) -> Salary:
    """The base salary in force on `day`."""
    past = [salary for salary in salaries if salary.from_on <= day]
    if not past:
        raise Refusal("Chưa có mức lương cơ sở cho ngày này. Nhờ cán bộ cấp tỉnh cập nhật.")
    return max(past, key=lambda salary: salary.from_on)


def bonus(coefficient: Fraction, base_salary: int, *, is_collective: bool) -> int:
    """The bonus in đồng, rounded to the nearest ten thousand (halves up); a collective gets twice.

    Source: union rule QĐ 2106 Art. 50 for the rounding, NĐ 91/2017 Art. 69 for the doubling; both unverified.
    """
    exact = coefficient * base_salary * (2 if is_collective else 1)
    return int((exact / 10_000) + Fraction(1, 2)) * 10_000
