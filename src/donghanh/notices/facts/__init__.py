"""Reading notices, and what floors above say when somebody is reminded."""

from .calendars import calendar_account, calendar_key_of, calendar_token
from .doors import Door, UnitLink, address_of, door_of, doors, latest_links, link_of, opens, why_closed
from .reading import count_new
from .reminding import everything_due, rhythms_of, wish_of

__all__ = [
    "Door",
    "UnitLink",
    "address_of",
    "calendar_account",
    "calendar_key_of",
    "calendar_token",
    "count_new",
    "door_of",
    "doors",
    "everything_due",
    "latest_links",
    "link_of",
    "opens",
    "rhythms_of",
    "why_closed",
    "wish_of",
]
