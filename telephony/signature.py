"""Is this request really Twilio's? Checked over the address that Twilio was given, not the one we see.

https://www.twilio.com/docs/usage/webhooks/webhooks-security
"""

from collections.abc import Sequence

from starlette.datastructures import FormData
from starlette.requests import Request
from twilio.request_validator import RequestValidator


def is_genuine(request: Request, form: FormData, *, public_url: str, tokens: Sequence[str]) -> bool:
    """True if one of the account's tokens signed this; two are valid while one is being rotated.

    The whole form counts, repeated fields too: `dict(form)` would lose them and break the signature.
    """
    signature = request.headers.get("X-Twilio-Signature", "")
    url = signed_url(request, public_url)
    # Every token is tried, so that the time taken does not tell which one fits.
    fits = [RequestValidator(token).validate(url, form, signature) for token in tokens if token]
    return any(fits)


def signed_url(request: Request, public_url: str) -> str:
    """The address as Twilio signed it: our public address, the path and the query byte by byte."""
    raw_path = request.scope.get("raw_path") or request.scope["path"].encode()
    path: str = raw_path.partition(b"?")[0].decode("latin-1")
    query: str = request.scope["query_string"].decode("latin-1")
    return public_url.rstrip("/") + path + (f"?{query}" if query else "")
