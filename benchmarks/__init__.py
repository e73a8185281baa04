"""Measures of the design's budgets: ours against the bare tool, both in one run, told as a ratio."""
