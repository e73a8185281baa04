"""Proof: files that show what was done, each reached through the unit it belongs to."""
