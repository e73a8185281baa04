"""Panels and how they vote: seats, sessions, ballots whose slips nobody can trace to a seat."""
