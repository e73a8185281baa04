"""Plugs the framework's translator into the sentences of the rules."""

from django.apps import AppConfig
from django.utils.translation import gettext

from .sentences import plug_translator


class BaseConfig(AppConfig):
    """The ground: words, dates, numbers, workflow tables, sockets."""

    name = "donghanh.base"

    def ready(self) -> None:
        plug_translator(gettext)
