"""Pages of notices, one file per thing a person does."""

from .door import door
from .reading import notices, open_notice, read_all
from .wishing import wish

__all__ = ["door", "notices", "open_notice", "read_all", "wish"]
