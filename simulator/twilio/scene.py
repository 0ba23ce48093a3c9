"""Where a verb is performed: its call, its document, and the engine around them."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urljoin

from simulator.twilio.account import Account
from simulator.twilio.call import Call
from simulator.twilio.documents import Verb
from simulator.twilio.engine import Engine
from simulator.twilio.options import Pace
from simulator.twilio.parameters import call_parameters
from simulator.twilio.steps import Event, Request, Step, Until

T = TypeVar("T")
Act = Generator[Step, Event, T]


@dataclass(frozen=True)
class Page:
    """A fetched document and the address it came from, to which relative addresses are relative."""

    url: str
    method: str
    place: str
    verbs: tuple[Verb, ...]


@dataclass(frozen=True)
class Scene:
    """One document being performed on one call."""

    engine: Engine
    call: Call
    page: Page

    @property
    def account(self) -> Account:
        """The account the call belongs to."""
        return self.engine.account

    @property
    def pace(self) -> Pace:
        """How long things take."""
        return self.account.options.pace

    def request(self, url: str, method: str = "POST", *extra: tuple[str, str]) -> Request:
        """A request to an address written in this document."""
        place = self.page.place
        return Request(urljoin(self.page.url, url), method, tuple(extra), place=place)

    def action(self, verb: Verb, *extra: tuple[str, str]) -> Request | None:
        """The request to the verb's `action`, if it has one."""
        url = verb.get("action")
        return self.request(url, verb.get("method", "POST"), *extra) if url else None

    def again(self, *extra: tuple[str, str]) -> Request:
        """The request to this document itself, where verbs without an action send what they got."""
        return Request(self.page.url, self.page.method, tuple(extra), place=self.page.place)

    def part(self, verb: Verb, *extra: tuple[str, str]) -> None:
        """Tell the verb's action how it ended, on a call that will not perform the answer."""
        request = self.action(verb, *extra)
        if request is not None:
            parameters = call_parameters(self.account, self.call, "completed")
            self.engine.tell_soon(request.url, request.method, (*parameters, *extra))

    def wait(self, seconds: float) -> Act[Event]:
        """Wait so long, or until something happens; comes out with what it was."""
        return (yield Until(self.engine.after(seconds)))
