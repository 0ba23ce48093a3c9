"""A visitor of the web chat: writes, reads and presses as the page does."""

from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from tests.stories.world import World


class Visitor:
    """Somebody at the page. What the desk wrote and nobody read fails the next `reads_nothing`."""

    def __init__(self, world: "World", language: str = "sr-Latn") -> None:
        self._world = world
        self.headers: dict[str, str] = {}
        opened = self._ask("POST", "session", json={"language": language}).json()
        self.headers["Authorization"] = f"Bearer {opened['token']}"
        self.chat: str = opened["chat"]
        self._seen = 0
        self._events = 0
        self._buttons: dict[str, str] = {}

    def writes(self, text: str) -> str:
        """Sends a message; the name under which it was sent."""
        return self._post("messages", {"text": text})

    def changes(self, event: str, text: str) -> None:
        """New words for what was sent under this name."""
        self._post("edits", {"message": event, "text": text})

    def attaches(self, name: str, content: bytes) -> int:
        """Sends a file; the answer's status."""
        self._events += 1
        named = {"event": f"e{self._events}", "name": name}
        answer = self._world.request(
            "POST", "/webchat/files", params=named, content=content, headers=self.headers
        )
        self._world.settles()
        return answer.status_code

    def everything(self) -> list[dict[str, Any]]:
        """All that stands in the chat, by both sides."""
        told: list[dict[str, Any]] = self._ask("GET", "messages").json()["messages"]
        return told

    def presses(self, label: str) -> None:
        """Presses the newest button with this label."""
        found = [token for shown, token in self._buttons.items() if label in shown]
        assert found, f"there is no button {label!r}, only {list(self._buttons)}"
        self._post("presses", {"token": found[-1]})

    def reads(self, *fragments: str) -> str:
        """The oldest unread message that holds all of this; fails if there is none."""
        unread = self.unread()
        for message in unread:
            if all(fragment.lower() in message["text"].lower() for fragment in fragments):
                self._seen = message["number"]
                text: str = message["text"]
                return text
        raise AssertionError(f"{fragments} was not written, but: {[m['text'] for m in unread]}")

    def reads_nothing(self) -> None:
        """Nothing was written since."""
        unread = [message["text"] for message in self.unread()]
        assert unread == [], f"unexpected: {unread}"

    def skips_all(self) -> None:
        """Has read everything."""
        self.has_read(self.unread())

    def has_read(self, messages: list[dict[str, Any]]) -> None:
        """These are read."""
        for message in messages:
            self._seen = max(self._seen, message["number"])

    def unread(self) -> list[dict[str, Any]]:
        """What the desk wrote and was not read yet."""
        self._world.settles()
        told: list[dict[str, Any]] = self._ask("GET", "messages", params={"after": self._seen}).json()[
            "messages"
        ]
        # One whose button was pressed is told again, as it is shown from then on.
        messages = [each for each in told if each["author"] == "desk" and each["pressed"] is None]
        for message in messages:
            for row in message["rows"]:
                self._buttons.update({button["label"]: button["token"] for button in row})
        return messages

    def _post(self, what: str, body: dict[str, str]) -> str:
        self._events += 1
        event = f"e{self._events}"
        self._ask("POST", what, json={"event": event, **body})
        self._world.settles()
        return event

    def _ask(self, method: str, what: str, **more: Any) -> httpx.Response:
        answer = self._world.request(method, f"/webchat/{what}", headers=self.headers, **more)
        if answer.status_code == 429:
            # As the page does: what is too much for a minute is sent in the next.
            self._world.seconds_pass(int(answer.headers["retry-after"]))
            return self._ask(method, what, **more)
        assert answer.status_code == 200, answer.text
        return answer
