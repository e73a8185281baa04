"""Decisions about reports: cells, sending, what changed, how totals come about."""
