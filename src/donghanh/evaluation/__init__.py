"""Criteria sets, scorecards and clusters: every point opens to its reason."""
