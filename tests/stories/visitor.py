"""A visitor of the web chat: writes, reads and presses as the page does."""

import secrets
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.stories.world import World


class Visitor:
    """Somebody at the page. What the desk wrote and nobody read fails the next `reads_nothing`."""

    def __init__(self, world: "World") -> None:
        self.chat = secrets.token_urlsafe(24)
        self._world = world
        self._seen = 0
        self._events = 0
        self._buttons: dict[str, str] = {}

    def writes(self, text: str) -> None:
        """Sends a message."""
        self._post("messages", {"text": text})

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
                self._seen = message["id"]
                text: str = message["text"]
                return text
        raise AssertionError(f"{fragments} was not written, but: {[m['text'] for m in unread]}")

    def reads_nothing(self) -> None:
        """Nothing was written since."""
        unread = [message["text"] for message in self.unread()]
        assert unread == [], f"unexpected: {unread}"

    def skips_all(self) -> None:
        """Has read everything."""
        for message in self.unread():
            self._seen = message["id"]

    def unread(self) -> list[dict[str, Any]]:
        """What the desk wrote and was not read yet."""
        self._world.settles()
        answer = self._world.request(
            "GET", "/webchat/messages", params={"chat": self.chat, "after": self._seen}
        )
        assert answer.status_code == 200, answer.text
        messages: list[dict[str, Any]] = [m for m in answer.json() if m["author"] == "desk"]
        for message in messages:
            for row in message["rows"]:
                self._buttons.update({button["label"]: button["token"] for button in row})
        return messages

    def _post(self, what: str, body: dict[str, str]) -> None:
        self._events += 1
        sent = {"chat": self.chat, "event": f"e{self._events}", **body}
        answer = self._world.request("POST", f"/webchat/{what}", json=sent)
        assert answer.status_code == 200, answer.text
        self._world.settles()
