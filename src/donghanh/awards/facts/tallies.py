"""What was done by the units and people behind dossiers, where a condition counts it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from donghanh.evaluation.facts.deeds import DEEDS, Span, url_of
from donghanh.organisations.models import Party

from ..models import Nomination, Round
from ..rules.eligibility import Tally
from .rulebooks import judging_rulebook

Counts = Mapping[str, Mapping[int, int]]


@dataclass(frozen=True)
class Tallies:
    """The counts that the forms of some dossiers of one round ask for, by figure: of units, and of people."""

    round: Round
    units: Counts
    people: Counts

    @classmethod
    def of(cls, round_: Round, nominations: Sequence[Nomination]) -> "Tallies":
        """A query for each figure asked for, none where none is."""
        asked = {
            (str(condition.parameters["figure"]), condition.parameters.get("of") == "person")
            for one in nominations
            for condition in judging_rulebook(one).form(one.form_code).conditions
            if condition.parameters.get("figure") in DEEDS
        }
        span = Span.of(round_.period, round_.movement_id)
        homes = sorted({one.party.home_id for one in nominations})
        people = sorted({one.party.person_id for one in nominations if one.party.person_id})
        return cls(
            round_,
            {key: DEEDS[key].counted(homes, span) for key, of_people in sorted(asked) if not of_people},
            {
                key: DEEDS[key].counted(people, span, of_people=True) if people else {}
                for key, of_people in sorted(asked)
                if of_people and DEEDS[key].person
            },
        )

    def of_unit(self, party: Party) -> dict[str, Tally]:
        """What the party's unit did."""
        return {
            key: self._tally(key, counts.get(party.home_id, 0), party) for key, counts in self.units.items()
        }

    def of_person(self, party: Party) -> dict[str, Tally]:
        """What the person did; nothing of a unit or a collective."""
        if party.person_id is None:
            return {}
        return {
            key: self._tally(key, counts.get(party.person_id, 0), party, person_id=party.person_id)
            for key, counts in self.people.items()
        }

    def _tally(self, key: str, number: int, party: Party, *, person_id: int = 0) -> Tally:
        url = url_of(
            key, party.home_id, self.round.period, movement_id=self.round.movement_id, person_id=person_id
        )
        return Tally(str(DEEDS[key].label), number, url)
