"""A template that names a variable nobody gave fails the test that renders it."""

import pytest


class UndefinedVariable(AssertionError):
    """A template asked for a variable that its page did not give."""


class Alarm(str):
    """Stands in for what the framework would print in place of an undefined variable."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return True  # the framework asks for `%s` before it fills in the variable's name

    def __mod__(self, variable: object) -> str:
        raise UndefinedVariable(f"The template names `{variable}`, which is not in its context.")


@pytest.fixture(autouse=True, scope="session")
def _undefined_variables_fail() -> None:
    """Django's own engine reads this when it is first asked for a template."""
    from django.conf import settings  # noqa: PLC0415 - settings are ready only when the session starts
    from django.template import engines  # noqa: PLC0415

    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Alarm("undefined: %s")
    engines["django"].engine.string_if_invalid = Alarm("undefined: %s")
