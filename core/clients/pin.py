"""A contact's PIN: kept as a salted, slow hash, compared in constant time."""

import hashlib
import hmac
import secrets

_COST = {"n": 2**13, "r": 8, "p": 1}


def hash_pin(pin: str) -> str:
    """The PIN as it is stored."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${hashlib.scrypt(pin.encode(), salt=salt, **_COST).hex()}"


def pin_matches(pin: str, stored: str) -> bool:
    """True if this is the PIN that was stored."""
    salt, _, digest = stored.partition("$")
    computed = hashlib.scrypt(pin.encode(), salt=bytes.fromhex(salt), **_COST)
    return hmac.compare_digest(computed.hex(), digest)
