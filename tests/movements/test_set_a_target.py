"""A target and its parts: set, agreed to, proposed otherwise, answered, divided, re-based, taken back."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.indicators.models import Indicator
from donghanh.movements import actions
from donghanh.movements.choices import TargetState
from donghanh.movements.facts import targets_of
from donghanh.movements.models import Target
from donghanh.movements.rules.targets import check_amount, check_seen, checked_reason, division_of
from donghanh.notices.models import Notice
from donghanh.periods.facts import period


@pytest.fixture
def indicator(db):
    """New members."""
    return Indicator.objects.create(
        code="DV01", name="Đoàn viên mới", unit_of_measure="người", search_key="doan vien moi"
    )


@pytest.fixture
def whole(dung, actor, province, indicator):
    """The province's own target: 100."""
    return actions.set_target(
        by=actor(dung), unit=province, indicator=indicator, period=period("2017"), amount=100
    )


@pytest.fixture
def part(dung, actor, whole, upper):
    """80 of it offered to the upper union."""
    return actions.set_target(
        by=actor(dung), unit=upper, indicator=whole.indicator, period=whole.period, amount=80
    )


def amounts():
    """What stands: (unit's code, amount, reserve), the upper first."""
    rows = Target.objects.standing().order_by("unit__level", "unit__code")
    return sorted(rows.values_list("unit__code", "amount", "reserve"))


def test_children_and_reserve_make_the_parent():
    assert division_of(100, 10, [40, 50]).is_whole
    assert division_of(100, 10, [40]).remainder == 50
    assert division_of(100, 10, [40, 60]).remainder == -10


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (lambda: check_amount(-1), "số âm"),
        (lambda: check_amount(10**16), "quá lớn"),
        (lambda: checked_reason("  "), "Chưa có lý do"),
        (lambda: checked_reason("a" * 501), "dài quá 500"),
        (lambda: check_seen(seen=1, version=2), "người khác thay đổi"),
    ],
)
def test_what_cannot_be_is_refused(check, said):
    with pytest.raises(Refusal) as refused:
        check()

    assert said in str(refused.value)


def test_a_superior_offers_what_the_unit_then_agrees_to(issued, dung, binh, actor, whole, part, province):
    assert (part.state, part.parent) == (TargetState.OFFERED, whole)

    assert actions.settle_target(by=actor(binh), target=part).state == TargetState.SETTLED
    divisions = {row.unit: division for row, division in targets_of(issued.superior, actor(dung))}
    assert divisions[province] == division_of(100, 20, [80])


def test_a_new_amount_takes_the_place_of_the_earlier_one_which_is_remembered(dung, actor, whole, part):
    actions.set_target(
        by=actor(dung), unit=part.unit, indicator=part.indicator, period=part.period, amount=90
    )

    assert amounts() == [("LDLD-BT", 100, 10), ("LDLD-CT", 90, 90)]
    assert [row.amount for row in part.amounts.all()] == [90, 80]


def test_more_than_the_reserve_holds_is_not_given(dung, actor, part, neighbour_upper):
    with pytest.raises(Refusal) as refused:
        actions.set_target(
            by=actor(dung), unit=neighbour_upper, indicator=part.indicator, period=part.period, amount=21
        )

    assert "chỉ còn 20, thiếu 1" in str(refused.value)
    assert amounts() == [("LDLD-BT", 100, 20), ("LDLD-CT", 80, 80)]


def test_targets_given_first_are_gathered_under_the_one_set_later(dung, actor, indicator, province, upper):
    year = {"by": actor(dung), "indicator": indicator, "period": period("2017")}
    given = actions.set_target(unit=upper, amount=80, **year)
    with pytest.raises(Refusal) as refused:
        actions.set_target(unit=province, amount=79, **year)
    assert "Nhập số từ 80" in str(refused.value)

    whole = actions.set_target(unit=province, amount=100, **year)

    given.refresh_from_db()
    assert (given.parent, whole.reserve) == (whole, 20)


