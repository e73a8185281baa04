"""Registers the tasks of exemplars."""

import importlib

from django.apps import AppConfig


class ExemplarsConfig(AppConfig):
    """Stories on their way to the public."""

    name = "donghanh.exemplars"

    def ready(self) -> None:
        importlib.import_module("donghanh.exemplars.tasks")
