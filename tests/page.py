"""How one page answers whom: the words in which the truth table is written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from donghanh.organisations.choices import Duty

Find = Callable[[Any], list[Any]]
STRUCTURE, FIGURES = "structure", "figures"
DRAFT, SIGN = "draft", "sign"


@dataclass(frozen=True)
class Page:
    """How one page answers GET.

    `own` and `neighbour` give the address's arguments at one's own unit and at the neighbour's; `duties` open
    it (any of them; nobody is asked when empty); `is_open` to strangers too; `code` when it is not 200. Without
    the duty it answers `lacking`: 404 where even that the record exists is not told. Without an appointment no
    record opens; `is_record` is off where the address names something that anybody may see.
    """

    own: Find | None = None
    neighbour: Find | None = None
    duties: frozenset[str] = field(default_factory=frozenset)
    is_open: bool = False
    code: int = 200
    lacking: int = 403
    stranger: int = 302
    is_record: bool = True


def at_unit(*duties: str, code: int = 200) -> Page:
    """A page about a unit."""
    return Page(
        lambda things: [things.unit.pk], lambda things: [things.neighbour.pk], frozenset(duties), code=code
    )


def of(name: str, *more: Any, duties: str = "", code: int = 200) -> Page:
    """A page about `things.<name>` and, at the neighbour's, `things.neighbour_<name>`."""
    return Page(
        lambda things: [getattr(things, name).pk, *more],
        lambda things: [getattr(things, f"neighbour_{name}").pk, *more],
        frozenset({duties} if duties else ()),
        code=code,
    )


# Drafts are for those who work on them: not for members, the press, jurors.
WORKING = frozenset(Duty.values) - {Duty.PUBLISH, Duty.JUDGE}
