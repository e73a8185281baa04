"""Figures of 2017 after 1 July 2025: of the units that made them, readable by those who go on with these."""

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.movements.models import Delivery
from donghanh.reports.facts.told import accounts_asked, accounts_asking
from donghanh.reports.models import ReportRequest, Standing, Total
from tests.organisations.reorganisation import reorganise


@pytest.fixture
def now(monkeypatch, asked, accepted, an, binh, cuc, dung, province, upper, neighbour_upper, grassroots):
    """An's and Bình's figures were accepted in 2017; then provinces and districts were reorganised."""
    accepted(asked, an, binh, SK01="5")
    accepted(asked, binh, dung, SK01="2")
    monkeypatch.setenv("DONGHANH_TODAY", "2025-07-03")
    return reorganise(province, upper, neighbour_upper, grassroots)


def text_of(client_of, account, name, *args):
    answer = client_of(account).get(reverse(name, args=args), follow=True)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def test_nothing_of_the_standing_tree_changed(now, asked, province, upper, grassroots):
    places = dict(Standing.objects.filter(request=asked).values_list("unit", "superior"))

    assert (places[grassroots.pk], places[upper.pk]) == (upper.pk, province.pk)
    assert set(places) & {now.province.pk, now.larger.pk, now.smaller.pk} == set()


def test_flows_stay_where_they_happened(now, asked, province):
    total = Total.objects.get(request=asked, unit=province, indicator__code="SK01")

    assert (total.total, total.reported) == (5, 1)
    assert not Total.objects.filter(unit=now.province).exists()


def test_the_new_province_opens_the_request_and_its_totals_under_the_old_name(now, asked, client_of):
    assert asked.title in text_of(client_of, now.officer, "reports:requests")
    page = text_of(client_of, now.officer, "reports:request", asked.pk)
    assert "Liên đoàn Lao động tỉnh Bến Tre (nay là Liên đoàn Lao động tỉnh Vĩnh Long)" in page
    assert "Châu Thành" in page
    board = text_of(client_of, now.officer, "reports:board", asked.pk)
    assert "Bến Tre (nay là" in board
    assert "2/4" in board


def test_the_new_province_goes_down_to_the_cell(now, asked, client_of, province, upper, grassroots):
    page = text_of(client_of, now.officer, "reports:drill", asked.pk, province.pk, "SK01")
    assert upper.name in page
    page = text_of(client_of, now.officer, "reports:drill", asked.pk, upper.pk, "SK01")
    assert grassroots.name in page
    report = grassroots.reports.get()
    assert "5" in text_of(client_of, now.officer, "reports:cell", report.pk, "SK01")


def test_the_commune_that_goes_on_with_the_district_reads_its_totals(
    now, asked, client_of, upper, grassroots
):
    board = text_of(client_of, now.commune_officer, "reports:board", asked.pk)

    assert "Châu Thành (nay là" in board
    page = text_of(client_of, now.commune_officer, "reports:request", asked.pk)
    assert grassroots.name in page
    assert "Ba Lai" not in page


def test_an_opens_her_own_report_still(now, asked, client_of, an, grassroots):
    assert grassroots.name in text_of(client_of, an, "reports:report", grassroots.reports.get().pk)
    assert asked.title in text_of(client_of, an, "reports:requests")


def test_who_took_over_another_district_reads_that_one_only(now, asked, actor):
    assert list(ReportRequest.objects.visible_to(actor(now.other_officer))) == [asked]
    seen = set(Standing.objects.visible_to(actor(now.other_officer)).values_list("unit__name", flat=True))
    assert "Liên đoàn Lao động huyện Châu Thành" not in seen


def test_the_movement_shows_under_who_ran_it_and_is_readable_today(now, movement, client_of):
    page = text_of(client_of, now.officer, "movements:movements")

    assert movement.name in page
    assert "Liên đoàn Lao động tỉnh Bến Tre (nay là Liên đoàn Lao động tỉnh Vĩnh Long)" in page
    assert "Bến Tre (nay là" in text_of(client_of, now.officer, "movements:movement", movement.pk)
    assert "29/KH-LĐLĐ" in text_of(client_of, now.officer, "movements:plan", movement.plans.get().pk)


def test_a_plan_sent_to_the_district_is_read_by_who_goes_on_with_it(now, movement, client_of, upper):
    plan = movement.plans.get()
    Delivery.objects.create(plan=plan, unit=upper, answer="plan", sent_at=timezone.now())

    assert "29/KH-LĐLĐ" in text_of(client_of, now.commune_officer, "movements:plan", plan.pk)


def test_who_goes_on_with_a_unit_is_told_what_concerned_it(now, asked, an):
    assert (an.pk in accounts_asked(asked), now.officer.pk in accounts_asking(asked)) == (True, True)
