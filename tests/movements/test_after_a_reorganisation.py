"""A movement of 2017–2020 after 1 July 2025: under the units that ran it, readable by those who go on with these."""

import pytest
from django.urls import reverse

from donghanh.movements import actions
from donghanh.movements.facts import clauses_above, dues_of
from donghanh.movements.models import Movement, Plan, Response
from donghanh.periods.facts import period
from tests.conftest import TODAY
from tests.movements.test_set_a_target import indicator  # noqa: F401
from tests.organisations.reorganisation import reorganise

NOW = "Liên đoàn Lao động tỉnh Bến Tre (nay là Liên đoàn Lao động tỉnh Vĩnh Long)"


@pytest.fixture
def answered(an, actor, received):
    """An's registration of II.1, sent in 2017."""
    actions.acknowledge(by=actor(an), delivery=received)
    first = next(clause for clause in clauses_above(received.plan) if clause.address == "II.1")
    return actions.send_response(by=actor(an), delivery=received, lines={first.id: "Đơn vị làm."})


@pytest.fixture
def now(monkeypatch, answered, dung, actor, indicator, province, upper, neighbour_upper, grassroots):  # noqa: F811
    """The province's and Bình's plans, An's answer and a target of 2017; then the reorganisation."""
    year = {"by": actor(dung), "indicator": indicator, "period": period("2017")}
    actions.set_target(unit=province, amount=100, **year)
    actions.set_target(unit=upper, amount=80, **year)
    monkeypatch.setenv("DONGHANH_TODAY", "2025-07-03")
    return reorganise(province, upper, neighbour_upper, grassroots)


@pytest.fixture
def text_of(client_of):
    """The page that somebody opens; 404 fails."""

    def opened(account, name, *args):
        answer = client_of(account).get(reverse(name, args=args), follow=True)
        assert answer.status_code == 200, (name, answer.status_code)
        return answer.content.decode()

    return opened


def test_the_new_province_reads_the_movement_down_to_what_a_union_took_on(now, text_of, plan, answered):
    movement = text_of(now.officer, "movements:movement", plan.movement_id)
    assert NOW in movement
    assert "Châu Thành (nay là Công đoàn xã Giao Long, Công đoàn xã Phú Túc)" in movement
    clause = plan.clauses.get(address="II.1")
    assert NOW in text_of(now.officer, "movements:clause", clause.pk)
    assert "Châu Thành" in text_of(now.officer, "movements:adoption", plan.pk)
    assert "Đơn vị làm." in text_of(now.officer, "movements:response", answered.pk)


def test_a_commune_union_reads_what_its_district_issued_and_not_the_neighbours(
    now, text_of, client_of, issued, plan
):
    assert "15/KH-LĐLĐ" in text_of(now.commune_officer, "movements:plan", issued.pk)
    assert "29/KH-LĐLĐ" in text_of(now.commune_officer, "movements:plan", plan.pk)
    stranger = client_of(now.other_officer).get(reverse("movements:plan", args=[issued.pk]))
    assert stranger.status_code == 404


def test_targets_stay_with_the_units_that_had_them(now, text_of, upper):
    page = text_of(now.officer, "movements:all_targets")

    assert "100 người" in page
    assert "Châu Thành (nay là" in page


def test_nothing_of_the_old_movement_is_due_from_the_new_units(now, actor):
    owed = [
        str(due.title) for who in (now.officer, now.commune_officer) for due in dues_of(actor(who), TODAY)
    ]

    assert owed == []
    assert Plan.objects.filter(unit=now.province).count() == 0
    assert Movement.objects.count() == 1


def test_an_opens_her_answer_still(now, an, text_of, answered, grassroots):
    assert "Đơn vị làm." in text_of(an, "movements:response", answered.pk)
    assert Response.objects.get().unit == grassroots
