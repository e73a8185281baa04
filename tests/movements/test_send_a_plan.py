"""A plan goes to its addressees, and only they owe an answer."""

import datetime as dt

import pytest

from donghanh.base.sentences import Refusal
from donghanh.movements import actions
from donghanh.movements.choices import Answer
from donghanh.movements.facts import addressees_of
from donghanh.movements.models import Delivery, Plan
from donghanh.movements.rules.recipients import Named, named_by
from donghanh.notices.models import Notice

DUE = dt.date(2017, 6, 30)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Các CĐ cấp trên cơ sở", Named.UPPERS),
        ("LĐLĐ các huyện, thành phố", Named.UPPERS),
        ("CĐCS trực thuộc LĐLĐ tỉnh", Named.GRASSROOTS),
        ("Các CĐCS trực thuộc", Named.GRASSROOTS),
        ("Lưu: Ban CS-PL, VP", Named.ARCHIVE),
        ("Lưu: VT, CĐCS", Named.ARCHIVE),
        ("Ban Dân vận Tỉnh ủy", Named.INFORMED),
        ("Thường trực LĐLĐ tỉnh", Named.INFORMED),
    ],
)
def test_each_line_names_what_it_says(line, named):
    assert named_by(line) is named


def test_recipients_are_the_direct_subordinates_of_their_level(
    plan, paper, upper, neighbour_upper, grassroots
):
    found = addressees_of(plan, [recipient.name for recipient in paper.recipients])

    assert [(row.line, set(row.units)) for row in found if row.units] == [
        ("Các CĐ cấp trên cơ sở", {upper, neighbour_upper})
    ]


def test_addressees_of_the_opening_plan_owe_a_plan_and_are_told(sent, binh):
    assert (sent.answer, sent.due_on, sent.state) == (Answer.PLAN, DUE, "sent")
    assert [notice.text for notice in Notice.objects.filter(account=binh)] == [
        "Đã nhận 29/KH-LĐLĐ của Liên đoàn Lao động tỉnh Bến Tre."
    ]


def test_a_plan_is_sent_once_to_each(sent, dung, actor, plan, upper):
    with pytest.raises(Refusal) as refused:
        actions.send_plan(by=actor(dung), plan=plan, units=[upper], due_on=DUE)

    assert str(refused.value) == "Chưa chọn đơn vị nhận nào. Chọn ít nhất một đơn vị."
    assert Delivery.objects.filter(plan=plan, unit=upper).count() == 1


@pytest.mark.parametrize(
    ("due_on", "said"), [(None, "Chưa có hạn phản hồi"), (dt.date(2017, 6, 15), "phải sau ngày hôm nay")]
)
def test_a_missing_or_past_due_day_is_refused(dung, actor, plan, upper, due_on, said):
    with pytest.raises(Refusal) as refused:
        actions.send_plan(by=actor(dung), plan=plan, units=[upper], due_on=due_on)

    assert said in str(refused.value)


def test_a_unit_that_stands_elsewhere_is_no_addressee(dung, actor, plan, grassroots):
    with pytest.raises(Refusal) as refused:
        actions.send_plan(by=actor(dung), plan=plan, units=[grassroots], due_on=DUE)

    assert str(refused.value) == (
        "Công đoàn cơ sở Công ty May Hàm Luông không trực thuộc đơn vị gửi. Bỏ khỏi danh sách."
    )


def test_only_the_unit_itself_sends_its_plan(binh, actor, plan, upper):
    with pytest.raises(Refusal) as refused:
        actions.send_plan(by=actor(binh), plan=plan, units=[upper], due_on=DUE)

    assert "thuộc về đơn vị khác" in str(refused.value)


def test_a_sent_plan_is_read_by_its_addressee_and_everything_beneath(sent, plan, an, binh, cuc, dung, actor):
    readers = [
        name
        for name, account in [("an", an), ("binh", binh), ("cuc", cuc), ("dung", dung)]
        if Plan.objects.visible_to(actor(account)).filter(pk=plan.pk).exists()
    ]

    assert readers == ["an", "binh", "cuc", "dung"]


def test_an_own_plan_is_not_read_by_the_neighbour(issued, an, binh, cuc, dung, actor):
    readers = [
        name
        for name, account in [("an", an), ("binh", binh), ("cuc", cuc), ("dung", dung)]
        if Plan.objects.visible_to(actor(account)).filter(pk=issued.pk).exists()
    ]

    assert readers == ["binh", "dung"]


def test_a_draft_is_read_by_its_own_unit_only(drafted, binh, dung, actor):
    assert drafted in Plan.objects.visible_to(actor(binh))
    assert drafted not in Plan.objects.visible_to(actor(dung))


def test_before_it_is_sent_nobody_beneath_reads_it(plan, an, binh, actor):
    assert not Plan.objects.visible_to(actor(binh)).exists()
    assert not Plan.objects.visible_to(actor(an)).exists()
