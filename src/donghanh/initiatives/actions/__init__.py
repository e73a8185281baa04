"""Changes of initiatives."""

from .bringing import Brought, bring
from .comparing import compare, keep_pairs, link, merge, tell_apart
from .deciding import ask_council, decline, recognise, return_initiative, widen
from .imprinting import forget_imprint, imprint, imprint_many, imprint_missing
from .writing import Content, attach, save, show, submit, withdraw

__all__ = [
    "Brought",
    "Content",
    "ask_council",
    "attach",
    "bring",
    "compare",
    "decline",
    "forget_imprint",
    "imprint",
    "imprint_many",
    "imprint_missing",
    "keep_pairs",
    "link",
    "merge",
    "recognise",
    "return_initiative",
    "save",
    "show",
    "submit",
    "tell_apart",
    "widen",
    "withdraw",
]
