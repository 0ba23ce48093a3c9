"""The second factor: six digits of an authenticator that change every 30 seconds (TOTP, RFC 6238)."""

from datetime import datetime

import pyotp

_STEP_SECONDS = 30


def new_secret() -> str:
    """A secret for an authenticator, in base32."""
    return pyotp.random_base32()


def address_of(secret: str, name: str, company: str) -> str:
    """What the authenticator reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=company)


def step_of(secret: str, code: str, at: datetime, after: int) -> int | None:
    """The time step that the code belongs to, one early or late allowed; None if it is wrong or was used.

    `after` is the last step that was used.
    """
    digits = "".join(code.split())
    now = int(at.timestamp()) // _STEP_SECONDS
    for step in (now, now - 1, now + 1):
        right = pyotp.TOTP(secret).generate_otp(step)
        if step > after and len(digits) == len(right) and pyotp.utils.strings_equal(right, digits):
            return step
    return None
