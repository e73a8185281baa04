"""How the chain of entries is sealed."""

import hashlib

FIRST_SEAL = "0" * 64


def seal_of(previous: str, number: int, told: tuple[str, ...]) -> str:
    """SHA-256 over the previous seal, the number and what the entry tells, each on a line of its own."""
    text = "\n".join((previous, str(number), *(part.replace("\n", " ") for part in told)))
    return hashlib.sha256(text.encode()).hexdigest()
