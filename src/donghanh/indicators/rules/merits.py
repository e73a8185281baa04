"""Whether more of a thing is better, and what that makes of its target: a height to reach, or a limit to keep."""

from donghanh.base.numbers import say_ratio
from donghanh.base.sentences import Sentence

MORE, LESS, NEITHER = "more", "less", "neither"


def is_reached(number: int, target: int, *, better: str, percent: int = 100) -> bool:
    """Is the target reached (to `percent`), or, of what should be little, its limit kept?"""
    return number <= target if better == LESS else number * 100 >= target * percent


def say_reached(number: int | None, target: int | None, *, better: str) -> str:
    """How much of the target is reached, 85,0 %, or whether a limit is kept; nothing where either is not known."""
    if number is None or target is None:
        return ""
    if better == LESS:
        kept = is_reached(number, target, better=better)
        return str(Sentence("trong mức đề ra") if kept else Sentence("vượt mức đề ra"))
    return say_ratio(number, target) if target else ""
