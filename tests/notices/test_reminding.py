"""People are reminded once of each thing, in allowed hours, together if they wish, by mail where there is one."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse

from donghanh.base.dates import today
from donghanh.base.dues import Due
from donghanh.base.sentences import Refusal
from donghanh.jobs.actions import daily_chore, work_off
from donghanh.jobs.models import Job
from donghanh.notices import actions
from donghanh.notices.actions import Wanted
from donghanh.notices.facts import everything_due
from donghanh.notices.models import Notice, Reminder
from donghanh.notices.rules.digest import digest_text, is_digest_day
from tests.movements.rows import add_received


def texts(account):
    return [notice.text for notice in Notice.objects.filter(account=account).order_by("pk")]


def remind(account, key="a:1", text="Còn 3 ngày.", url="/x/"):
    return actions.remind([Wanted(account.pk, key, text, url)])


def test_a_reminder_becomes_a_notice(an, clock):
    remind(an)
    work_off()

    assert texts(an) == ["Còn 3 ngày."]


def test_the_same_step_reminds_once_however_often_it_runs(an, clock):
    for _round in range(3):
        remind(an)
        work_off()

    assert texts(an) == ["Còn 3 ngày."]


def test_at_night_it_is_held_until_seven(an, clock):
    clock("2017-06-15 21:30")
    remind(an)
    work_off()
    assert texts(an) == []

    clock("2017-06-16 06:59")
    work_off()
    assert texts(an) == []

    clock("2017-06-16 07:00")
    work_off()
    assert texts(an) == ["Còn 3 ngày."]


def test_a_job_run_too_early_asks_again_for_the_allowed_hour(an, clock):
    remind(an)
    clock("2017-06-17 23:00")
    actions.tell_reminders()

    assert texts(an) == []
    assert Job.objects.filter(task="notices.tell").exists()


def test_everything_at_once_is_one_notice_a_day(an, actor, clock, monkeypatch):
    due = Due(title="Kế hoạch 29", verb="Xác nhận", url="/x/", due_on=dt.date(2017, 6, 18))
    monkeypatch.setattr(everything_due, "_plugs", [lambda account, day: [due]])
    actions.choose_wish(by=actor(an), rhythm="daily")
    remind(an, "a:1", "Còn 3 ngày.", "/x/")
    remind(an, "b:1", "Đơn vị A im lặng.", "/y/")
    work_off()
    remind(an, "b:2", "Lại nhắc.", "/z/")
    work_off()

    assert texts(an) == [
        "Nhắc việc ngày 15/6/2017: 2 việc.\n1. Xác nhận – Kế hoạch 29: hạn 18/6/2017.\n2. Đơn vị A im lặng."
    ]

    clock("2017-06-16 08:00")
    actions.tell_reminders()
    work_off()

    assert texts(an)[1:] == [
        "Nhắc việc ngày 16/6/2017: 2 việc.\n1. Xác nhận – Kế hoạch 29: hạn 18/6/2017.\n2. Lại nhắc."
    ]
    assert not Reminder.objects.waiting().exists()


def test_a_digest_with_nothing_in_it_is_not_sent(an, actor, clock, monkeypatch):
    monkeypatch.setattr(everything_due, "_plugs", [])
    actions.choose_wish(by=actor(an), rhythm="daily")
    actions.tell_reminders()
    work_off()

    assert texts(an) == []


@pytest.mark.parametrize(
    ("rhythm", "last", "today", "expected"),
    [
        ("daily", None, "2017-06-15", True),
        ("daily", "2017-06-14", "2017-06-15", True),
        ("daily", "2017-06-15", "2017-06-15", False),
        ("weekly", "2017-06-12", "2017-06-15", False),  # Monday of the same week
        ("weekly", "2017-06-11", "2017-06-15", True),
    ],
)
def test_when_the_next_digest_may_come(rhythm, last, today, expected):
    day = dt.date.fromisoformat
    assert is_digest_day(rhythm, day(last) if last else None, day(today)) is expected


def test_a_long_digest_says_how_many_more_there_are():
    text = str(digest_text([], [f"Việc {n}" for n in range(40)], today=dt.date(2017, 6, 15)))

    assert "40 việc" in text
    assert text.endswith("… và 10 việc nữa.")


def test_the_digest_of_the_site_lists_what_home_lists(an, actor, clock, received_plan):
    actions.choose_wish(by=actor(an), rhythm="weekly")
    actions.tell_reminders()
    work_off()

    [text] = texts(an)
    assert "Xác nhận đã nhận kế hoạch" in text


@pytest.fixture
def received_plan(grassroots, upper):
    """A plan sent to An's union, not acknowledged."""
    return add_received(upper, grassroots, due_on=dt.date(2017, 6, 20))


def test_without_a_mail_server_nothing_is_mailed(an, actor, clock, settings):
    settings.EMAIL_HOST = ""
    actions.choose_wish(by=actor(an), rhythm="each", email="an@example.vn")
    remind(an)
    work_off()

    assert mail.outbox == []
    assert texts(an) == ["Còn 3 ngày."]


def test_with_one_the_reminder_is_mailed_once(an, actor, clock, settings):
    settings.EMAIL_HOST, settings.SITE = "smtp.example.vn", "https://thidua.example.vn"
    actions.choose_wish(by=actor(an), rhythm="each", email="an@example.vn")
    remind(an)
    work_off()
    actions.mail_notice(Notice.objects.get().pk)

    [letter] = mail.outbox
    assert letter.to == ["an@example.vn"]
    assert "Còn 3 ngày." in letter.body
    assert "https://thidua.example.vn/thong-bao/" in letter.body


@pytest.mark.parametrize("typed", ["an", "an@", "@x.vn", "an@x", "a n@x.vn", "an@x.vn,b@y.vn", "a\n@x.vn"])
def test_what_is_no_address_is_refused(an, actor, typed):
    with pytest.raises(Refusal) as refused:
        actions.choose_wish(by=actor(an), rhythm="each", email=typed)

    assert refused.value.field == "email"


def test_the_page_keeps_the_wish(an, client_of):
    browser = client_of(an)
    address = reverse("notices:wish")

    answer = browser.post(address, {"rhythm": "weekly", "email": "an@example.vn"}, follow=True)

    text = answer.content.decode()
    assert "Đã ghi cách nhắc việc." in text
    assert "an@example.vn" in text


def test_a_daily_job_is_asked_for_once_a_day(db, clock):
    chore = daily_chore()

    assert chore() >= 2
    assert chore() == 0
    assert daily_chore()() == 0

    clock("2017-06-16 00:00")
    assert chore() >= 2
    assert Job.objects.filter(key=f"movements.remind:{today()}").count() == 1
