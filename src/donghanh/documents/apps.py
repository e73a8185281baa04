"""Registers the tasks of papers."""

import importlib

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Papers, their register, their files."""

    name = "donghanh.documents"

    def ready(self) -> None:
        importlib.import_module("donghanh.documents.tasks")
