"""Registers the tasks of pledges."""

import importlib

from django.apps import AppConfig


class PledgesConfig(AppConfig):
    """Gates, pledges, promises."""

    name = "donghanh.pledges"

    def ready(self) -> None:
        importlib.import_module("donghanh.pledges.tasks")
