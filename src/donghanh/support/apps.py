"""Registers the tasks of help for enterprises."""

import importlib

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Cases, activities, agreements."""

    name = "donghanh.support"

    def ready(self) -> None:
        importlib.import_module("donghanh.support.tasks")
