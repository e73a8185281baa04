"""Who acts, and for which unit: the answer to `by=` everywhere."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Contact:
    """Whom to ask at the unit right above, and the number to call."""

    name: str
    person: str
    phone: str


@dataclass(frozen=True)
class Actor:
    """Somebody acting for one unit today.

    `duties` are the words of `organisations.choices.Duty`; `path` is today's path of the unit, the root of
    what this actor sees (None sees nothing). Built only by `organisations.facts.actor_for`. `above` is whom
    every page offers to call; `may_switch` holds when there is another unit to act for.
    """

    account_id: int | None
    person_id: int | None
    name: str
    unit_id: int | None = None
    unit_code: str = ""
    unit_name: str = ""
    role_name: str = ""
    path: str | None = None
    duties: frozenset[str] = field(default_factory=frozenset)
    above: Contact | None = field(default=None, compare=False)
    may_switch: bool = field(default=False, compare=False)

    @property
    def is_stranger(self) -> bool:
        """Nobody signed in, and not the system either."""
        return self.account_id is None and not self.duties

    def has(self, duty: str) -> bool:
        """Does one of today's roles for this unit carry `duty`?"""
        return str(duty) in self.duties


STRANGER = Actor(account_id=None, person_id=None, name="")
SYSTEM = Actor(account_id=None, person_id=None, name="Hệ thống", duties=frozenset({"system"}))
