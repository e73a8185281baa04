"""Reading notices, and what floors above say when somebody is reminded."""

from .reading import count_new
from .reminding import everything_due, rhythms_of, wish_of

__all__ = ["count_new", "everything_due", "rhythms_of", "wish_of"]
