"""Decisions about movements, on plain values."""
