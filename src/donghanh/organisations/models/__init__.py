"""Rows of organisations, one file per noun."""

from .congress import Congress, CongressQuerySet
from .office import Office, OfficeQuerySet
from .party import Party, PartyQuerySet
from .people import Appointment, AppointmentQuerySet, Collective, CollectiveQuerySet, Membership
from .scope import InScope, is_at_the_top
from .succession import Succession, UnitName
from .tree import (
    Headcount,
    Papered,
    Path,
    PathQuerySet,
    Placement,
    Unit,
    UnitQuerySet,
    branches_on,
    in_scope,
    in_scope_on,
    line_of,
    own_and_taken_over,
    roots_on,
    sees_unfinished,
)
from .words import UnitWord, write_words

__all__ = [
    "Appointment",
    "AppointmentQuerySet",
    "Collective",
    "CollectiveQuerySet",
    "Congress",
    "CongressQuerySet",
    "Headcount",
    "InScope",
    "Membership",
    "Office",
    "OfficeQuerySet",
    "Papered",
    "Party",
    "PartyQuerySet",
    "Path",
    "PathQuerySet",
    "Placement",
    "Succession",
    "Unit",
    "UnitName",
    "UnitQuerySet",
    "in_scope",
    "in_scope_on",
    "is_at_the_top",
    "branches_on",
    "UnitWord",
    "write_words",
    "line_of",
    "own_and_taken_over",
    "roots_on",
    "sees_unfinished",
]
