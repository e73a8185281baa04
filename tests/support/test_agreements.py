"""Collective agreements: dates, grades that somebody gave, warnings before they run out, figures."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.known import what_is_known
from donghanh.base.sentences import Refusal
from donghanh.notices.models import Reminder
from donghanh.support import actions
from donghanh.support.facts import dues_of
from donghanh.support.rules import step_before

TODAY = dt.date(2017, 6, 15)


@pytest.fixture
def agreement(an, actor):
    """Runs out in thirty-five days."""
    return actions.record_agreement(
        by=actor(an),
        enterprise="Công ty May",
        kind="new",
        signed_on=dt.date(2017, 1, 20),
        from_on=dt.date(2017, 1, 20),
        until_on=dt.date(2017, 7, 20),
        workers=420,
        better=3,
    )


def _known(unit):
    answers = what_is_known.ask(unit.pk, dt.date(2017, 1, 1), TODAY)
    return {each.topic: each.number for answer in answers for each in answer}


@pytest.mark.parametrize(("days", "step"), [(90, 90), (31, 90), (30, 30), (0, 30), (-1, 0)])
def test_the_unit_is_warned_at_ninety_days_at_thirty_and_after(days, step):
    assert step_before(TODAY + dt.timedelta(days=days), TODAY) == step


def test_it_is_due_on_its_last_day_and_an_is_reminded_once_a_step(agreement, an, actor):
    assert [due.due_on for due in dues_of(actor(an), TODAY)] == [dt.date(2017, 7, 20)]

    actions.remind_of_agreements(TODAY)
    actions.remind_of_agreements(TODAY + dt.timedelta(days=1))

    assert Reminder.objects.filter(account=an).count() == 1


def test_reports_are_offered_agreements_in_force_and_good_ones(agreement, an, actor, grassroots):
    actions.grade_agreement(
        by=actor(an), agreement=agreement, grade="A", graded_on=TODAY, graded_by="Liên đoàn Lao động huyện"
    )
    known = _known(grassroots)

    assert known["agreements_signed"] == known["agreements_in_force"] == known["agreements_good"] == 1
    assert known["agreements_better"] == 3


def test_an_agreement_that_ended_counts_no_more(agreement, an, actor, grassroots):
    actions.end_agreement(by=actor(an), agreement=agreement, reason="Doanh nghiệp giải thể")

    assert _known(grassroots)["agreements_in_force"] == 0
    assert dues_of(actor(an), TODAY) == []


def test_a_grade_that_nobody_knows_is_refused(agreement, an, actor):
    with pytest.raises(Refusal, match="Chọn một loại"):
        actions.grade_agreement(
            by=actor(an), agreement=agreement, grade="Z", graded_on=TODAY, graded_by="Ai đó"
        )


def test_an_records_and_grades_on_its_pages(an, binh, cuc, client_of):
    told = {"enterprise": "Công ty May", "kind": "new", "signed_on": "1/6/2017", "from_on": "1/6/2017"}
    told |= {"until_on": "1/6/2019", "workers": "420", "better": "", "clause": ""}
    browser = client_of(an)
    made = browser.post(reverse("support:add_agreement"), told)
    browser.post(
        made.url, {"verb": "grade", "grade": "B", "graded_on": "10/6/2017", "graded_by": "LĐLĐ tỉnh"}
    )

    assert "Loại B" in browser.get(made.url).content.decode()
    assert "Công ty May" in client_of(binh).get(reverse("support:agreements")).content.decode()
    assert client_of(cuc).get(made.url).status_code == 404


def test_a_renewed_agreement_takes_the_place_of_the_old_one(agreement, an, actor, grassroots, client_of):
    browser = client_of(an)
    shown = browser.get(reverse("support:add_agreement"), {"renews": agreement.pk}).text
    assert 'value="21/7/2017"' in shown

    told = {"enterprise": "Công ty May", "kind": "renewed", "signed_on": "10/6/2017", "from_on": "21/7/2017"}
    told |= {"until_on": "20/7/2019", "clause": "", "renews": str(agreement.pk)}
    made = browser.post(reverse("support:add_agreement"), told)

    assert "Đã ký lại" in browser.get(agreement.get_absolute_url()).text
    assert agreement.get_absolute_url() in browser.get(made.url).text
    assert _known(grassroots)["agreements_in_force"] == 1  # the old one until the new one comes into force
    assert dues_of(actor(an), TODAY) == []
