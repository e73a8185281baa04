"""Tones: the few colours of state, each with its icon; always shown with a word."""

TONE_ICONS = {
    "due": "clock",
    "late": "triangle-alert",
    "returned": "undo-2",
    "accepted": "circle-check",
    "sent": "send",
    "draft": "pencil",
    "sample": "flask-conical",
    "neutral": "circle",
}

# State values of all apps; a state that is not here is shown in the neutral tone with its own word.
STATE_TONES = {
    "draft": "draft",
    "planned": "draft",
    "asked": "due",
    "open": "due",
    "due": "due",
    "delivered": "due",
    "waiting": "due",
    "proposed": "sent",
    "sent": "sent",
    "submitted": "due",
    "opened": "sent",
    "acknowledged": "sent",
    "registered": "sent",
    "underway": "sent",
    "confirmed_one": "due",
    "self": "sent",
    "verified": "sent",
    "running": "sent",
    "uploaded": "sent",
    "checked": "due",
    "writing": "sent",
    "unreadable": "returned",
    "dropped": "neutral",
    "late": "late",
    "overdue": "late",
    "returned": "returned",
    "refused": "returned",
    "rejected": "returned",
    "not_eligible": "returned",
    "needs_person": "due",
    "accepted": "accepted",
    "answered": "accepted",
    "issued": "accepted",
    "confirmed": "accepted",
    "recognised": "accepted",
    "declined": "returned",
    "signed": "accepted",
    "failed": "returned",
    "completed": "due",
    "done": "accepted",
    "graded": "accepted",
    "effective": "accepted",
    "received": "accepted",
    "passed": "accepted",
    "not_passed": "returned",
    "agreed": "accepted",
    "set_aside": "returned",
    "commended": "accepted",
    "consented": "accepted",
    "found": "draft",
    "eligible": "accepted",
    "decided": "accepted",
    "notified": "sent",
    "shared": "due",
    "minuted": "sent",
    "concluded": "due",
    "noted": "draft",
    "upheld": "neutral",
    "reported": "sent",
    "published": "accepted",
    "closed": "neutral",
    "replaced": "neutral",
    "revoked": "neutral",
    "withdrawn": "neutral",
    "cancelled": "neutral",
}


def known_tone(tone: str) -> str:
    """`tone`, or neutral when nobody knows it."""
    return tone if tone in TONE_ICONS else "neutral"


def tone_of_state(state: object) -> str:
    """The tone a state is shown in."""
    return STATE_TONES.get(str(state), "neutral")
