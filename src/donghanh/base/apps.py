"""Plugs the framework's translator into the sentences of the rules, and our clock into the framework."""

from django.apps import AppConfig
from django.utils import timezone
from django.utils.translation import gettext

from .dates import now
from .sentences import plug_translator

# One clock: what the framework writes (auto_now_add, sessions) falls on the business day as well. Here, and
# not in `ready`, because other apps take the function when their models are imported.
timezone.now = now


class BaseConfig(AppConfig):
    """The ground: words, dates, numbers, workflow tables, sockets."""

    name = "donghanh.base"

    def ready(self) -> None:
        plug_translator(gettext)