@pytest.mark.parametrize(("accepted", "stands"), [(True, 70), (False, 80)])
def test_another_amount_is_proposed_and_answered(dung, binh, actor, whole, part, accepted, stands):
    actions.propose_adjustment(by=actor(binh), target=part, amount=70, reason="Hai doanh nghiệp giải thể")
    assert amounts() == [("LDLD-BT", 100, 20), ("LDLD-CT", 80, 80)]
    assert Notice.objects.filter(account=dung, text__contains="đề nghị điều chỉnh").exists()

    answered = actions.answer_proposal(
        by=actor(dung), target=part, accepted=accepted, answer="Đã xem số lao động"
    )

    assert answered.state == TargetState.SETTLED
    assert amounts() == [("LDLD-BT", 100, 100 - stands), ("LDLD-CT", stands, stands)]


def test_keeping_an_amount_needs_an_answer_in_words(dung, binh, actor, part):
    actions.propose_adjustment(by=actor(binh), target=part, amount=70, reason="Ít lao động")

    with pytest.raises(Refusal) as refused:
        actions.answer_proposal(by=actor(dung), target=part, accepted=False)

    assert refused.value.field == "answer"


def test_who_decides_on_a_number_that_has_changed_is_told(dung, binh, actor, part):
    actions.set_target(
        by=actor(dung), unit=part.unit, indicator=part.indicator, period=part.period, amount=90
    )

    with pytest.raises(Refusal) as refused:
        actions.settle_target(by=actor(binh), target=part, seen=part.version)

    assert "vừa được người khác thay đổi" in str(refused.value)


def test_two_people_who_set_the_same_target_at_once(dung, actor, monkeypatch, whole):
    """The second finds nothing when looking, and the row when writing."""
    monkeypatch.setattr(type(Target.objects.all()), "first", lambda self: None)

    with pytest.raises(Refusal) as refused:
        actions.set_target(
            by=actor(dung), unit=whole.unit, indicator=whole.indicator, period=whole.period, amount=5
        )

    assert "Người khác vừa giao chỉ tiêu này" in str(refused.value)


def test_a_target_is_divided_and_divided_anew(dung, actor, whole, upper, neighbour_upper):
    parts = {upper.pk: 60, neighbour_upper.pk: 30}
    actions.allocate(by=actor(dung), target=whole, parts=parts, reserve=10)
    first, second = whole.children.order_by("unit__code")

    actions.reallocate(
        by=actor(dung), target=whole, source=second, receiver=first, amount=25, reason="Đông lao động hơn"
    )

    assert amounts() == [("LDLD-BT", 100, 10), ("LDLD-BTRI", 55, 55), ("LDLD-CT", 35, 35)]
    assert whole.children.first().amounts.first().reason == "Đông lao động hơn"


@pytest.mark.parametrize(
    ("parts", "reserve", "said"),
    [
        ([60, 30], 20, "được 110, chưa bằng chỉ tiêu 100"),
        ([60, 50], None, "được 110"),
        ([-1, 3], None, "số âm"),
    ],
)
def test_a_wrong_sum_writes_nothing(dung, actor, whole, upper, neighbour_upper, parts, reserve, said):
    with pytest.raises(Refusal) as refused:
        actions.allocate(
            by=actor(dung),
            target=whole,
            parts=dict(zip([upper.pk, neighbour_upper.pk], parts, strict=True)),
            reserve=reserve,
        )

    assert said in str(refused.value)
    assert amounts() == [("LDLD-BT", 100, 100)]


def test_what_was_given_changes_only_with_a_reason(dung, actor, whole, part):
    with pytest.raises(Refusal) as refused:
        actions.allocate(by=actor(dung), target=whole, parts={part.unit_id: 50})

    assert refused.value.field == "reason"


def test_nothing_is_given_to_who_stands_elsewhere(dung, actor, whole, grassroots):
    with pytest.raises(Refusal) as refused:
        actions.allocate(by=actor(dung), target=whole, parts={grassroots.pk: 50})

    assert "không trực thuộc" in str(refused.value)


def test_a_unit_is_not_left_with_less_than_it_has_given_down(dung, binh, actor, part, grassroots):
    actions.allocate(by=actor(binh), target=part, parts={grassroots.pk: 75})

    with pytest.raises(Refusal) as refused:
        actions.rebase_target(
            by=actor(dung), target=part, amount=70, from_on=dt.date(2017, 7, 1), reason="Kế hoạch bổ sung"
        )

    assert "chỉ còn giữ lại 5" in str(refused.value)


