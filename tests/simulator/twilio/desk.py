"""A tiny program for the pretend Twilio to talk to: handlers are functions from a form to a document."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import ImmutableMultiDict
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped, unused-ignore]
from twilio.rest import Client  # type: ignore[import-untyped, unused-ignore]

from simulator.clock import TurnableClock
from simulator.twilio import INSTANT, Options, PretendTwilio, WebhookRequest, WebhookResponse
from simulator.twilio.http_client import PretendHttpClient

ACCOUNT = "AC" + "0" * 32
TOKEN = "secret-of-the-pretend"
LINE = "+381112345678"
BASE = "https://desk.example"
NOON = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)

Form = dict[str, str]
Handler = Callable[[Form], str | WebhookResponse]


def xml(inside: str) -> WebhookResponse:
    """A TwiML answer."""
    return WebhookResponse(200, "text/xml; charset=utf-8", f"<Response>{inside}</Response>")


NOTHING = WebhookResponse(204, "", "")


@dataclass
class Desk:
    """The program: what it answers by path, and everything it was asked, signatures checked."""

    handlers: dict[str, Handler] = field(default_factory=dict)
    asked: list[tuple[str, Form]] = field(default_factory=list)
    requests: list[WebhookRequest] = field(default_factory=list)

    def post(self, request: WebhookRequest) -> WebhookResponse:
        """Answer one webhook."""
        self.requests.append(request)
        if not is_signed(request):
            return WebhookResponse(403, "", "")
        form = _form(request)
        path = urlsplit(request.url).path
        self.asked.append((path, form))
        handler = self.handlers.get(path)
        if handler is None:
            return WebhookResponse(404, "text/plain", "nobody here")
        answer = handler(form)
        return xml(answer) if isinstance(answer, str) else answer

    def on(self, path: str, answer: str | WebhookResponse | Handler) -> None:
        """Answer this path so."""
        self.handlers[path] = answer if callable(answer) else lambda _: answer

    def forms(self, path: str) -> list[Form]:
        """The forms posted to this path, in order."""
        return [form for asked, form in self.asked if asked == path]

    def values(self, path: str, name: str) -> list[str]:
        """One field of those forms."""
        return [form.get(name, "") for form in self.forms(path)]


def _form(request: WebhookRequest) -> Form:
    return dict(request.form) | dict(parse_qsl(urlsplit(request.url).query, keep_blank_values=True))


def is_signed(request: WebhookRequest) -> bool:
    """Whether the SDK's validator accepts the request."""
    fields = ImmutableMultiDict(list(request.form))
    signature = request.headers["X-Twilio-Signature"]
    return bool(RequestValidator(TOKEN).validate(request.url, fields, signature))


@dataclass
class World:
    """A clock, a desk, the pretend Twilio between them, and the SDK's client of the desk."""

    clock: TurnableClock
    desk: Desk
    twilio: PretendTwilio
    client: Client

    def passes(self, seconds: float) -> None:
        """Let time pass."""
        self.twilio.advance(timedelta(seconds=seconds))


def new_world(options: Options | None = None) -> World:
    """A world at noon, with one line answered at `/voice`."""
    clock, desk = TurnableClock(NOON), Desk()
    twilio = PretendTwilio(ACCOUNT, TOKEN, clock, desk.post, options or Options(pace=INSTANT))
    twilio.add_number(LINE, f"{BASE}/voice", status_callback=f"{BASE}/status")
    desk.on("/status", NOTHING)
    client = Client(ACCOUNT, TOKEN, http_client=PretendHttpClient(twilio))
    return World(clock, desk, twilio, client)


@contextmanager
def story(options: Options | None = None) -> Iterator[World]:
    """A world in which nothing unexpected may happen."""
    world = new_world(options)
    yield world
    world.twilio.assert_nothing_unexpected()
