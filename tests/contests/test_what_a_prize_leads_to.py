"""A prize is seen by who proposes its winner, and the dossier from the entry."""

from donghanh.awards.facts import traced_from
from donghanh.contests import facts
from donghanh.contests.models import Result
from donghanh.movements.facts import leads_to_of
from donghanh.organisations.models import Membership
from donghanh.people.actions import add_person
from tests.awards.conftest import award_round, clause, nominate  # noqa: F401
from tests.conftest import LONG_AGO

from .conftest import PEOPLE


def test_a_prize_leads_to_the_dossier_and_back_to_the_clause(announced, nominate, an, actor, grassroots):  # noqa: F811
    winner = add_person(name=PEOPLE[3], is_invented=True)
    Membership.objects.create(person=winner, unit=grassroots, from_on=LONG_AGO)
    contest = announced()
    dossier = nominate(an, winner)
    entry = Result.objects.get(prize="first").entry

    seen = [trace.title for trace in traced_from(dossier, actor(an)) if trace.kind == "Giải nhất"]

    assert seen == [contest.name]
    assert [trace.kind for trace in facts.leads_to_of(entry, actor(an))] == ["Hồ sơ khen thưởng"]
    assert contest.name in [trace.title for trace in leads_to_of(contest.clause, actor(an))]
