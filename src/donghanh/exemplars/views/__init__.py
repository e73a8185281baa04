"""Pages of exemplars."""

from .press import kit, press
from .stories import add, stories, story, traced

__all__ = ["add", "kit", "press", "stories", "story", "traced"]
