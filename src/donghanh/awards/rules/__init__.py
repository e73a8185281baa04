"""Rulebooks as data, the predicates they name, and the verdict on one dossier."""
