"""Plugs every socket once all apps are loaded."""

from django.apps import AppConfig

from . import wiring


class ConfigConfig(AppConfig):
    """The top floor."""

    name = "donghanh.config"

    def ready(self) -> None:
        wiring.plug_everything()
