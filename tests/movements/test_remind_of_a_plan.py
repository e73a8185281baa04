"""Addressees are reminded before the due day, on it and after it; then their superior is told who is silent."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.jobs.actions import work_off
from donghanh.movements import actions
from donghanh.movements.models import Delivery
from donghanh.movements.rules.reminding import USUAL, Schedule, is_escalated, read_days, step_on
from donghanh.notices.models import Notice, Reminder

SENT, DUE = dt.date(2017, 6, 15), dt.date(2017, 6, 30)


@pytest.mark.parametrize(
    ("day", "step"),
    [
        ("2017-06-22", None),
        ("2017-06-23", -7),
        ("2017-06-26", -7),  # the step that has come; kept once, so nothing new is told
        ("2017-06-27", -3),
        ("2017-06-29", -1),
        ("2017-06-30", 0),
        ("2017-07-01", 1),
        ("2017-07-20", 7),
    ],
)
def test_the_step_that_has_come(day, step):
    assert step_on(USUAL, sent_on=SENT, due_on=DUE, day=dt.date.fromisoformat(day)) == step


def test_what_was_sent_late_is_not_reminded_of_days_before_it_was_sent():
    day = dt.date(2017, 6, 28)

    assert step_on(USUAL, sent_on=day, due_on=DUE, day=day) is None
    assert step_on(USUAL, sent_on=day, due_on=DUE, day=dt.date(2017, 6, 29)) == -1


def test_nothing_chosen_reminds_of_nothing():
    never = Schedule((), False, (), None)

    assert step_on(never, sent_on=SENT, due_on=DUE, day=dt.date(2017, 8, 1)) is None
    assert not is_escalated(never, due_on=DUE, day=dt.date(2018, 8, 1))


@pytest.mark.parametrize(("typed", "days"), [("", ()), ("7, 3,1", (1, 3, 7)), ("5;5 2", (2, 5))])
def test_days_as_people_list_them(typed, days):
    assert read_days(typed, "before") == days


@pytest.mark.parametrize("typed", ["0", "-1", "bảy", "61", "1,2,3,4,5,6,7", "1.5"])
def test_days_that_make_no_sense_are_refused(typed):
    with pytest.raises(Refusal) as refused:
        read_days(typed, "before")

    assert refused.value.field == "before"


def told(account):
    return list(Reminder.objects.filter(account=account).order_by("pk").values_list("text", flat=True))


def test_the_addressee_is_reminded_at_each_step_once(binh, plan, sent):
    for day in ("2017-06-23", "2017-06-23", "2017-06-24", "2017-06-30", "2017-07-02"):
        actions.remind_of_plans(dt.date.fromisoformat(day))

    assert told(binh) == [
        "Còn 7 ngày đến hạn 30/6/2017 phản hồi 29/KH-LĐLĐ của Liên đoàn Lao động tỉnh Bến Tre.",
        "Hôm nay, 30/6/2017, là hạn phản hồi 29/KH-LĐLĐ của Liên đoàn Lao động tỉnh Bến Tre.",
        "Đã quá hạn 2 ngày (hạn 30/6/2017): phản hồi 29/KH-LĐLĐ của Liên đoàn Lao động tỉnh Bến Tre.",
    ]


def test_who_has_answered_is_left_alone(an, binh, actor, received):
    actions.acknowledge(by=actor(an), delivery=received)
    received.refresh_from_db()
    clause = received.plan.clauses.filter(kind="content").first()
    actions.send_response(by=actor(an), delivery=received, lines={clause.pk: "Làm"})

    actions.remind_of_plans(DUE)

    assert told(an) == []


def test_the_superior_is_told_once_who_is_silent(dung, binh, plan, sent):
    actions.remind_of_plans(dt.date(2017, 7, 4))
    assert told(dung) == []

    actions.remind_of_plans(dt.date(2017, 7, 5))
    actions.remind_of_plans(dt.date(2017, 7, 6))

    [text] = told(dung)
    assert text.startswith(
        "Quá hạn 5 ngày, còn 2 đơn vị chưa phản hồi 29/KH-LĐLĐ: Liên đoàn Lao động huyện Ba Tri"
    )


def test_a_revoked_plan_reminds_of_nothing(binh, plan, sent):
    type(plan).objects.filter(pk=plan.pk).update(state="revoked")

    assert actions.remind_of_plans(DUE) == 0


def test_a_schedule_that_was_chosen_is_kept_to(dung, binh, actor, plan, sent):
    actions.save_schedule(by=actor(dung), plan=plan, schedule=Schedule((2,), False, (), 1))

    actions.remind_of_plans(dt.date(2017, 6, 27))
    assert told(binh) == []
    actions.remind_of_plans(dt.date(2017, 6, 28))
    actions.remind_of_plans(dt.date(2017, 7, 1))

    assert len(told(binh)) == 1
    assert len(told(dung)) == 1


def test_only_the_unit_that_sent_it_changes_the_schedule(binh, actor, plan, sent):
    with pytest.raises(Refusal) as refused:
        actions.save_schedule(by=actor(binh), plan=plan, schedule=USUAL)

    assert "thuộc về đơn vị khác" in str(refused.value)


def test_the_page_shows_and_keeps_the_schedule(dung, client_of, plan, sent):
    browser = client_of(dung)
    address = reverse("movements:schedule", args=[plan.pk])
    assert 'value="7, 3, 1"' in browser.get(address).content.decode()

    answer = browser.post(address, {"before": "10, 2", "after": "", "escalate_after": ""}, follow=True)

    assert "Đã ghi lịch nhắc." in answer.content.decode()
    plan.refresh_from_db()
    assert plan.schedule_row.schedule == Schedule((2, 10), False, (), None)


def test_days_that_make_no_sense_stand_at_their_field(dung, client_of, plan, sent):
    answer = client_of(dung).post(reverse("movements:schedule", args=[plan.pk]), {"before": "mai"})

    assert "Ghi số ngày từ 1 đến 60" in answer.content.decode()


def test_a_whole_night_ends_as_notices(binh, plan, sent, monkeypatch):
    monkeypatch.setattr("donghanh.notices.actions.reminding.is_quiet", lambda moment: False)
    monkeypatch.setattr("donghanh.notices.actions.reminding.next_allowed", lambda moment: moment)
    actions.remind_of_plans(DUE)
    work_off()

    assert Notice.objects.filter(account=binh, text__startswith="Hôm nay").count() == 1


def test_reminding_costs_the_same_for_one_and_for_many(
    dung, actor, plan, found_upper, django_assert_num_queries, django_assert_max_num_queries
):
    actions.send_plan(by=actor(dung), plan=plan, units=[found_upper("A")], due_on=DUE)
    with django_assert_max_num_queries(14) as once:
        actions.remind_of_plans(DUE)
    Delivery.objects.filter(plan=plan).delete()

    actions.send_plan(by=actor(dung), plan=plan, units=[found_upper(name) for name in "BCD"], due_on=DUE)

    with django_assert_num_queries(len(once)):
        actions.remind_of_plans(DUE)
