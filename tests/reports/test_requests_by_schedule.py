"""Requests open by themselves, units are spared, and who has not sent is reminded."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.jobs.actions import work_off
from donghanh.movements.rules.reminding import USUAL, Schedule
from donghanh.notices.models import Reminder
from donghanh.reports import actions
from donghanh.reports.facts import progress_of, totals_wrong
from donghanh.reports.facts.progress import top_path
from donghanh.reports.models import AskingSchedule, Exemption, ReportRequest, Total
from donghanh.reports.tasks import open_and_remind

pytestmark = pytest.mark.once
TODAY = dt.date(2017, 6, 15)


@pytest.fixture
def on(monkeypatch):
    """`on("2017-12-21")`: the business day is that day."""

    def day(text):
        monkeypatch.setenv("DONGHANH_TODAY", text)
        return dt.date.fromisoformat(text)

    return day


@pytest.fixture
def schedule(movement, form, dung, actor, grassroots, neighbour):
    """The half-year form, every half year."""
    return actions.start_schedule(
        by=actor(dung),
        form=form,
        movement=movement,
        levels=["upper", "grassroots"],
        opens_before=10,
        due_after=10,
        grace_days=2,
        reminders=Schedule((3,), True, (3,), 5),
    )


def test_a_schedule_opens_the_next_request_once(schedule, dung, on):
    assert actions.ask_by_schedule(on("2017-12-20")) == []

    opened = actions.ask_by_schedule(on("2017-12-21"))

    assert [(each.period.code, each.due_on, each.grace_days) for each in opened] == [
        ("2017H2", dt.date(2018, 1, 10), 2)
    ]
    assert actions.ask_by_schedule(on("2017-12-22")) == []
    assert Reminder.objects.get(account=dung).text.startswith("Đã mở theo lịch: Báo cáo 6 tháng")


def test_who_cannot_be_asked_is_told_to_the_asker_once(schedule, dung, on):
    AskingSchedule.objects.update(levels=["national"])

    for day in ("2017-12-21", "2017-12-22"):
        assert actions.ask_by_schedule(on(day)) == []

    assert "Không có đơn vị trực thuộc nào" in Reminder.objects.get(account=dung).text
    assert not ReportRequest.objects.exists()


def test_a_stopped_schedule_opens_nothing(schedule, dung, actor, on):
    actions.stop_schedule(by=actor(dung), schedule=schedule)

    assert actions.ask_by_schedule(on("2017-12-21")) == []


def test_a_second_schedule_for_the_same_form_is_refused(schedule, movement, form, dung, actor):
    days = {"opens_before": 5, "due_after": 5, "grace_days": 0}

    with pytest.raises(Refusal):
        actions.start_schedule(
            by=actor(dung), form=form, movement=movement, levels=["upper"], reminders=USUAL, **days
        )


def test_an_exempt_unit_is_neither_expected_nor_missing(
    asked, accepted, an, binh, dung, grassroots, neighbour, actor
):
    accepted(asked, an, binh, SK01="5")
    actions.exempt(by=actor(dung), request=asked, unit=neighbour, reason="Mới thành lập.")
    actions.refresh_totals(asked)

    total = Total.objects.get(request=asked, unit=asked.unit, indicator__code="SK01")
    assert (total.reported, total.expected, total.total) == (1, 1, 5)
    assert progress_of(asked, top_path(asked, asked.unit_id), TODAY).expected == 3
    assert totals_wrong() == 0


def test_a_unit_asked_after_all_is_expected_again(asked, dung, neighbour, actor):
    made = actions.exempt(by=actor(dung), request=asked, unit=neighbour, reason="Nhầm.")
    actions.ask_after_all(by=actor(dung), exemption=made)
    actions.refresh_totals(asked)

    assert progress_of(asked, top_path(asked, asked.unit_id), TODAY).expected == 4
    assert totals_wrong() == 0


def test_who_has_sent_is_not_spared(asked, sent, an, dung, grassroots, actor):
    sent(asked, an)

    with pytest.raises(Refusal) as refused:
        actions.exempt(by=actor(dung), request=asked, unit=grassroots, reason="Thử.")

    assert "đã gửi" in str(refused.value)


def test_an_exemption_that_lasts_goes_over_to_the_next_request(
    schedule, dung, neighbour, grassroots, actor, on
):
    first = actions.ask_by_schedule(on("2017-12-21"))[0]
    by = actor(dung)
    actions.exempt(by=by, request=first, unit=neighbour, reason="Đang giải thể.", lasts=True)
    actions.exempt(by=by, request=first, unit=grassroots, reason="Nghỉ hè.")

    second = actions.ask_by_schedule(on("2018-05-21"))[0]

    assert [each.unit for each in Exemption.objects.filter(request=second)] == [neighbour]
    assert not second.standings.get(unit=neighbour).is_asked
    assert second.standings.get(unit=grassroots).is_asked


def test_who_has_not_sent_is_reminded_and_then_the_superior_is_told(schedule, an, cuc, binh, dung, sent, on):
    request = actions.ask_by_schedule(on("2017-12-21"))[0]
    sent(request, an)
    Reminder.objects.all().delete()

    actions.remind_of_reports(on("2018-01-07"))
    actions.remind_of_reports(on("2018-01-08"))
    assert Reminder.objects.get(account=cuc).text.startswith("Còn 3 ngày đến hạn 10/1/2018")
    assert not Reminder.objects.filter(account=an).exists()

    actions.remind_of_reports(on("2018-01-15"))
    told = Reminder.objects.get(text__startswith="Quá hạn 5 ngày")
    assert (told.account, "còn 2 đơn vị trực thuộc" in told.text) == (dung, True)


def test_the_daily_job_opens_and_reminds(schedule, cuc, on):
    on("2018-01-10")
    open_and_remind()
    work_off()

    assert ReportRequest.objects.filter(schedule=schedule).count() == 1


def test_an_officer_makes_changes_and_stops_a_schedule_in_the_browser(
    movement, form, client_of, dung, neighbour
):
    browser = client_of(dung)
    days = {
        "opens_before": "5",
        "due_after": "15",
        "grace_days": "3",
        "before": "7, 1",
        "on_day": "on",
        "after": "2",
    }
    fields = {"form": form.pk, "movement": movement.pk, "levels": ["grassroots"], **days}

    page = browser.post(reverse("reports:add_schedule"), fields, follow=True)
    assert "15/1/2018" in page.text  # the second half of 2017 stands on 31/12
    schedule = AskingSchedule.objects.get()
    address = reverse("reports:change_schedule", args=[schedule.pk])
    browser.post(address, {**fields, "due_after": "20"})
    page = browser.post(schedule.get_absolute_url(), follow=True)

    schedule.refresh_from_db()
    assert (schedule.due_after, schedule.before, schedule.stopped_on) == (20, [1, 7], TODAY)
    assert "Đã dừng" in page.text


def test_a_unit_is_spared_and_asked_after_all_in_the_browser(asked, client_of, dung, an, neighbour):
    browser, address = client_of(dung), reverse("reports:exemptions", args=[asked.pk])
    place = asked.standings.get(unit=neighbour)
    assert "Thủy sản Ba Lai" in browser.get(address, {"q": "thuy san"}).text

    page = browser.post(
        address, {"q": "thuy san", "place": place.pk, "reason": "Mới thành lập.", "exempt": "1"}, follow=True
    )
    assert "Mới thành lập." in page.text
    assert "Mới thành lập." not in client_of(an).get(address).text
    browser.post(address, {"again": Exemption.objects.get().pk})

    assert not Exemption.objects.exists()


def test_the_ask_page_offers_months_and_terms_and_holds_the_kind(movement, form, client_of, dung, grassroots):
    fields = {
        "form": form.pk,
        "movement": movement.pk,
        "period": "2017M06",
        "levels": ["grassroots"],
        "due_on": "10/7/2017",
        "grace_days": "0",
    }

    page = client_of(dung).post(reverse("reports:ask"), fields)

    assert "Giai đoạn 2017 - 2020" in page.text
    assert "Biểu mẫu này dùng cho kỳ loại “6 tháng”." in page.text
