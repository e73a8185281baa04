"""What forms offer to choose from."""

import datetime as dt

from django.db.models import QuerySet

from donghanh.base.actors import Actor
from donghanh.judging.models import Ballot, Panel
from donghanh.movements.facts import opening_key
from donghanh.movements.models import Clause
from donghanh.movements.models.clause import ClauseQuerySet
from donghanh.periods.facts import period
from donghanh.periods.models import Period

from ..models import Round


def clauses_of(round_: Round) -> ClauseQuerySet:
    """The contents of the plan that the movement stands on: an achievement may hang on them."""
    return Clause.objects.filter(plan__in=opening_key(round_.movement_id)).current().to_be_done()


def councils_of(by: Actor) -> QuerySet[Panel]:
    """The councils of the unit acted for that judge commendation."""
    return Panel.objects.filter(unit=by.unit_id, kind="award_council").order_by("pk")


def years_of(today: dt.date) -> QuerySet[Period]:
    """The year that runs and the two before."""
    codes = [period(str(year)).code for year in range(today.year - 2, today.year + 1)]
    return Period.objects.filter(code__in=codes).order_by("-starts_on")


def ballots_of(round_: Round) -> QuerySet[Ballot]:
    """The council's ballots on the dossiers of a round."""
    return Ballot.objects.filter(nomination__round=round_).order_by("question", "pk")
