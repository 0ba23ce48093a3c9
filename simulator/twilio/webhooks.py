"""Webhooks as plain values, signed by the SDK's own code, and the transport that carries them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

from starlette.datastructures import ImmutableMultiDict
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped, unused-ignore]

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WebhookRequest:
    """One signed request to the program: `form` is empty for GET, whose parameters are in the `url`."""

    method: str
    url: str
    form: Pairs
    headers: Mapping[str, str]

    def value(self, name: str) -> str:
        """The first value of a form field, empty where there is none."""
        return next((value for key, value in self.form if key == name), "")


@dataclass(frozen=True)
class WebhookResponse:
    """What the program answered."""

    status: int
    content_type: str
    body: str

    @property
    def is_success(self) -> bool:
        """2xx."""
        return 200 <= self.status < 300


Post = Callable[[WebhookRequest], WebhookResponse]


@dataclass(frozen=True)
class Overrides:
    """Twilio's connection overrides, the URL's fragment: how often to try again, and after what."""

    retries: int = 1
    policy: frozenset[str] = frozenset({"ct"})

    def tries_again_after(self, response: WebhookResponse | None) -> bool:
        """Whether the policy asks for another try after this answer (None: no answer)."""
        kind = "ct" if response is None else f"{response.status // 100}xx"
        failed = response is None or response.status >= 400
        return failed and bool(self.policy & {kind, "all"})


def overrides_of(url: str) -> Overrides:
    """The overrides written in the URL's fragment, Twilio's defaults where there are none."""
    given = dict(part.split("=", 1) for part in urlsplit(url).fragment.split("&") if "=" in part)
    policy = frozenset(given.get("rp", "ct").split(","))
    return Overrides(retries=int(given.get("rc", "1")), policy=policy)


def signed(url: str, method: str, parameters: Pairs, *, token: str, idempotency: str) -> WebhookRequest:
    """The request Twilio would send: no fragment, parameters in the query for GET, signature over all."""
    form = parameters if method == "POST" else ()
    bare = _bare(url) if method == "POST" else _with_query(_bare(url), parameters)
    headers = {
        "X-Twilio-Signature": signature(bare, form, token),
        "I-Twilio-Idempotency-Token": idempotency,
        "User-Agent": "TwilioProxy/1.1",
    }
    return WebhookRequest(method=method, url=bare, form=form, headers=headers)


def signature(url: str, form: Pairs, token: str) -> str:
    """The signature of a form posted to `url`; over HTTPS Twilio voice leaves the port out."""
    without_port = re.sub(r"^(https://[^/?#:]+):\d+", r"\1", url)
    fields = ImmutableMultiDict(list(form))
    return str(RequestValidator(token).compute_signature(without_port, fields))


def _bare(url: str) -> str:
    return urlunsplit(urlsplit(url)._replace(fragment=""))


def _with_query(url: str, parameters: Pairs) -> str:
    parts = urlsplit(url)
    query = "&".join(piece for piece in (parts.query, urlencode(parameters)) if piece)
    return urlunsplit(parts._replace(query=query))
