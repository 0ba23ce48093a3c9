"""The engine: drives every call's script by the clock, carries webhooks, keeps the list of problems.

Nothing here runs inside a REST request or a key press: those only put entries on the agenda, and
`run_due` works them off in the order of their moments. While a webhook is out, the lock is open, so that
the program may use REST from inside its handler, or another thread may press a key; what comes back to a
call that has moved on meanwhile (`Call.turn`) is dropped.
"""

import itertools
import threading
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from core.clock import Clock
from core.errors import Unavailable
from simulator.twilio.account import Account, Line, Problem
from simulator.twilio.agenda import Agenda
from simulator.twilio.call import Call
from simulator.twilio.faults import Faults
from simulator.twilio.parameters import call_parameters, status_parameters
from simulator.twilio.steps import (
    Answered,
    Elapsed,
    Event,
    Fetch,
    HangUp,
    Interruption,
    Released,
    Request,
    Script,
    Step,
    Until,
)
from simulator.twilio.webhooks import (
    Overrides,
    Pairs,
    Post,
    WebhookRequest,
    WebhookResponse,
    overrides_of,
    signed,
)

LONGEST_WEBHOOK = 15.0

MakeScript = Callable[["Engine", Call], Script]


class Engine:
    """One pretend Twilio at work. `make_script`, which performs the verbs, is given: verbs import us."""

    def __init__(self, account: Account, clock: Clock, post: Post, make_script: MakeScript) -> None:
        self.account = account
        self.clock = clock
        self.post = post
        self.agenda = Agenda()
        self.faults = Faults()
        self.lock = threading.Lock()
        self._make_script = make_script
        self._moment: datetime | None = None
        self._tokens = itertools.count(account.options.first_number)

    # -- time

    def now(self) -> datetime:
        """The moment of the entry being worked off, otherwise the clock's."""
        return self._moment or self.clock.now()

    def after(self, seconds: float) -> datetime:
        """So many seconds from now."""
        return self.now() + timedelta(seconds=seconds)

    def soon(self, act: Callable[[], None]) -> None:
        """Do it at this moment, after what is being done."""
        self.agenda.at(self.now(), act)

    def run_due(self, until: datetime | None = None) -> None:
        """Work off everything due by `until` (the clock's moment). The lock is held by the caller."""
        while entry := self.agenda.take(until or self.clock.now()):
            self._moment = entry.due
            try:
                entry.act()
            finally:
                self._moment = None

    # -- scripts

    def begin(self, call: Call) -> None:
        """Start performing the call's first document."""
        script = self._make_script(self, call)
        call.script = script
        self._move(call, lambda: next(script))

    def happens(self, call: Call, event: Event) -> None:
        """Send an event to the call's script."""
        script = call.script
        is_unheard = call.is_fetching and not isinstance(event, Answered)
        if script is not None and not call.is_over and not is_unheard:
            self._move(call, lambda: script.send(event))

    def interrupt(self, call: Call, reason: Interruption) -> None:
        """Break into the call's script now."""
        script = call.script
        if script is not None and not call.is_over:
            self._move(call, lambda: script.throw(reason))

    def interrupt_soon(
        self, call: Call, reason: Interruption, still: Callable[[], bool] = lambda: True
    ) -> None:
        """Break in after what is being done, if `still` holds then."""
        self.soon(lambda: self.interrupt(call, reason) if still() else None)

    def _move(self, call: Call, move: Callable[[], Step]) -> None:
        call.turn += 1
        try:
            step = move()
        except StopIteration:
            self.finish(call, "completed")
        except HangUp as end:
            self.finish(call, end.status)
        except Interruption as stray:
            self.complain(f"{type(stray).__name__} reached a call that does not know it", call)
            self.finish(call, "failed")
        else:
            self._arrange(call, step)

    def _arrange(self, call: Call, step: Step) -> None:
        turn = call.turn
        call.is_fetching = isinstance(step, Fetch)
        match step:
            case Fetch(request):
                self.soon(lambda: self._fetch(call, turn, request))
            case Until(due) if due is not None:
                self.agenda.at(due, lambda: self._send(call, turn, Elapsed()))
            case Until():
                pass

    def _send(self, call: Call, turn: int, event: Event) -> None:
        if call.turn == turn:
            self.happens(call, event)

    def finish(self, call: Call, status: str, sip_code: str = "200") -> None:
        """The call is over; whoever waits for that (`when_over`) is told."""
        if call.is_over:
            return
        call.status, call.sip_code, call.ended_at = status, sip_code, self.now()
        call.script, call.hearing, call.gathers = None, "silence", ""
        call.turn += 1
        self.report(call, "completed")
        if call.when_over is not None:
            call.when_over(call)

    def report(self, call: Call, event: str) -> None:
        """Send the call's status callback for this event, if the program asked for it."""
        hooks = call.hooks
        if not hooks.status_url or event not in hooks.status_events:
            return
        parameters = status_parameters(self.account, call, self.now())
        call.callbacks_sent += 1
        self.call_back(hooks.status_url, hooks.status_method, parameters)

    def hang_up(self, call: Call) -> None:
        """End a call in progress from outside; its verbs do their last things first."""
        self.interrupt(call, HangUp())

    def bridge(self, call: Call, other: Call) -> None:
        """The two hear each other."""
        call.peer, other.peer = other, call
        for each in (call, other):
            each.is_talking, each.was_bridged, each.hearing = True, True, "talk"

    def unbridge(self, call: Call) -> None:
        """The call is out of its talk; the other side learns of it."""
        other, call.peer, call.is_talking = call.peer, None, False
        if other is not None:
            other.peer = None
            self.interrupt_soon(other, Released(), still=lambda: other.is_talking)

    # -- webhooks

    def _fetch(self, call: Call, turn: int, request: Request) -> None:
        if call.turn != turn or call.is_over:
            return
        if self._is_spinning(call):
            self.complain(f"the call runs in circles at {request.url}", call)
            self.interrupt(call, HangUp())
            return
        seconds = self.faults.seconds_of(request.url)
        response = self._ask(self.document_webhook(call, request), overrides_of(request.url))
        answered = Answered(response if seconds <= LONGEST_WEBHOOK else None, is_planned=seconds > 0)
        self.agenda.at(self.after(min(seconds, LONGEST_WEBHOOK)), lambda: self._send(call, turn, answered))

    def _is_spinning(self, call: Call) -> bool:
        moment, count = call.documents_at or (self.now(), 0)
        count = count + 1 if moment == self.now() else 1
        call.documents_at = (self.now(), count)
        return count > self.account.options.pace.documents_per_moment

    def document_webhook(self, call: Call, request: Request) -> WebhookRequest:
        """The signed request for a document."""
        parameters = (*call_parameters(self.account, call), *request.extra)
        return self.webhook(request.url, request.method, parameters)

    def webhook(self, url: str, method: str, parameters: Pairs) -> WebhookRequest:
        """A signed request with a fresh idempotency token."""
        token = str(uuid.UUID(int=next(self._tokens)))
        return signed(url, method, parameters, token=self.account.token, idempotency=token)

    def _ask(self, request: WebhookRequest, overrides: Overrides) -> WebhookResponse | None:
        response = self._carry(request)
        for _ in range(overrides.retries):
            if not overrides.tries_again_after(response):
                break
            response = self._carry(request)
        return response

    def _carry(self, request: WebhookRequest) -> WebhookResponse | None:
        """The answer; None if the program could not be reached. Others may move the world meanwhile."""
        moment = self._moment
        self.lock.release()
        try:
            return self.post(request)
        except Unavailable:
            return None
        finally:
            self.lock.acquire()
            self._moment = moment

    def fetch_media(self, call: Call, url: str) -> None:
        """What `Play` plays must be there."""
        response = self._carry(self.webhook(url, "GET", ()))
        if response is None or not response.is_success:
            self.complain(f"Play {url}: nothing to play there (11200)", call)

    def call_back(self, url: str, method: str, parameters: Pairs) -> None:
        """Send a status callback, through the faults planned for callbacks."""
        for delivery in self.faults.deliveries(self.webhook(url, method, parameters)):
            self.agenda.at(self.now() + delivery.delay, lambda d=delivery: self.tell(d.request))  # type: ignore[misc]

    def tell_soon(self, url: str, method: str, parameters: Pairs) -> None:
        """Send a request whose document is not performed, e.g. the action of a verb left by hanging up.

        It is lost where callbacks are.
        """
        for delivery in self.faults.deliveries(self.webhook(url, method, parameters)):
            self.soon(lambda d=delivery: self.tell(d.request))  # type: ignore[misc]

    def tell(self, request: WebhookRequest) -> None:
        """Carry it now; anything but a well-formed success is a problem."""
        response = self._ask(request, Overrides())
        if response is None:
            self.complain(f"{request.method} {request.url}: no answer (11205)")
        elif not response.is_success:
            self.complain(f"{request.method} {request.url}: answered {response.status} (11200)")
        elif response.status != 204 and not response.content_type:
            self.complain(f"{request.method} {request.url}: no Content-Type, answer 204 instead (12300)")

    # -- what was noticed

    def complain(self, what: str, call: Call | None = None, *, is_planned: bool = False) -> None:
        """Note a problem."""
        sid = call.sid if call is not None else ""
        self.account.problems.append(Problem(self.now(), what, sid, is_planned))

    def hears(self, call: Call, text: str, *, kind: str, language: str = "", voice: str = "") -> None:
        """The person on the call hears this."""
        lines = self.account.heard.setdefault(call.parties.person, [])
        lines.append(Line(len(lines) + 1, self.now(), kind, text, language, voice, call.sid))
