"""Registers the tasks of works."""

import importlib

from django.apps import AppConfig


class WorksConfig(AppConfig):
    """Works, their progress, their acceptance."""

    name = "donghanh.works"

    def ready(self) -> None:
        importlib.import_module("donghanh.works.tasks")
