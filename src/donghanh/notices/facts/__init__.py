"""Reading notices, and what floors above say when somebody is reminded."""

from .calendars import calendar_account, calendar_key_of, calendar_token
from .doors import (
    Door,
    address_of,
    door_of,
    doors,
    latest_links,
    link_of,
    opens,
    token_of,
    unit_links,
    why_closed,
)
from .reading import count_new
from .reminding import everything_due, rhythms_of, wish_of

__all__ = [
    "Door",
    "address_of",
    "calendar_account",
    "calendar_key_of",
    "calendar_token",
    "count_new",
    "door_of",
    "doors",
    "everything_due",
    "link_of",
    "rhythms_of",
    "latest_links",
    "opens",
    "token_of",
    "unit_links",
    "why_closed",
    "wish_of",
]
