"""Somebody with Viber: opens the chat with our bot, writes, presses what is shown, and reads."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from simulator.viber.payloads import Message

if TYPE_CHECKING:
    from simulator.viber.server import PretendViber


@dataclass
class Person:
    """The bot may write once the person has written, until that person unsubscribes."""

    viber: "PretendViber"
    user_id: str
    name: str
    is_subscribed: bool = False
    inbox: list[Message] = field(default_factory=list)
    unread: list[Message] = field(default_factory=list)
    # When the bot wrote since the person last did: more than a hundred in an hour are refused.
    since_word: deque[datetime] = field(default_factory=deque)

    @property
    def keyboard(self) -> Message | None:
        """The message whose keys are shown: the last one's, if it has any."""
        return self.inbox[-1] if self.inbox and self.inbox[-1].keyboard else None

    def opens(self, context: str = "") -> None:
        """Opens the chat, perhaps over viber://pa?chatURI=…&context=…; reads the welcome in the answer."""
        told: dict[str, Any] = {"type": "open", "user": self._as_json(), "subscribed": self.is_subscribed}
        self.viber.calls_back(
            "conversation_started", {**told, **({"context": context} if context else {})}, self
        )

    def writes(self, text: str) -> None:
        """Sends a text."""
        self._says({"type": "text", "text": text})

    def sends_picture(self, content: bytes, text: str = "") -> None:
        """Sends a picture; Viber keeps it and tells its address."""
        self._says({"type": "picture", "text": text, **self.viber.keeps(content)})

    def sends_file(self, name: str, content: bytes) -> None:
        """Sends a file under its own name."""
        about = {"file_name": name, "size": len(content)}
        self._says({"type": "file", **about, **self.viber.keeps(content)})

    def shares_card(self, name: str, phone: str) -> None:
        """Sends anybody's card."""
        self._says({"type": "contact", "contact": {"name": name, "phone_number": phone}})

    def presses(self, label: str) -> None:
        """Presses a key that is shown now; fails if there is none with this label."""
        shown = self.keyboard.keyboard.Buttons if self.keyboard and self.keyboard.keyboard else []
        found = [button for button in shown if label.casefold() in button.Text.casefold()]
        assert found, f"{self.name} sees no key {label!r}, only {[button.Text for button in shown]}"
        self.writes(found[0].ActionBody)

    def unsubscribes(self) -> None:
        """Wants no more messages; Viber tells the bot."""
        self.is_subscribed = False
        self.viber.calls_back("unsubscribed", {"user_id": self.user_id}, self)

    def gets(self, message: Message) -> None:
        """A message arrives."""
        self.inbox.append(message)
        self.unread.append(message)

    def reads(self, *fragments: str) -> Message:
        """The oldest unread message with all of this, now read; fails if there is none."""
        for message in self.unread:
            if all(part.casefold() in (message.text or "").casefold() for part in fragments):
                self.unread.remove(message)
                return message
        raise AssertionError(f"{self.name} was to read {fragments}, but has only: {self.unread_texts()}")

    def reads_file(self) -> Message:
        """The oldest unread file or picture."""
        for message in self.unread:
            if message.media:
                self.unread.remove(message)
                return message
        raise AssertionError(f"{self.name} was to get a file, but has only: {self.unread_texts()}")

    def reads_nothing(self) -> None:
        """Fails if something is unread."""
        assert not self.unread, f"{self.name} was to read nothing, but has: {self.unread_texts()}"

    def skips_all(self) -> None:
        """Has read everything."""
        self.unread.clear()

    def unread_texts(self) -> list[str]:
        """What is unread, in words."""
        return [message.text or f"({message.file_name})" for message in self.unread]

    def _says(self, message: dict[str, Any]) -> None:
        self.is_subscribed = True
        self.since_word.clear()
        told = {"sender": self._as_json(), "message": message, "silent": False}
        self.viber.calls_back("message", told, self)

    def _as_json(self) -> dict[str, Any]:
        return {"id": self.user_id, "name": self.name, "language": "sr", "country": "RS", "api_version": 10}
