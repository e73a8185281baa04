"""Registers the tasks of movements."""

import importlib

from django.apps import AppConfig


class MovementsConfig(AppConfig):
    """Movements, plans, deliveries."""

    name = "donghanh.movements"

    def ready(self) -> None:
        importlib.import_module("donghanh.movements.tasks")
