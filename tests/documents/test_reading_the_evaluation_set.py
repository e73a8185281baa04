"""The papers written for measuring: every goal is reached, by field and by kind of file."""

import pytest

from .evaluation.samples import samples
from .evaluation.scores import GOALS, card_of

COUNT = 44  # each kind of file twice


@pytest.fixture(scope="module")
def card():
    return card_of(list(samples(count=COUNT)))


@pytest.mark.parametrize("name", GOALS)
def test_the_goal_of_the_field_is_reached(card, name):
    assert card.score(name) >= GOALS[name], [miss for miss in card.misses if miss[1] == name]
