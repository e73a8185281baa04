"""Commendations of 2017 after 1 July 2025: as they were given, in the register of who goes on."""

import pytest
from django.urls import reverse

from tests.organisations.reorganisation import reorganise


@pytest.fixture
def now(monkeypatch, recognition, province, upper, neighbour_upper, grassroots):
    """An's union was commended in 2017; then provinces and districts were reorganised."""
    monkeypatch.setenv("DONGHANH_TODAY", "2025-07-03")
    return reorganise(province, upper, neighbour_upper, grassroots)


def opened(client_of, account, name, *args):
    answer = client_of(account).get(reverse(name, args=args))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


@pytest.mark.parametrize("who", ["officer", "commune_officer"])
def test_the_register_and_the_record_open_to_who_goes_on(now, who, recognition, client_of, grassroots):
    account = getattr(now, who)

    assert grassroots.name in opened(client_of, account, "awards:register")
    assert grassroots.name in opened(client_of, account, "awards:recognition", recognition.pk)
    decision = opened(client_of, account, "awards:decision", recognition.decision_id)
    assert "45" in decision


def test_rounds_and_dossiers_open_to_the_new_province(now, award_round, recognition, client_of):
    assert award_round.name in opened(client_of, now.officer, "awards:rounds")
    assert award_round.name in opened(client_of, now.officer, "awards:round", award_round.pk)
    opened(client_of, now.officer, "awards:nomination", recognition.nomination_id)


def test_an_still_reads_her_own(now, an, recognition, client_of, grassroots):
    assert grassroots.name in opened(client_of, an, "awards:register")
    opened(client_of, an, "awards:recognition", recognition.pk)
    opened(client_of, an, "awards:decision", recognition.decision_id)
