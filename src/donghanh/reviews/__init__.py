"""Interim and final reviews: the guidance before, the report written from the data."""
