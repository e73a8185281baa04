"""Sockets: typed questions asked upwards, plugged only in `config.wiring`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Socket(Generic[P, R]):
    """A question that floors above answer. Asking gives one answer per plug, in the order plugged."""

    def __init__(self, question: str) -> None:
        self.question = question
        self._plugs: list[Callable[P, R]] = []

    def plug(self, *answers: Callable[P, R]) -> None:
        """Add answers; one plugged already is not added twice."""
        for answer in answers:
            if answer not in self._plugs:
                self._plugs.append(answer)

    def ask(self, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        """Every plug's answer."""
        return [plug(*args, **kwargs) for plug in self._plugs]


@dataclass(frozen=True)
class Trace:
    """One link of the chain as a record page shows it: what kind of thing, its title, where it opens.

    `url` is empty where the reader may know of it and not open it.
    """

    kind: str
    title: str
    url: str
    note: str = ""
