"""Persons and accounts: who exists, and who signs in."""
