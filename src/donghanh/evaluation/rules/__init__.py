"""Decisions of evaluation: points from figures, the grade of a card, what may be sent and verified."""
