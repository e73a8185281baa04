"""Registers the tasks of reports."""

import importlib

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Requests, reports, totals."""

    name = "donghanh.reports"

    def ready(self) -> None:
        importlib.import_module("donghanh.reports.tasks")
