"""Registers the tasks of contests."""

import importlib

from django.apps import AppConfig


class ContestsConfig(AppConfig):
    """Contests, who marks what, results."""

    name = "donghanh.contests"

    def ready(self) -> None:
        importlib.import_module("donghanh.contests.tasks")
