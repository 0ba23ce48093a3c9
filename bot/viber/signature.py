"""Whether a callback comes from Viber: HMAC-SHA256 of the raw body under the bot's token, in hexadecimal."""

import hashlib
import hmac

HEADER = "X-Viber-Content-Signature"


def signature_of(body: bytes, token: str) -> str:
    """The signature that Viber puts on this body."""
    return hmac.new(token.encode(), body, hashlib.sha256).hexdigest()


def is_vibers(body: bytes, signature: str, token: str) -> bool:
    """True for a genuine signature; the length of the comparison tells nothing."""
    return hmac.compare_digest(signature_of(body, token).encode(), signature.lower().encode())
