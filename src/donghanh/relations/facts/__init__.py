"""Reading dialogues and disputes: what is due, the chain, figures for reports."""

from .chain import kept_evidence, leads_to, open_work, shown_minutes, shown_to_both
from .dues import dues_of, last_dialogues, next_dialogue, units_that_met
from .figures import known_figures
from .rhythms import Rhythms, rhythms

__all__ = [
    "Rhythms",
    "dues_of",
    "kept_evidence",
    "known_figures",
    "last_dialogues",
    "leads_to",
    "next_dialogue",
    "open_work",
    "rhythms",
    "shown_minutes",
    "shown_to_both",
    "units_that_met",
]
