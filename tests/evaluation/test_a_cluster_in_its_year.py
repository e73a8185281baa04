"""A cluster of upper unions: formed, scored, voted on, its minutes written."""

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.evaluation.actions import (
    SelfScore,
    announce,
    close_vote,
    form_cluster,
    load_criteria,
    open_round,
    open_vote,
    self_score,
    verify,
)
from donghanh.evaluation.documents import minutes_of
from donghanh.evaluation.facts import grade_of, standing_of
from donghanh.evaluation.models import Cluster, CriteriaSet, Scorecard
from donghanh.evaluation.rules.scoring import Verdict
from donghanh.judging.actions import vote
from donghanh.judging.models import Ballot
from donghanh.judging.rules import Threshold
from donghanh.organisations.actions import appoint
from donghanh.organisations.facts import actor_for
from donghanh.periods.facts import period

HALF = Threshold(1, 2)
NOTHING = [SelfScore(code, 0) for code in ("2.1", "2.2", "4.1")]


@pytest.fixture
def cluster(dung, upper, neighbour_upper, actor):
    """Bình's union leads, Cúc's upper union is the other member."""
    return form_cluster(
        by=actor(dung), name="Cụm thi đua số 1", year=2017, lead=upper, members=[upper, neighbour_upper]
    )


@pytest.fixture
def cuc_above(cuc, neighbour_upper):
    """Cúc acting for the neighbouring upper union."""
    appoint(by=SYSTEM, person=cuc.person, unit=neighbour_upper, role="leader", from_on=dt.date(2017, 1, 1))
    return actor_for(cuc, neighbour_upper)


@pytest.fixture
def scored(cluster, dung, binh, cuc_above, actor, upper):
    """Both cards verified, Bình's ahead by 10 points."""
    load_criteria()
    open_round(
        by=actor(dung),
        criteria_set=CriteriaSet.objects.get(code="cluster-upper"),
        period=period("2017"),
        cluster=cluster,
        self_due_on=dt.date(2017, 6, 20),
        verify_due_on=dt.date(2017, 6, 30),
    )
    for by in (actor(binh), cuc_above):
        card = Scorecard.objects.get(unit=by.unit_id)
        self_score(by=by, card=card, scores=NOTHING)
        points = 3000 if by.unit_id == upper.pk else 2000
        verify(by=actor(dung), card=card, verdicts={"3.2": Verdict(points, "Theo biên bản cụm")})
    return cluster


def test_a_cluster_seats_its_members(cluster, upper, neighbour_upper):
    assert set(cluster.panel.seats.values_list("unit", flat=True)) == {upper.pk, neighbour_upper.pk}


def test_a_cluster_needs_two_and_its_lead_among_them(dung, upper, neighbour_upper, actor):
    with pytest.raises(Refusal, match="hai đơn vị trở lên"):
        form_cluster(by=actor(dung), name="Cụm 2", year=2017, lead=upper, members=[neighbour_upper])


def test_a_cluster_is_formed_once_a_year(cluster, dung, upper, neighbour_upper, actor):
    with pytest.raises(Refusal, match="đã lập cho năm 2017"):
        form_cluster(
            by=actor(dung), name="Cụm thi đua số 1", year=2017, lead=upper, members=[upper, neighbour_upper]
        )


def test_who_does_not_draft_forms_no_cluster(dung, upper, neighbour_upper, actor):
    by = replace(actor(dung), duties=frozenset({"inspect"}))

    with pytest.raises(Refusal, match="soạn thảo"):
        form_cluster(by=by, name="Cụm 2", year=2017, lead=upper, members=[upper, neighbour_upper])


def test_ranks_wait_for_every_card(cluster):
    assert [(place.total, place.rank) for place in standing_of(cluster)] == [(None, None), (None, None)]


def test_ranks_follow_totals(scored, upper, neighbour_upper):
    assert [(place.unit, place.total, place.rank) for place in standing_of(scored)] == [
        (upper, 3000, 1),
        (neighbour_upper, 2000, 2),
    ]


