"""Registers the tasks of imports."""

import importlib

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Lists in and out."""

    name = "donghanh.imports"

    def ready(self) -> None:
        importlib.import_module("donghanh.imports.tasks")
