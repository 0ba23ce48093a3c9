"""The pretend Viber itself: the REST API of one bot, its callbacks, and everything that went wrong."""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any

import httpx

from core.clock import Clock
from simulator.viber.payloads import (
    MOST_JSON_BYTES,
    MOST_PICTURE_BYTES,
    Message,
    read_message,
)
from simulator.viber.person import Person

# The request of somebody outside: method, address, headers, body -> what comes back.
Ask = Callable[[str, str, dict[str, str], bytes], Awaitable[httpx.Response]]
Run = Callable[[Coroutine[Any, Any, httpx.Response]], httpx.Response]

# Beyond what JavaScript can count.
_FIRST_TOKEN = 4_912_661_846_655_238_145
_HOUR, _MOST_AN_HOUR = timedelta(hours=1), 100
_METHODS = ("set_webhook", "send_message", "get_account_info")


class PretendViber:
    """Stands in for chatapi.viber.com, for one bot.

    `ask` carries a request to the desk, from within its event loop; `run` does so from outside of it.
    """

    def __init__(
        self, token: str, clock: Clock, ask: Ask, run: Run, inside_transaction: Callable[[], bool]
    ) -> None:
        self.token = token
        self.uri = "dezurni"
        self.webhook = ""
        self.unexpected: list[str] = []
        # What was posted to send_message, as it came.
        self.payloads: list[dict[str, Any]] = []
        self.callbacks: list[tuple[bytes, str]] = []
        self._clock = clock
        self._ask = ask
        self._run = run
        self._inside_transaction = inside_transaction
        self._people: dict[str, Person] = {}
        self._media: dict[str, bytes] = {}
        self._tokens = _FIRST_TOKEN
        self._answers: list[tuple[int, str]] = []

    @property
    def transport(self) -> httpx.MockTransport:
        """In the place of the network."""
        return httpx.MockTransport(self._handle)

    def person(self, user_id: str, name: str) -> Person:
        """Somebody with Viber; the same one for the same id."""
        return self._people.setdefault(user_id, Person(self, user_id, name))

    def fails(self, status: int, words: str = "failed", times: int = 1) -> None:
        """The next messages are answered with this status."""
        self._answers += [(status, words)] * times

    def keeps(self, content: bytes) -> dict[str, str]:
        """What somebody sent lies under an address of Viber's."""
        path = f"/media/{len(self._media) + 1}"
        self._media[path] = content
        return {"media": f"https://dl-media.viber.com{path}"}

    def forgets_media(self) -> None:
        """Addresses of media do not last."""
        self._media.clear()

    def calls_back(self, event: str, told: dict[str, Any], person: Person) -> httpx.Response:
        """Posts a signed callback; a welcome in the answer reaches the person."""
        body = {"event": event, "timestamp": int(self._clock.now().timestamp() * 1000), **told}
        text = json.dumps({**body, "message_token": self._next_token()}, ensure_ascii=False)
        # Half a character cannot be written but as an escape.
        raw = text.encode("utf-8", "backslashreplace")
        self.callbacks.append((raw, person.user_id))
        return self._deliver(raw, person)

    def calls_back_again(self) -> httpx.Response:
        """The newest callback once more, as when our answer was late."""
        raw, user_id = self.callbacks[-1]
        return self._deliver(raw, self._people[user_id])

    def reports_failed(self, token: str, person: Person) -> None:
        """A message that was taken did not arrive after all."""
        body = {
            "event": "failed",
            "message_token": int(token),
            "user_id": person.user_id,
            "desc": "no device",
        }
        self._run(self._post(json.dumps(body).encode()))

    def assert_nothing_unexpected(self) -> None:
        """Fails with every mistake of ours, and with messages that nobody read."""
        unread = [
            f"{one.name} did not read: {text}" for one in self._people.values() for text in one.unread_texts()
        ]
        assert not (self.unexpected or unread), "unexpected at Viber:\n  " + "\n  ".join(
            self.unexpected + unread
        )

    def signed(self, raw: bytes) -> str:
        """The signature of a body."""
        return hmac.new(self.token.encode(), raw, hashlib.sha256).hexdigest()

    def _deliver(self, raw: bytes, person: Person) -> httpx.Response:
        answer = self._run(self._post(raw))
        assert answer.status_code == 200, f"the callback was answered {answer.status_code}"
        if answer.content:
            welcome, fault = read_message(answer.json())
            if welcome is None or welcome.receiver or json.loads(raw)["event"] != "conversation_started":
                self.unexpected.append(f"an answer that is no welcome: {fault or answer.text}")
            else:
                person.gets(welcome)
        return answer

    async def _post(self, raw: bytes) -> httpx.Response:
        headers = {"X-Viber-Content-Signature": self.signed(raw), "Content-Type": "application/json"}
        return await self._ask("POST", self.webhook, headers, raw)

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        if self._inside_transaction():
            self.unexpected.append(f"{request.url} was asked inside a transaction")
        if request.method == "GET":
            content = self._media.get(request.url.path)
            return httpx.Response(404) if content is None else httpx.Response(200, content=content)
        method = request.url.path.removeprefix("/pa/")
        if request.method != "POST" or method not in _METHODS:
            self.unexpected.append(f"{request.method} {request.url.path}: there is no such thing")
            return httpx.Response(404)
        if request.headers.get("X-Viber-Auth-Token") != self.token:
            return _answer(2, "invalidAuthToken")
        body = json.loads(request.content)
        match method:
            case "set_webhook":
                return await self._set_webhook(body)
            case "get_account_info":
                about = {"id": "pa:1", "name": "Dežurni", "uri": self.uri, "webhook": self.webhook}
                return _answer(0, "ok", **about)
        return await self._send_message(body, len(request.content))

    async def _set_webhook(self, body: dict[str, Any]) -> httpx.Response:
        """Asks the address itself before it answers."""
        if not str(body["url"]).startswith("https://"):
            self.unexpected.append(f"set_webhook: {body['url']} is not https")
            return _answer(1, "invalidUrl")
        self.webhook = body["url"]
        raw = json.dumps({"event": "webhook", "timestamp": 1, "message_token": self._next_token()}).encode()
        answer = await self._post(raw)
        return (
            _answer(0, "ok", event_types=body["event_types"])
            if answer.is_success
            else _answer(1, "invalidUrl")
        )

    async def _send_message(self, body: dict[str, Any], size: int) -> httpx.Response:
        self.payloads.append(body)
        if self._answers:
            return _answer(*self._answers.pop(0))
        message, fault = read_message(body)
        if message is None or size > MOST_JSON_BYTES:
            self.unexpected.append(f"send_message: {fault or f'{size} bytes of JSON'}")
            return _answer(3, f"badData: {fault}")
        person = self._people.get(message.receiver or "")
        if person is None:
            self.unexpected.append(f"send_message: nobody has the id {message.receiver!r}")
            return _answer(5, "receiverNotRegistered")
        if not person.is_subscribed:
            return _answer(6, "receiverNotSubscribed")
        if self._are_too_many(person):
            self.unexpected.append(f"send_message: more than {_MOST_AN_HOUR} in an hour to {person.name}")
            return _answer(12, "tooManyRequests")
        if message.media:
            await self._fetch(message)
        person.gets(message)
        return _answer(0, "ok", message_token=self._next_token())

    async def _fetch(self, message: Message) -> None:
        """Viber fetches what it is to show: the address must be open to anybody who has it."""
        answer = await self._ask("GET", message.media or "", {}, b"")
        if answer.status_code != 200:
            self.unexpected.append(f"{message.media} is answered {answer.status_code}")
        elif message.type == "picture":
            is_picture = answer.headers["content-type"].startswith("image/")
            if not is_picture or len(answer.content) > MOST_PICTURE_BYTES:
                self.unexpected.append(f"{message.media} is no picture of at most {MOST_PICTURE_BYTES} bytes")
        elif len(answer.content) != message.size:
            self.unexpected.append(f"{message.media} has {len(answer.content)} bytes, not {message.size}")

    def _are_too_many(self, person: Person) -> bool:
        now = self._clock.now()
        while person.since_word and person.since_word[0] <= now - _HOUR:
            person.since_word.popleft()
        person.since_word.append(now)
        return len(person.since_word) > _MOST_AN_HOUR

    def _next_token(self) -> int:
        self._tokens += 1
        return self._tokens


def _answer(status: int, words: str, **more: Any) -> httpx.Response:
    """HTTP 200, whatever happened."""
    return httpx.Response(200, json={"status": status, "status_message": words, **more})