def test_the_cluster_votes_and_then_results_are_told(scored, dung, binh, cuc_above, actor, upper):
    open_vote(by=actor(binh), cluster=scored, threshold=HALF)
    scored.refresh_from_db()
    results = scored.ballot
    acclaim = Ballot.objects.get(subject_unit=upper)
    for by in (actor(binh), cuc_above):
        vote(by=by, ballot=results, choice="agree")
    with pytest.raises(Refusal, match="không tham gia biểu quyết"):
        vote(by=actor(binh), ballot=acclaim, choice="agree")
    vote(by=cuc_above, ballot=acclaim, choice="agree")

    close_vote(by=actor(binh), cluster=scored)

    assert set(Scorecard.objects.values_list("state", flat=True)) == {"voted"}
    assert announce(by=actor(dung), round=scored.round) == 2
    assert grade_of(upper.pk, "2017", "cluster").total == 3000


def test_nothing_is_told_before_the_vote(scored, dung, actor):
    with pytest.raises(Refusal, match="bỏ phiếu ở cụm"):
        announce(by=actor(dung), round=scored.round)


def test_results_that_do_not_pass_stay_verified(scored, binh, actor):
    open_vote(by=actor(binh), cluster=scored, threshold=HALF)
    scored.refresh_from_db()

    close_vote(by=actor(binh), cluster=scored)

    assert set(Scorecard.objects.values_list("state", flat=True)) == {"verified"}


def test_a_member_that_does_not_lead_opens_no_vote(scored, cuc_above):
    with pytest.raises(Refusal, match="cụm trưởng"):
        open_vote(by=cuc_above, cluster=scored)


def test_no_vote_before_all_is_verified(cluster, binh, actor):
    with pytest.raises(Refusal, match="chưa thẩm định"):
        open_vote(by=actor(binh), cluster=cluster)


def test_the_minutes_say_who_counted_what(scored, binh, cuc_above, actor, client_of):
    open_vote(by=actor(binh), cluster=scored, threshold=HALF)
    scored.refresh_from_db()
    vote(by=actor(binh), ballot=scored.ballot, choice="agree")
    close_vote(by=actor(binh), cluster=scored)
    cluster = Cluster.objects.get()

    paper = minutes_of(cluster)

    assert paper.subject == "Họp Cụm thi đua số 1, bình xét, suy tôn thi đua năm 2017"
    assert (
        "1 phiếu đồng ý, 0 không đồng ý, 0 phiếu trắng trên tổng số 2 thành viên"
        in paper.clause("III.1").text
    )
    answer = client_of(binh).get(reverse("evaluation:minutes", args=[cluster.pk, "docx"]))
    assert answer.content[:2] == b"PK"


def test_members_see_the_ranks_and_others_do_not(scored, binh, an, cuc, client_of):
    page = client_of(binh).get(scored.get_absolute_url())

    assert "Liên đoàn Lao động huyện Ba Tri" in page.content.decode()
    assert (
        reverse("evaluation:card", args=[Scorecard.objects.get(total=2000).pk]) not in page.content.decode()
    )
    assert client_of(an).get(scored.get_absolute_url()).status_code == 404
    assert client_of(cuc).get(reverse("evaluation:clusters")).status_code == 200


def test_a_cluster_is_formed_on_its_page(dung, upper, neighbour_upper, client_of):
    browser = client_of(dung)
    browser.post(
        reverse("evaluation:form_cluster"),
        {"name": "Cụm 1", "year": "2017", "members": [upper.pk, neighbour_upper.pk], "lead": upper.pk},
    )
    made = Cluster.objects.get()
    load_criteria()

    browser.post(
        reverse("evaluation:open_card", args=[made.pk]),
        {
            "criteria_set": CriteriaSet.objects.get(kind="cluster").pk,
            "year": "2017",
            "self_due_on": "1/7/2017",
            "verify_due_on": "9/7/2017",
        },
    )

    assert made.round.cards.count() == 2


def test_who_has_nobody_to_put_in_a_cluster_is_not_offered_one(an, dung, upper, neighbour_upper, client_of):
    address, form = reverse("evaluation:clusters"), reverse("evaluation:form_cluster")

    assert form not in client_of(an).get(address).content.decode()
    assert form in client_of(dung).get(address).content.decode()
    assert "từ hai đơn vị trực thuộc" in client_of(an).get(form).content.decode()
