"""Who has sent, in time or late: beneath each unit and by level, what needs attention first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.organisations.facts import actor_for
from donghanh.reports import actions
from donghanh.reports.facts.board_timeliness import timeliness_beneath, timeliness_by_level
from donghanh.reports.rules.timeliness import Timeliness, by_attention


def test_what_owes_most_stands_first_and_what_is_complete_last():
    done = Timeliness(1, 10, 10, 0, 0, 0, 10)
    late = Timeliness(2, 10, 5, 5, 0, 0, 10)
    owing = Timeliness(3, 10, 6, 0, 4, 0, 6)
    returned = Timeliness(4, 10, 10, 0, 0, 2, 8)

    assert [row.key for row in by_attention([done, late, owing, returned])] == [3, 4, 2, 1]


@pytest.fixture
def told(asked, an, binh, sent, monkeypatch):
    """An sent in time and was accepted; Bình sent late; Ba Tri and Cúc never did."""
    report = sent(asked, an)
    actions.accept(by=actor_for(binh), reports=[report])
    monkeypatch.setenv("DONGHANH_TODAY", "2017-07-12")
    sent(asked, binh)
    return asked


def test_counts_beneath_each_unit(told, province, upper, neighbour_upper):
    rows = {row.key: row for row in timeliness_beneath(told, province.pk)}

    assert rows == {
        upper.pk: Timeliness(upper.pk, expected=2, in_time=1, late=1, accepted=1),
        neighbour_upper.pk: Timeliness(neighbour_upper.pk, expected=2, never=2),
    }


def test_counts_by_level(told, province):
    rows = {row.key: row for row in timeliness_by_level(told, province.pk)}

    assert rows == {
        "upper": Timeliness("upper", expected=2, late=1, never=1),
        "grassroots": Timeliness("grassroots", expected=2, in_time=1, never=1, accepted=1),
    }


def test_dung_goes_down_from_the_province_to_a_union(told, dung, upper, client_of):
    browser = client_of(dung)
    below = reverse("reports:timeliness_of", args=[told.pk, upper.pk])

    page = browser.get(reverse("reports:timeliness", args=[told.pk]))

    assert page.text.index("huyện Ba Tri", page.text.index("Đơn vị trực thuộc, nơi cần")) < page.text.rindex(
        "huyện Châu Thành"
    )
    assert below in page.text
    assert "Công ty May Hàm Luông" in browser.get(below).text


def test_the_board_asks_the_database_the_same_however_many_there_are(told, dung, an, client_of):
    browser = client_of(dung)
    for address in (
        reverse("reports:timeliness", args=[told.pk]),
        reverse("reports:timeliness_of", args=[told.pk, told.unit_id]),
    ):
        with CaptureQueriesContext(connection) as asks:
            assert browser.get(address).status_code == 200
        assert len(asks) <= 12


def test_who_has_nobody_beneath_is_sent_to_the_request(told, an, client_of):
    answer = client_of(an).get(reverse("reports:timeliness", args=[told.pk]))

    assert (answer.status_code, answer.url) == (302, told.get_absolute_url())
