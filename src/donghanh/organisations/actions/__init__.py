"""Changes of the tree, of what is inside a unit, of roles and of accounts."""

from .accounts import HandedOver, close_account, give_pin, open_account_for, reopen_account, reset_password
from .congress import Elected, hold_congress
from .ending import Heir, end_unit, main_heir
from .insides import add_collective, add_member, count_heads
from .members import edit_member, elect, end_office, tell_national_id
from .parties import chosen_party, party_of
from .paths import rebuild_paths
from .roles import appoint, appoint_somebody, delegate, relieve
from .units import edit_unit, found_subordinate, found_unit, move_unit, place_unit, rename_unit

__all__ = [
    "tell_national_id",
    "Elected",
    "hold_congress",
    "HandedOver",
    "Heir",
    "add_collective",
    "add_member",
    "appoint",
    "appoint_somebody",
    "chosen_party",
    "close_account",
    "count_heads",
    "delegate",
    "edit_member",
    "edit_unit",
    "elect",
    "end_office",
    "end_unit",
    "found_subordinate",
    "found_unit",
    "main_heir",
    "give_pin",
    "move_unit",
    "open_account_for",
    "party_of",
    "place_unit",
    "rebuild_paths",
    "relieve",
    "rename_unit",
    "reopen_account",
    "reset_password",
]
