"""Eligible, not eligible, or a person must look: with the reason of each condition.

Missing evidence never means failed and never means eligible. Predicates are named in rulebooks; each is a
plain function of a case and the condition's parameters.
"""

import enum
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from donghanh.base.sentences import Sentence, mark

from .rulebook import Condition, Form, Quota


class Standing(enum.Enum):
    """What a condition, or a whole dossier, comes to."""

    ELIGIBLE = "eligible"
    LOOK = "look"
    NOT_ELIGIBLE = "not_eligible"


@dataclass(frozen=True)
class Earlier:
    """An earlier recognition of the same party that still stands."""

    form_code: str
    form_name: str
    level: str
    year: int
    scope: str
    evidence_ids: frozenset[int]


@dataclass(frozen=True)
class Tally:
    """How much of one thing was done, and where the rows behind it are listed."""

    label: str
    number: int
    url: str = ""


@dataclass(frozen=True)
class Case:
    """Everything known about one dossier; None where it is not known.

    `grade` is a place in the order of grades, 0 the lowest; `scope` is "thematic" or "comprehensive";
    `initiatives` how far each recognised initiative of the party in the period reaches; `unit_tallies` what its unit
    did in the period, `own_tallies` what the person did, by the key of the figure.
    """

    party_kind: str
    year: int
    level: str
    scope: str
    is_stage_review: bool
    is_registered: bool | None
    grade: int | None
    grade_name: str
    months_at_unit: int | None
    no_discipline: bool | None
    evidence_ids: frozenset[int]
    earlier: tuple[Earlier, ...]
    rank_in_quota: int | None
    headcount: int | None
    initiatives: tuple[str, ...] = ()
    unit_tallies: Mapping[str, Tally] = field(default_factory=dict)
    own_tallies: Mapping[str, Tally] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """What one condition comes to, why, and where the rule says so; `url` lists what was counted."""

    standing: Standing
    reason: Sentence
    text: str
    source: str
    verified: bool
    url: str = ""


@dataclass(frozen=True)
class Verdict:
    """The whole dossier: the worst of its findings, and all of them."""

    standing: Standing
    findings: tuple[Finding, ...]


Answer = tuple[Standing, Sentence]
Predicate = Callable[[Case, Mapping[str, Any]], Answer]


def _yes(text: str, **values: object) -> Answer:
    return Standing.ELIGIBLE, Sentence(text, **values)


def _no(text: str, **values: object) -> Answer:
    return Standing.NOT_ELIGIBLE, Sentence(text, **values)


def _look(text: str, **values: object) -> Answer:
    return Standing.LOOK, Sentence(text, **values)


def registered(case: Case, parameters: Mapping[str, Any]) -> Answer:
    """Registered for emulation before the closing day."""
    if case.is_registered is None:
        return _look(mark("Chưa rõ đã đăng ký thi đua hay chưa: cần đối chiếu danh sách đăng ký."))
    if case.is_registered:
        return _yes(mark("Đã đăng ký thi đua đúng hạn."))
    return _no(mark("Không đăng ký thi đua trong thời hạn đăng ký."))


def graded(case: Case, parameters: Mapping[str, Any]) -> Answer:
    """The unit's grade of the year reaches the place `at_least` in the order of grades."""
    if case.grade is None:
        return _look(mark("Đơn vị chưa có kết quả xếp loại năm {year}."), year=case.year)
    if case.grade >= int(parameters["at_least"]):
        return _yes(mark("Kết quả xếp loại năm {year}: {grade}."), year=case.year, grade=case.grade_name)
    return _no(
        mark("Kết quả xếp loại năm {year} là {grade}, chưa đạt mức yêu cầu."),
        year=case.year,
        grade=case.grade_name,
    )


def months_at_unit(case: Case, parameters: Mapping[str, Any]) -> Answer:
    """A person has belonged to the unit for at least `at_least` months."""
    if case.party_kind != "person":
        return _yes(mark("Điều kiện này chỉ áp dụng cho cá nhân."))
    if case.months_at_unit is None:
        return _look(mark("Chưa có ngày vào đơn vị của cá nhân: cần kiểm tra hồ sơ đoàn viên."))
    if case.months_at_unit >= int(parameters["at_least"]):
        return _yes(mark("Đã công tác tại đơn vị {months} tháng."), months=case.months_at_unit)
    return _no(mark("Mới công tác tại đơn vị {months} tháng."), months=case.months_at_unit)


