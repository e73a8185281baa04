"""Both sides of a pledge hear at every hand-over, but for the one who did it."""

from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence
from donghanh.notices.actions import tell

from ..facts import people_to_tell
from ..models import Pledge


def tell_sides(by: Actor, pledge: Pledge, said: Sentence) -> None:
    """Leave a notice with those who speak for either side."""
    accounts = {key for party in pledge.sides for key in people_to_tell(party)}
    tell(accounts - {by.account_id}, said, pledge.get_absolute_url())


def tell_writers(by: Actor, pledge: Pledge, said: Sentence) -> None:
    """The sides at home where the pledge was written: a draft opens for nobody else."""
    sides = [party for party in pledge.sides if party.home_id == pledge.first.home_id]
    accounts = {key for party in sides for key in people_to_tell(party)}
    tell(accounts - {by.account_id}, said, pledge.get_absolute_url())
