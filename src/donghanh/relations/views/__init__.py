"""Pages of labour relations."""

from .dialogues import add_dialogue, dialogue, dialogues
from .disputes import add_dispute, dispute, disputes

__all__ = ["add_dialogue", "add_dispute", "dialogue", "dialogues", "dispute", "disputes"]
