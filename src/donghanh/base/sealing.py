"""Secrets of people at rest: sealed so that only this installation opens them, found again by an exact trace.

Fernet (AES-128-CBC with HMAC-SHA256) seals; the trace is an HMAC-SHA256 under another key, both derived from one
secret by HKDF (RFC 5869). A trace can be compared, not turned back, and not searched by parts.
"""

import base64
import hmac
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def _derived(secret: str, purpose: str) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"donghanh {purpose}".encode())
    return made.derive(secret.encode())


class Sealer:
    """Seals, opens and traces under one secret."""

    def __init__(self, secret: str) -> None:
        self._fernet = Fernet(base64.urlsafe_b64encode(_derived(secret, "seal")))
        self._trace_key = _derived(secret, "trace")

    def seal(self, content: bytes) -> bytes:
        """`content` sealed; every time otherwise."""
        return self._fernet.encrypt(content)

    def open(self, sealed: bytes) -> bytes | None:
        """What was sealed; None when it was sealed under another secret or changed since."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            return None

    def trace(self, text: str) -> str:
        """The same 64 hexadecimal digits for the same text, under this secret."""
        return hmac.new(self._trace_key, text.encode(), sha256).hexdigest()
