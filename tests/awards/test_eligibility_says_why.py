"""Eligible, not eligible, or a person must look: always with the reason."""

import dataclasses
import datetime as dt
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import donghanh
from donghanh.awards.rules.eligibility import PREDICATES, Case, Earlier, Standing, Tally, judge, slots_of
from donghanh.awards.rules.rulebook import Quota, Salary, bonus, in_force, rulebook_from, salary_on
from donghanh.base.sentences import Refusal

BOOKS = Path(donghanh.__file__).parent / "rulebooks"
RULEBOOK = rulebook_from(tomllib.loads((BOOKS / "awards-1564-2014.toml").read_text(encoding="utf-8")))
MERIT = RULEBOOK.form("bang-khen-tinh")
EXCELLENT_MEMBER = RULEBOOK.form("doan-vien-xuat-sac")

WORKER = Case(
    party_kind="person",
    year=2017,
    level="province",
    scope="thematic",
    is_stage_review=False,
    is_registered=True,
    grade=3,
    grade_name="Xuất sắc",
    months_at_unit=40,
    no_discipline=True,
    evidence_ids=frozenset({7}),
    earlier=(),
    rank_in_quota=1,
    headcount=100,
)
FLAG_2016 = Earlier("bang-khen-tinh", "Bằng khen", "province", 2016, "thematic", frozenset({7}))


def but(**changes):
    return dataclasses.replace(WORKER, **changes)


def reasons(case, form=MERIT):
    verdict = judge(case, form)
    return verdict.standing, [str(f.reason) for f in verdict.findings if f.standing is verdict.standing]


def test_a_whole_dossier_is_eligible_and_each_condition_says_why():
    verdict = judge(WORKER, MERIT)

    assert verdict.standing is Standing.ELIGIBLE
    assert [str(finding.reason) for finding in verdict.findings] == [
        "Đúng đối tượng của hình thức này.",
        "Đã đăng ký thi đua đúng hạn.",
        "Kết quả xếp loại năm 2017: Xuất sắc.",
        "Đã công tác tại đơn vị 40 tháng.",
        "Đơn vị xác nhận không bị kỷ luật, không có đơn thư đang xem xét.",
        "Hồ sơ có 1 tài liệu minh chứng.",
        "Trong năm 2017 cùng cấp chưa khen hình thức nào loại trừ.",
        "Thành tích chưa được khen thưởng lần nào.",
    ]


def test_the_unregistered_are_not_eligible():
    assert reasons(but(is_registered=False)) == (
        Standing.NOT_ELIGIBLE,
        ["Không đăng ký thi đua trong thời hạn đăng ký."],
    )


@pytest.mark.parametrize("missing", ["is_registered", "grade", "months_at_unit", "no_discipline"])
def test_what_is_not_known_needs_a_person_to_look(missing):
    assert judge(but(**{missing: None}), MERIT).standing is Standing.LOOK


def test_a_dossier_without_evidence_needs_a_person_to_look():
    assert reasons(but(evidence_ids=frozenset())) == (
        Standing.LOOK,
        ["Hồ sơ chưa có tài liệu minh chứng thành tích."],
    )


def test_one_achievement_is_commended_once():
    assert reasons(but(earlier=(FLAG_2016,))) == (
        Standing.NOT_ELIGIBLE,
        ["Thành tích này đã được khen bằng hình thức Bằng khen năm 2016."],
    )


def test_a_comprehensive_commendation_excludes_a_thematic_one_at_the_same_level_and_year():
    earlier = Earlier("x", "Cờ toàn diện", "province", 2017, "comprehensive", frozenset())

    assert judge(but(earlier=(earlier,)), MERIT).standing is Standing.NOT_ELIGIBLE
    assert judge(but(earlier=(earlier,), is_stage_review=True), MERIT).standing is Standing.ELIGIBLE
    assert (
        judge(but(earlier=(dataclasses.replace(earlier, level="upper"),)), MERIT).standing
        is Standing.ELIGIBLE
    )


def test_the_eleventh_of_ten_places_is_over_the_quota():
    assert reasons(but(rank_in_quota=11), EXCELLENT_MEMBER) == (
        Standing.NOT_ELIGIBLE,
        ["Đề nghị thứ 11, vượt 10 suất của đơn vị."],
    )


def test_a_collective_may_not_be_an_excellent_member():
    assert judge(but(party_kind="collective"), EXCELLENT_MEMBER).standing is Standing.NOT_ELIGIBLE


@given(st.integers(1, 10_000), st.integers(1, 100))
def test_rounding_down_never_gives_more_places_than_rounding_up(headcount, percent):
    down, up = (slots_of(Quota(percent, "members", way, 0), headcount) for way in ("down", "up"))

    assert down <= up <= down + 1


def test_the_rulebook_is_the_one_in_force_on_the_day_received():
    assert in_force([RULEBOOK], dt.date(2017, 12, 27)) is RULEBOOK
    with pytest.raises(Refusal) as refused:
        in_force([RULEBOOK], dt.date(2017, 12, 28))

    assert "có hiệu lực vào ngày 28/12/2017" in str(refused.value)


def test_the_bonus_follows_the_base_salary_of_the_day_and_is_rounded_to_ten_thousand():
    salaries = [Salary(dt.date(2016, 5, 1), 1_210_000), Salary(dt.date(2017, 7, 1), 1_300_000)]

    assert (
        bonus(Fraction(3, 10), salary_on(salaries, dt.date(2017, 6, 30)).dong, is_collective=False) == 360_000
    )
    assert (
        bonus(Fraction(3, 10), salary_on(salaries, dt.date(2017, 7, 1)).dong, is_collective=True) == 780_000
    )


@pytest.mark.parametrize(
    ("reaches", "asked", "standing"),
    [
        ((), {}, Standing.LOOK),
        (("base",), {}, Standing.ELIGIBLE),
        (("base",), {"reach": "province"}, Standing.LOOK),
        (("nation",), {"reach": "province"}, Standing.ELIGIBLE),
        (("base",), {"at_least": 2}, Standing.LOOK),
    ],
)
def test_a_recognised_initiative_counts_as_far_as_it_reaches(reaches, asked, standing):
    found, reason = PREDICATES["recognised_initiative"](but(initiatives=reaches), asked)

    assert found is standing
    assert "sáng kiến được công nhận" in str(reason)


@pytest.mark.parametrize(
    ("parameters", "number", "standing", "reason"),
    [
        ({}, 1, Standing.ELIGIBLE, "Công trình đã nghiệm thu: 1."),
        (
            {"at_least": 2},
            1,
            Standing.LOOK,
            "Công trình đã nghiệm thu: mới thấy 1/2 trong chương trình, cần đối chiếu hồ sơ giấy.",
        ),
        ({"at_most": 0}, 0, Standing.ELIGIBLE, "Công trình đã nghiệm thu: 0."),
        (
            {"at_most": 0},
            1,
            Standing.NOT_ELIGIBLE,
            "Công trình đã nghiệm thu: 1, quá mức cho phép (0).",
        ),
    ],
)
def test_what_was_done_is_a_condition(parameters, number, standing, reason):
    case = but(unit_tallies={"works_accepted": Tally("Công trình đã nghiệm thu", number)})

    told = PREDICATES["counted"](case, {"figure": "works_accepted", **parameters})

    assert (told[0], str(told[1])) == (standing, reason)


def test_what_a_person_did_is_not_asked_of_the_unit():
    case = but(unit_tallies={"contest_prizes": Tally("Giải", 3)})

    assert PREDICATES["counted"](case, {"figure": "contest_prizes", "of": "person"})[0] is Standing.LOOK
