"""What can go wrong on purpose: status callbacks, REST answers, slow webhooks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from simulator.twilio.webhooks import WebhookRequest

Matches = Callable[[WebhookRequest], bool]


@dataclass(frozen=True)
class Delivery:
    """One delivery of a callback, after `delay`."""

    request: WebhookRequest
    delay: timedelta = timedelta(0)


@dataclass
class CallbackFault:
    """Changes the callbacks that match, `times` of them (None: all)."""

    matches: Matches
    change: Callable[[Delivery], list[Delivery]]
    times: int | None = None

    def apply(self, delivery: Delivery) -> list[Delivery]:
        """What becomes of one delivery."""
        if self.times == 0 or not self.matches(delivery.request):
            return [delivery]
        if self.times is not None:
            self.times -= 1
        return self.change(delivery)


@dataclass
class RestFault:
    """Answers REST requests with an error, or with nothing: then `is_done` says if Twilio did it anyway."""

    method: str
    path_part: str
    status: int
    code: int
    times: int
    is_done: bool = False

    def takes(self, method: str, path: str) -> bool:
        """Whether this request is one of those; counts it if so."""
        if self.times == 0 or self.method not in ("", method) or self.path_part not in path:
            return False
        self.times -= 1
        return True


@dataclass
class SlowWebhook:
    """Webhooks to addresses containing `url_part` answer after `seconds`."""

    url_part: str
    seconds: float
    times: int


@dataclass
class Faults:
    """The knobs. `part` picks callbacks by a piece of their URL or any form value, e.g. `completed`."""

    callbacks: list[CallbackFault] = field(default_factory=list)
    rest: list[RestFault] = field(default_factory=list)
    slow: list[SlowWebhook] = field(default_factory=list)
    held: list[WebhookRequest] = field(default_factory=list)

    def drop_callbacks(self, part: str = "", times: int | None = None) -> None:
        """Lose them."""
        self.callbacks.append(CallbackFault(_having(part), lambda _: [], times))

    def delay_callbacks(self, by: timedelta, part: str = "", times: int | None = None) -> None:
        """Deliver them later."""
        self.callbacks.append(
            CallbackFault(_having(part), lambda d: [Delivery(d.request, d.delay + by)], times)
        )

    def duplicate_callbacks(self, part: str = "", times: int | None = None) -> None:
        """Deliver each twice, with the same idempotency token."""
        self.callbacks.append(CallbackFault(_having(part), lambda d: [d, d], times))

    def hold_callbacks(self, part: str = "") -> None:
        """Keep them in `held` until `PretendTwilio.release_callbacks` says in which order they go out."""
        self.callbacks.append(CallbackFault(_having(part), self._hold))

    def _hold(self, delivery: Delivery) -> list[Delivery]:
        self.held.append(delivery.request)
        return []

    def take_held(self, order: Sequence[int] | None = None) -> list[WebhookRequest]:
        """The held callbacks in `order` (indexes), and hold no more."""
        held, self.held = self.held, []
        self.callbacks = [fault for fault in self.callbacks if fault.change != self._hold]
        return held if order is None else [held[index] for index in order]

    def fail_rest(
        self, status: int, code: int, *, method: str = "", path_part: str = "", times: int = 1
    ) -> None:
        """Answer the next REST requests with this error, e.g. 429 and 20429; nothing is done."""
        self.rest.append(RestFault(method, path_part, status, code, times))

    def silence_rest(
        self, *, method: str = "", path_part: str = "", times: int = 1, is_done: bool = False
    ) -> None:
        """Give the next REST requests no answer; `is_done` if Twilio nevertheless did what was asked."""
        self.rest.append(RestFault(method, path_part, 0, 0, times, is_done))

    def slow_webhooks(self, url_part: str, seconds: float, times: int = 1) -> None:
        """Let the next webhooks there take so long; more than 15 s is no answer."""
        self.slow.append(SlowWebhook(url_part, seconds, times))

    def clear(self) -> None:
        """Everything works again."""
        self.callbacks, self.rest, self.slow = [], [], []

    def deliveries(self, request: WebhookRequest) -> list[Delivery]:
        """What becomes of a status callback."""
        deliveries = [Delivery(request)]
        for fault in self.callbacks:
            deliveries = [changed for delivery in deliveries for changed in fault.apply(delivery)]
        return deliveries

    def rest_fault(self, method: str, path: str) -> RestFault | None:
        """The fault planned for this REST request, if any."""
        return next((fault for fault in self.rest if fault.takes(method, path)), None)

    def seconds_of(self, url: str) -> float:
        """How long the webhook to `url` takes."""
        for slow in self.slow:
            if slow.times and slow.url_part in url:
                slow.times -= 1
                return slow.seconds
        return 0.0


def _having(part: str) -> Matches:
    return lambda request: part in request.url or any(part == value for _, value in request.form)
