"""Registers the tasks of notices."""

import importlib

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices, reminders, links."""

    name = "donghanh.notices"

    def ready(self) -> None:
        importlib.import_module("donghanh.notices.tasks")