def no_discipline(case: Case, parameters: Mapping[str, Any]) -> Answer:
    """The proposing unit confirmed that no discipline, inquiry or complaint stands."""
    if case.no_discipline is None:
        return _look(mark("Đơn vị chưa xác nhận về kỷ luật, đơn thư khiếu nại, tố cáo."))
    if case.no_discipline:
        return _yes(mark("Đơn vị xác nhận không bị kỷ luật, không có đơn thư đang xem xét."))
    return _no(mark("Đang bị kỷ luật hoặc có đơn thư đang xem xét."))


def has_evidence(case: Case, parameters: Mapping[str, Any]) -> Answer:
    """The dossier carries at least one item of evidence of the achievement."""
    if case.evidence_ids:
        return _yes(mark("Hồ sơ có {count} tài liệu minh chứng."), count=len(case.evidence_ids))
    return _look(mark("Hồ sơ chưa có tài liệu minh chứng thành tích."))


def recognised_initiative(case: Case, parameters: Mapping[str, Any]) -> Answer:
    """At least `at_least` (1) initiatives recognised in the period, reaching as far as `reach` ("base") or further."""
    wanted = int(parameters.get("at_least", 1))
    least = _REACHES.index(str(parameters.get("reach", _REACHES[0])))
    count = sum(_REACHES.index(reach) >= least for reach in case.initiatives)
    if count >= wanted:
        return _yes(mark("Có {count} sáng kiến được công nhận trong kỳ xét."), count=count)
    return _look(
        mark(
            "Mới thấy {count}/{wanted} sáng kiến được công nhận trong kỳ xét: cần đối chiếu quyết định công nhận."
        ),
        count=count,
        wanted=wanted,
    )


_REACHES = ("base", "province", "nation")


def counted(case: Case, parameters: Mapping[str, Any]) -> Answer:
    """What the unit (the person, with `of` = "person") did: the figure reaches `at_least` (1), or stays at `at_most`."""
    tally = tally_of(case, parameters)
    if tally is None:
        return _look(mark("Chưa có số liệu về việc này: cần đối chiếu hồ sơ."))
    told = {"what": tally.label, "count": tally.number}
    most = parameters.get("at_most")
    if most is not None:
        if tally.number <= int(most):
            return _yes(mark("{what}: {count}."), **told)
        return _no(mark("{what}: {count}, quá mức cho phép ({most})."), most=most, **told)
    wanted = int(parameters.get("at_least", 1))
    if tally.number >= wanted:
        return _yes(mark("{what}: {count}."), **told)
    return _look(
        mark("{what}: mới thấy {count}/{wanted} trong chương trình, cần đối chiếu hồ sơ giấy."),
        wanted=wanted,
        **told,
    )


def tally_of(case: Case, parameters: Mapping[str, Any]) -> Tally | None:
    """What a condition on a figure is about."""
    tallies = case.own_tallies if parameters.get("of") == "person" else case.unit_tallies
    return tallies.get(str(parameters.get("figure", "")))


def achievement_once(case: Case, parameters: Mapping[str, Any]) -> Answer:
    """The evidence has not already earned this party a recognition."""
    for earlier in case.earlier:
        if earlier.evidence_ids & case.evidence_ids:
            return _no(
                mark("Thành tích này đã được khen bằng hình thức {form} năm {year}."),
                form=earlier.form_name,
                year=earlier.year,
            )
    return _yes(mark("Thành tích chưa được khen thưởng lần nào."))


def not_both_scopes(case: Case, parameters: Mapping[str, Any]) -> Answer:
    """In one year and at one level, comprehensive and thematic commendation exclude each other."""
    if case.is_stage_review:
        return _yes(mark("Khen tại đợt sơ kết, tổng kết giai đoạn chuyên đề nên không loại trừ nhau."))
    for earlier in case.earlier:
        if earlier.year == case.year and earlier.level == case.level and earlier.scope != case.scope:
            return _no(
                mark("Trong năm {year} cùng cấp đã khen bằng hình thức {form}."),
                year=case.year,
                form=earlier.form_name,
            )
    return _yes(mark("Trong năm {year} cùng cấp chưa khen hình thức nào loại trừ."), year=case.year)


