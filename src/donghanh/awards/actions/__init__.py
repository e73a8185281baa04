"""Changes of awards: dossiers, the council's session, the decision."""

from .council import agree_at_board, close_council, convene
from .decision import attach_signed_copy, issue_decision, revoke_decision, revoke_recognition, take_effect
from .dossier import add_proof, nominate, open_round, receive, return_for_more, revise, send

__all__ = [
    "add_proof",
    "agree_at_board",
    "attach_signed_copy",
    "close_council",
    "convene",
    "issue_decision",
    "nominate",
    "open_round",
    "receive",
    "return_for_more",
    "revise",
    "revoke_decision",
    "revoke_recognition",
    "send",
    "take_effect",
]
