"""Is this request really Twilio's? Checked over the address that Twilio was given, not the one we see.

https://www.twilio.com/docs/usage/webhooks/webhooks-security
"""

import hmac
from base64 import b64encode
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.requests import Request

_PORTS = {"https": ":443", "http": ":80"}


def is_genuine(request: Request, form: FormData, *, public_url: str, tokens: Sequence[str]) -> bool:
    """True if one of the account's tokens signed this; two are valid while one is being rotated.

    The whole form counts, repeated fields too: `dict(form)` would lose them and break the signature.
    """
    given = request.headers.get("X-Twilio-Signature", "").encode()
    url, fields = signed_url(request, public_url), _written(form)
    known = [token.encode() for token in tokens if token]
    # Twilio signs an address without its port, or with it: the other way is looked at where one does not fit.
    return _fits(known, url + fields, given) or _fits(known, _other_port(url) + fields, given)


def _fits(tokens: Sequence[bytes], signed: str, given: bytes) -> bool:
    """Every token is tried, so that the time taken does not tell which one fits."""
    text = signed.encode()
    fits = [hmac.compare_digest(b64encode(hmac.digest(token, text, "sha1")), given) for token in tokens]
    return any(fits)


def _written(form: FormData) -> str:
    """The fields as they are signed: by name, then by value, each pair once."""
    return "".join([name + str(value) for name, value in sorted(set(form.multi_items()))])


def _other_port(url: str) -> str:
    """The address with its usual port, or, where it names one, without it."""
    parts = urlsplit(url)
    start = f"{parts.scheme}://"
    rest = url[len(start) + len(parts.netloc) :]
    if parts.port is None:
        return start + parts.netloc + _PORTS[parts.scheme] + rest
    return start + parts.netloc.rpartition(":")[0] + rest


def signed_url(request: Request, public_url: str) -> str:
    """The address as Twilio signed it: our public address, the path and the query byte by byte."""
    raw_path = request.scope.get("raw_path") or request.scope["path"].encode()
    path: str = raw_path.partition(b"?")[0].decode("latin-1")
    query: str = request.scope["query_string"].decode("latin-1")
    return public_url.rstrip("/") + path + (f"?{query}" if query else "")
