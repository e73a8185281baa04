"""What makes an indicator sound, how figures become one, and what figures must be to each other."""

from .breakdowns import Countable, check_breakdown, checks_of
from .checks import Check, check_sound, check_told, checks_on
from .drafts import Draft, check_indicator
from .kinds import check_kind, kind_of
from .merits import is_reached, say_reached
from .ratios import RatioScale, combine, ratio_scale

__all__ = [
    "Check",
    "Countable",
    "Draft",
    "RatioScale",
    "check_breakdown",
    "check_indicator",
    "check_kind",
    "check_sound",
    "check_told",
    "checks_of",
    "checks_on",
    "combine",
    "is_reached",
    "kind_of",
    "ratio_scale",
    "say_reached",
]
