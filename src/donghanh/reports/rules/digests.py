"""What a thing is known by: the SHA-256 of its canonical JSON."""

import hashlib
import json


def canonical(told: object) -> bytes:
    """`told` as JSON in one way only: keys in order, no blanks, letters as they are, UTF-8 (after RFC 8785)."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(told: object) -> str:
    """The SHA-256 of the canonical form, hexadecimal."""
    return hashlib.sha256(canonical(told)).hexdigest()
