"""A grassroots union registers its response."""

import datetime as dt

import pytest

from donghanh.base.sentences import Refusal
from donghanh.journal.models import Entry
from donghanh.movements import actions
from donghanh.movements.facts import clauses_above, clauses_of, current_movement, dues_of
from donghanh.movements.models import Response
from donghanh.movements.rules.drafting import Above
from donghanh.movements.rules.proposal import gist_of, period_in, proposals_for, sentence_for, theme_in
from donghanh.notices.models import Notice


@pytest.fixture
def accepted(an, actor, received):
    """An's delivery, acknowledged."""
    return actions.acknowledge(by=actor(an), delivery=received)


def lines_of(delivery, *addresses):
    return {
        clause.id: sentence_for(clause.text)
        for clause in clauses_above(delivery.plan)
        if clause.address in addresses
    }


def test_clauses_for_other_sectors_are_not_proposed():
    clauses = [
        Above(1, "II", "Nội dung", "heading"),
        Above(2, "II.1", "Thi đua sản xuất.", "content"),
        Above(3, "II.2", "Cải cách hành chính.", "content", ("agency",)),
        Above(4, "II.3", "Thông qua:", "content"),
        Above(5, "III.1", "Báo cáo.", "assignment"),
    ]

    assert [(p.address, p.is_chosen) for p in proposals_for(clauses, sector="enterprise")] == [
        ("II.1", True),
        ("II.2", False),
    ]


def test_a_prepared_sentence_says_what_to_do():
    text = "Năm 2017 là năm Đại hội. Xây dựng, đăng ký công trình, sản phẩm, phần việc chào mừng Đại hội."

    assert sentence_for(text) == (
        "Đơn vị đăng ký: xây dựng, đăng ký công trình, sản phẩm, phần việc chào mừng Đại hội."
    )
    assert len(gist_of("Thi đua " + "rất dài, " * 60)) <= 170


def test_period_and_theme_are_found_in_the_plan(plan_text, paper):
    assert period_in(plan_text) == (dt.date(2017, 1, 1), dt.date(2020, 12, 31))
    assert period_in("Kế hoạch năm nay") is None
    assert theme_in(paper.subject) == "Doanh nghiệp Việt Nam hội nhập và phát triển"


def test_a_response_is_sent_and_the_superior_told(an, binh, actor, accepted):
    response = actions.send_response(
        by=actor(an), delivery=accepted, lines=lines_of(accepted, "II.1", "II.5"), note="Cả năm 2017"
    )

    accepted.refresh_from_db()
    assert accepted.state == "answered"
    assert [line.clause.address for line in response.lines.order_by("clause__position")] == ["II.1", "II.5"]
    assert Entry.objects.about(response).first().sentence == "Gửi đăng ký hưởng ứng 2 nội dung."
    assert (
        Notice.objects.filter(account=binh).latest("pk").text
        == "Công đoàn cơ sở Công ty May Hàm Luông đã đăng ký hưởng ứng."
    )


def test_an_empty_response_is_refused(an, actor, accepted):
    with pytest.raises(Refusal) as refused:
        actions.send_response(by=actor(an), delivery=accepted, lines={})

    assert str(refused.value) == "Chưa chọn nội dung nào để hưởng ứng. Chọn ít nhất một nội dung."


def test_a_response_may_be_changed_until_the_due_day(an, actor, accepted, monkeypatch):
    actions.send_response(by=actor(an), delivery=accepted, lines=lines_of(accepted, "II.1"))
    actions.send_response(by=actor(an), delivery=accepted, lines=lines_of(accepted, "II.1", "II.4"))
    assert Response.objects.get().lines.count() == 2

    monkeypatch.setenv("DONGHANH_TODAY", "2017-07-01")
    with pytest.raises(Refusal) as refused:
        actions.send_response(by=actor(an), delivery=accepted, lines=lines_of(accepted, "II.5"))

    assert "đã quá hạn 30/6/2017" in str(refused.value)
    assert Response.objects.get().lines.count() == 2


def test_a_first_response_is_welcome_late(an, actor, accepted, monkeypatch):
    monkeypatch.setenv("DONGHANH_TODAY", "2017-07-10")

    assert actions.send_response(by=actor(an), delivery=accepted, lines=lines_of(accepted, "II.1")).sent_at


def test_the_same_response_twice_is_sent_once(an, actor, accepted):
    lines = lines_of(accepted, "II.1")
    actions.send_response(by=actor(an), delivery=accepted, lines=lines, once="token")

    with pytest.raises(Refusal):
        actions.send_response(by=actor(an), delivery=accepted, lines=lines, once="token")

    assert Entry.objects.filter(verb="send", thing="movements.response").count() == 1


def test_a_clause_of_another_plan_is_refused(an, actor, accepted, plan):
    with pytest.raises(Refusal) as refused:
        actions.send_response(by=actor(an), delivery=accepted, lines={plan.clauses.first().pk: "x"})

    assert "không thuộc kế hoạch này" in str(refused.value)


def test_only_the_addressee_responds(binh, cuc, actor, accepted):
    for account in (binh, cuc):
        with pytest.raises(Refusal) as refused:
            actions.send_response(by=actor(account), delivery=accepted, lines=lines_of(accepted, "II.1"))
        assert "thuộc về đơn vị khác" in str(refused.value)


def test_what_is_due_goes_from_acknowledging_to_responding_to_nothing(an, actor, received):
    def verbs():
        return [str(due.verb) for due in dues_of(actor(an), dt.date(2017, 6, 15))]

    assert verbs() == ["Xác nhận đã nhận kế hoạch"]
    actions.acknowledge(by=actor(an), delivery=received)
    assert verbs() == ["Gửi đăng ký hưởng ứng"]
    received.refresh_from_db()
    actions.send_response(by=actor(an), delivery=received, lines=lines_of(received, "II.1"))
    assert verbs() == []


def test_the_upper_union_is_due_to_send_what_it_issued(binh, actor, issued, grassroots):
    due = dues_of(actor(binh), dt.date(2017, 6, 15))

    assert [str(one.verb) for one in due] == ["Gửi kế hoạch đến cấp dưới"]


def test_a_grassroots_union_works_by_the_plan_sent_to_it(received, movement, grassroots, neighbour, province):
    assert current_movement(grassroots) == movement
    assert {clause.plan for clause in clauses_of(movement, grassroots)} == {received.plan}
    assert {clause.plan for clause in clauses_of(movement, province)} == {movement.plans.get(unit=province)}
    assert {clause.plan for clause in clauses_of(movement, neighbour)} == {movement.plans.get(unit=province)}
