"""Registers the tasks of labour relations."""

import importlib

from django.apps import AppConfig


class RelationsConfig(AppConfig):
    """Dialogues, disputes."""

    name = "donghanh.relations"

    def ready(self) -> None:
        importlib.import_module("donghanh.relations.tasks")
