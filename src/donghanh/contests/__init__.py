"""Contests: rules, fields, rounds, entries, jurors, marks, results."""
