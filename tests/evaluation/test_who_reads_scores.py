"""Scores are for those who work on them, and a cluster is asked once."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.evaluation.actions import open_round, open_vote
from donghanh.evaluation.models import Cluster, CriteriaSet, Scorecard
from donghanh.judging.models import Ballot
from donghanh.organisations.actions import appoint
from donghanh.people.actions import add_person, open_account
from donghanh.periods.facts import period
from tests.conftest import LONG_AGO
from tests.evaluation.test_a_cluster_in_its_year import HALF, cluster, cuc_above, scored

__all__ = ["cluster", "cuc_above", "scored"]


@pytest.mark.parametrize("role", ["press", "juror", "member"])
def test_who_only_reads_publishes_or_judges_contests_sees_no_self_scores(
    role, sent, grassroots, province, client_of, actor
):
    person = add_person(name="Người Đọc", is_invented=True)
    for unit in (grassroots, province):
        appoint(by=SYSTEM, person=person, unit=unit, role=role, from_on=LONG_AGO)
    account = open_account(login="doc", person=person, password="mat-khau-thu-2017")
    for unit in (grassroots, province):
        assert not Scorecard.objects.visible_to(actor(account, unit)).exists()
        assert not Scorecard.objects.editable_by(actor(account, unit)).exists()
    assert client_of(account).get(reverse("evaluation:card", args=[sent.pk])).status_code == 404


def test_two_clicks_at_once_ask_the_cluster_once(scored, dung, actor):
    seen_by_two = [Cluster.objects.get(pk=scored.pk) for _ in range(2)]
    open_vote(by=actor(dung), cluster=seen_by_two[0], threshold=HALF)
    asked = Ballot.objects.count()
    with pytest.raises(Refusal):
        open_vote(by=actor(dung), cluster=seen_by_two[1], threshold=HALF)
    assert Ballot.objects.count() == asked


def test_a_second_card_for_a_cluster_is_refused_in_words(scored, dung, actor):
    with pytest.raises(Refusal):
        open_round(
            by=actor(dung),
            criteria_set=CriteriaSet.objects.get(code="cluster-upper"),
            period=period("2017"),
            cluster=scored,
            self_due_on=dt.date(2017, 6, 20),
            verify_due_on=dt.date(2017, 6, 30),
        )