def not_same_form_this_year(case: Case, parameters: Mapping[str, Any]) -> Answer:
    """The same form is not given twice to one party for one year at one level."""
    for earlier in case.earlier:
        if earlier.year == case.year and earlier.form_code == parameters.get("form", earlier.form_code):
            if earlier.level != case.level:
                continue
            return _no(
                mark("Năm {year} đã được khen bằng hình thức {form}."), year=case.year, form=earlier.form_name
            )
    return _yes(mark("Năm {year} chưa được khen ở cấp này."), year=case.year)


def recognised_below(case: Case, parameters: Mapping[str, Any]) -> Answer:
    """The party holds a recognition of the form `form` from this year or the year before."""
    for earlier in case.earlier:
        if earlier.form_code == parameters["form"] and case.year - 1 <= earlier.year <= case.year:
            return _yes(mark("Đã được {form} năm {year}."), form=earlier.form_name, year=earlier.year)
    return _look(mark("Chưa thấy hình thức khen thưởng trước đó trong sổ: cần đối chiếu bản giấy."))


def within_quota(case: Case, parameters: Mapping[str, Any]) -> Answer:
    """The dossier stands within the proposing unit's quota; filled in from the form's quota."""
    if case.headcount is None or case.rank_in_quota is None:
        return _look(mark("Chưa có số đoàn viên của đơn vị để tính chỉ tiêu xét chọn."))
    slots = slots_of(parameters["quota"], case.headcount)
    if case.rank_in_quota <= slots:
        return _yes(
            mark("Đề nghị thứ {rank} trong {slots} suất của đơn vị."), rank=case.rank_in_quota, slots=slots
        )
    return _no(
        mark("Đề nghị thứ {rank}, vượt {slots} suất của đơn vị."), rank=case.rank_in_quota, slots=slots
    )


PREDICATES: Mapping[str, Predicate] = {
    predicate.__name__: predicate
    for predicate in (
        registered,
        graded,
        months_at_unit,
        no_discipline,
        has_evidence,
        recognised_initiative,
        counted,
        achievement_once,
        not_both_scopes,
        not_same_form_this_year,
        recognised_below,
        within_quota,
    )
}

_ROUNDING: Mapping[str, Callable[[float], int]] = {
    "down": math.floor,
    "up": math.ceil,
    "nearest": lambda number: math.floor(number + 0.5),
}


def slots_of(quota: Quota, headcount: int) -> int:
    """How many a unit of `headcount` may propose."""
    return max(quota.least, _ROUNDING[quota.rounding](headcount * quota.percent / 100))


def judge(case: Case, form: Form) -> Verdict:
    """The verdict on a dossier under one form: not eligible beats look, look beats eligible."""
    findings = [_party_finding(case, form)]
    findings += [_finding(case, condition) for condition in form.conditions]
    if form.quota:
        quota = Condition(
            "within_quota",
            mark("Trong số suất của đơn vị."),
            form.source,
            form.verified,
            {"quota": form.quota},
        )
        findings.append(_finding(case, quota))
    standings = {finding.standing for finding in findings}
    for worst in (Standing.NOT_ELIGIBLE, Standing.LOOK):
        if worst in standings:
            return Verdict(worst, tuple(findings))
    return Verdict(Standing.ELIGIBLE, tuple(findings))


def _party_finding(case: Case, form: Form) -> Finding:
    fits = case.party_kind in form.parties
    reason = (
        mark("Đúng đối tượng của hình thức này.")
        if fits
        else mark("Hình thức này không dành cho đối tượng được đề nghị.")
    )
    return Finding(
        Standing.ELIGIBLE if fits else Standing.NOT_ELIGIBLE,
        Sentence(reason),
        mark("Đối tượng khen thưởng."),
        form.source,
        form.verified,
    )


def _finding(case: Case, condition: Condition) -> Finding:
    standing, reason = PREDICATES[condition.predicate](case, condition.parameters)
    tally = tally_of(case, condition.parameters)
    url = tally.url if tally else ""
    return Finding(standing, reason, condition.text, condition.source, condition.verified, url)