def test_a_target_is_rebased_from_a_day_on(dung, actor, whole, part):
    actions.rebase_target(
        by=actor(dung), target=part, amount=95, from_on=dt.date(2017, 7, 1), reason="Kế hoạch bổ sung số 40"
    )

    assert amounts() == [("LDLD-BT", 100, 5), ("LDLD-CT", 95, 95)]
    said = [(row.amount, row.from_on) for row in part.amounts.all()]
    assert said == [(95, dt.date(2017, 7, 1)), (80, dt.date(2017, 1, 1))]
    assert part.amounts.on(dt.date(2017, 6, 30)).first().amount == 80


@pytest.mark.parametrize(
    ("day", "reason", "field"), [((2018, 1, 1), "Bổ sung", "from_on"), ((2017, 7, 1), "", "reason")]
)
def test_a_rebasing_has_a_day_in_the_period_and_a_reason(dung, actor, whole, day, reason, field):
    with pytest.raises(Refusal) as refused:
        actions.rebase_target(by=actor(dung), target=whole, amount=120, from_on=dt.date(*day), reason=reason)

    assert refused.value.field == field


def test_a_target_taken_back_returns_to_the_reserve(dung, actor, whole, part):
    with pytest.raises(Refusal):
        actions.withdraw_target(by=actor(dung), target=whole, reason="Nhầm")

    actions.withdraw_target(by=actor(dung), target=part, reason="Giao nhầm đơn vị")

    assert amounts() == [("LDLD-BT", 100, 100)]


def test_a_ratio_has_no_sum(dung, actor, province, upper, neighbour_upper):
    ratio = Indicator.objects.create(
        code="TL01", name="Tỷ lệ", unit_of_measure="%", search_key="ty le", over_units="none"
    )
    whole = actions.set_target(
        by=actor(dung), unit=province, indicator=ratio, period=period("2017"), amount=80
    )

    actions.allocate(by=actor(dung), target=whole, parts={upper.pk: 85, neighbour_upper.pk: 90})

    assert amounts() == [("LDLD-BT", 80, 0), ("LDLD-BTRI", 90, 0), ("LDLD-CT", 85, 0)]


def test_the_unit_does_not_set_what_its_superior_gave(binh, actor, part):
    with pytest.raises(Refusal) as refused:
        actions.set_target(
            by=actor(binh), unit=part.unit, indicator=part.indicator, period=part.period, amount=1
        )

    assert "đề nghị điều chỉnh" in str(refused.value)


def test_the_target_above_is_named_but_opens_only_to_who_may_read_it(dung, binh, client_of, whole, part):
    address = f"/phong-trao/chi-tieu/{part.pk}/"
    above = f"/phong-trao/chi-tieu/{whole.pk}/"

    assert above in client_of(dung).get(address).content.decode()
    assert above not in (page := client_of(binh).get(address).content.decode())
    assert "Trong chỉ tiêu của" in page
    assert "100 người" not in page


def test_a_neighbour_sets_no_target(cuc, actor, indicator, upper):
    with pytest.raises(Refusal):
        actions.set_target(by=actor(cuc), unit=upper, indicator=indicator, period=period("2017"), amount=1)


def test_the_page_sets_a_target(issued, dung, client_of, indicator, province):
    page = f"/phong-trao/ke-hoach/{issued.superior_id}/chi-tieu/"
    browser = client_of(dung)
    sent = {"unit": province.pk, "indicator": indicator.pk, "period": "2017", "amount": "nhiều"}
    assert "không phải là số" in browser.post(page, sent).content.decode()

    browser.post(page, {**sent, "amount": "1.200"})

    assert (Target.objects.get().amount, Target.objects.get().reserve) == (1200, 1200)


def test_the_list_begins_with_those_right_beneath_and_has_all_when_asked(
    dung, binh, actor, client_of, part, grassroots
):
    Target.objects.create(
        unit=grassroots,
        indicator=part.indicator,
        period=part.period,
        amount=7,
        reserve=7,
        state="settled",
        parent=part,
        given_by=part.unit,
    )
    browser, address = client_of(dung), reverse("movements:all_targets")

    near, every, searched = (
        browser.get(address, asked).content.decode() for asked in ({}, {"of": "all"}, {"q": "ham luong"})
    )

    assert part.unit.name in near
    assert grassroots.name not in near
    assert grassroots.name in every
    assert grassroots.name in searched
    assert grassroots.name in client_of(binh).get(address).content.decode()
