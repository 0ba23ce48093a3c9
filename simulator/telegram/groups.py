"""A supergroup with topics, in which the bot is an admin and people write beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.telegram.chats import Message, Room, User
from simulator.telegram.entities import plain
from simulator.telegram.refusals import Refused, forbidden, not_possible
from simulator.telegram.updates import Update

if TYPE_CHECKING:
    from simulator.telegram.account import Account
    from simulator.telegram.person import Person

# Who writes in the group's name: Telegram lets them look like this bot (core.telegram.org/bots/api#user).
ANONYMOUS = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)


@dataclass
class Topic:
    """One topic; a deleted one stays here so that its id is known to be no more."""

    thread_id: int
    name: str
    is_closed: bool = False
    is_deleted: bool = False


class Group(Room):
    """A supergroup. Without rights to manage topics the bot sees only commands, and makes no topic."""

    def __init__(
        self,
        chat_id: int,
        title: str,
        account: "Account",
        announce: Callable[[str, dict[str, Any]], Update],
    ) -> None:
        super().__init__(chat_id)
        self.title = title
        self.topics: dict[int, Topic] = {}
        self.is_forum = True
        self.bot_is_member = True
        self.bot_manages_topics = True
        self.bot_deletes = True
        self._account = account
        self._announce = announce

    def refusal(self) -> Refused | None:
        """Why the bot may not write here, if it may not."""
        return None if self.bot_is_member else forbidden("bot was kicked from the supergroup chat")

    def as_json(self) -> dict[str, Any]:
        """A Chat."""
        return {"id": self.chat_id, "type": "supergroup", "title": self.title, "is_forum": self.is_forum}

    def check_thread(self, thread_id: int | None) -> None:
        """Raises Refused where a message cannot go: no such topic, or a closed one that it may not manage."""
        if thread_id is None:
            return
        topic = self.topics.get(thread_id)
        if topic is None or topic.is_deleted:
            raise not_possible("message thread not found")
        if topic.is_closed and not self.bot_manages_topics:
            raise not_possible("TOPIC_CLOSED")

    def topic(self, name: str) -> Topic:
        """The living topic whose name has this in it; fails if there is none, or several."""
        found = [each for each in self.topics.values() if name in each.name and not each.is_deleted]
        names = [each.name for each in self.topics.values()]
        assert len(found) == 1, f"of {names}, {len(found)} have {name!r}"
        return found[0]

    def in_topic(self, name: str) -> list[Message]:
        """What stands in this topic, oldest first."""
        return [each for each in self.visible() if each.thread_id == self.topic(name).thread_id]

    def reads(self, name: str, *fragments: str) -> Message:
        """The oldest unread message of the bot in this topic, whatever it says; fails unless it says this."""
        unread = self.unread_in(name)
        assert unread, f"nothing new in {name}"
        self.unread.discard(unread[0].message_id)
        assert unread[0].says(*fragments), f"{fragments} was not written in {name}, but: {unread[0].text}"
        return unread[0]

    def unread_in(self, name: str) -> list[Message]:
        """What the bot wrote in this topic and nobody has read."""
        return [each for each in self.in_topic(name) if each.message_id in self.unread]

    def writes(self, person: "Person", name: str, text: str) -> Message:
        """A member writes in a topic."""
        return self._said(person.user, name, text)

    def writes_anonymously(self, name: str, text: str) -> Message:
        """An admin who hides behind the group writes in a topic."""
        return self._said(ANONYMOUS, name, text, sender_chat=self.as_json())

    def edits(self, message: Message, text: str) -> None:
        """Whoever wrote a message changes it."""
        said = plain(text)
        with self._account.lock:
            parts = {"text": said.text, "entities": said.entities, "edited_at": self._account.clock.now()}
            edited = self.put(self._account.changed(message, **parts))
        self._announce("edited_message", self.json_of(edited))

    def presses(self, person: "Person", name: str, label: str) -> None:
        """A member presses the newest button with this label in a topic."""
        found = [
            (message, button)
            for message in self.in_topic(name)
            for row in message.buttons
            for button in row
            if label in button.text
        ]
        assert found, f"there is no button {label!r} in {name}"
        message, button = found[-1]
        press = self._account.new_press(self, message, button.callback_data or "")
        query = {
            "id": press.query_id,
            "from": person.user.as_json(),
            "message": self.json_of(message),
            "chat_instance": f"i{self.chat_id}",
            "data": button.callback_data,
        }
        self._announce("callback_query", query)

    def deletes(self, name: str) -> None:
        """An admin deletes a topic with all that stands in it; the bot is not told."""
        topic = self.topic(name)
        topic.is_deleted = True
        for message in self.in_thread(topic.thread_id):
            self.messages.pop(message.message_id)
            self.unread.discard(message.message_id)

    def in_thread(self, thread_id: int) -> list[Message]:
        """What stands in the topic of this id."""
        return [each for each in self.visible() if each.thread_id == thread_id]

    def _said(self, sender: User, name: str, text: str, **other: Any) -> Message:
        with self._account.lock:
            thread_id = self.topic(name).thread_id
            said = self._account.new_message(sender, plain(text), thread_id=thread_id, other=other)
            message = self.put(said)
            self.unread.discard(message.message_id)
        if self.bot_manages_topics or text.startswith("/"):  # privacy mode hides the rest from other bots
            self._announce("message", self.json_of(message))
        return message
