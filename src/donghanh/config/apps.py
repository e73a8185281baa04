"""Plugs every socket once all apps are loaded."""

from importlib import import_module

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The top floor."""

    name = "donghanh.config"

    def ready(self) -> None:
        """The wiring names models and actions of all apps, so it is read only now."""
        import_module("donghanh.config.wiring").plug_everything()
