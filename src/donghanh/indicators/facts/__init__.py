"""Reading the catalogue and the list."""

from .catalogue import catalogue_breakdowns, catalogue_checks, catalogue_entries
from .listed import by_code, cells_beneath, checks_between

__all__ = [
    "by_code",
    "catalogue_breakdowns",
    "catalogue_checks",
    "catalogue_entries",
    "cells_beneath",
    "checks_between",
]
