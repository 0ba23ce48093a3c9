"""The pretend Telegram itself: one bot, its methods, and everything that went wrong."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.clock import Clock
from simulator.telegram import listening, parameters, sending, topics
from simulator.telegram.account import Account, Press
from simulator.telegram.chats import Chat, User
from simulator.telegram.delivery import Delivery, Post
from simulator.telegram.faults import Faults
from simulator.telegram.files import Upload
from simulator.telegram.groups import Group
from simulator.telegram.keyboards import Part
from simulator.telegram.pace import Pace
from simulator.telegram.person import Person
from simulator.telegram.refusals import NoAnswer, Refused
from simulator.telegram.updates import Update
from simulator.telegram.view import ChatView, view

Act = Callable[[Account, Any], Any]
Files = Mapping[str, tuple[str, bytes]]
Answer = tuple[int, dict[str, Any]]

METHODS: dict[str, tuple[type[Part], Act]] = {
    "getMe": (parameters.GetMe, listening.get_me),
    "getUpdates": (parameters.GetUpdates, listening.get_updates),
    "setWebhook": (parameters.SetWebhook, listening.set_webhook),
    "deleteWebhook": (parameters.DeleteWebhook, listening.delete_webhook),
    "getWebhookInfo": (parameters.GetWebhookInfo, listening.get_webhook_info),
    "answerCallbackQuery": (parameters.AnswerCallbackQuery, listening.answer_callback_query),
    "setMyCommands": (parameters.SetMyCommands, listening.set_my_commands),
    "deleteMyCommands": (parameters.DeleteMyCommands, listening.delete_my_commands),
    "sendMessage": (parameters.SendMessage, sending.send_message),
    "sendPhoto": (parameters.SendPhoto, sending.send_photo),
    "sendDocument": (parameters.SendDocument, sending.send_document),
    "getChat": (parameters.GetChat, topics.get_chat),
    "getChatMember": (parameters.GetChatMember, topics.get_chat_member),
    "createForumTopic": (parameters.CreateForumTopic, topics.create_forum_topic),
    "editForumTopic": (parameters.EditForumTopic, topics.edit_forum_topic),
    "closeForumTopic": (parameters.CloseForumTopic, topics.close_forum_topic),
    "reopenForumTopic": (parameters.ReopenForumTopic, topics.reopen_forum_topic),
    "deleteForumTopic": (parameters.DeleteForumTopic, topics.delete_forum_topic),
    "sendChatAction": (parameters.SendChatAction, sending.send_chat_action),
    "editMessageText": (parameters.EditMessageText, sending.edit_message_text),
    "editMessageReplyMarkup": (parameters.EditMessageReplyMarkup, sending.edit_message_reply_markup),
    "deleteMessage": (parameters.DeleteMessage, sending.delete_message),
    "getFile": (parameters.GetFile, sending.get_file),
}
KEPT_CALLS = 10_000
# An edit counts as well, and so do topics (tdlib/td#2592); what the bot is about to do does not.
_SENDS = ("sendMessage", "sendPhoto", "sendDocument", "editMessage", *topics.METHODS)


@dataclass(frozen=True)
class Call:
    """A method called, and how it was answered; status 0 means no answer at all."""

    method: str
    params: dict[str, Any]
    status: int
    at: datetime


class PretendTelegram:
    """Stands in for api.telegram.org, for one bot.

    `post` carries an update to the bot's webhook and returns the HTTP status. `inside_transaction` tells
    whether a database transaction is open; every call made while one is, is an error of ours. Once `pace` is
    set, so is whatever goes beyond Telegram's limits of sending.
    """

    def __init__(
        self,
        token: str,
        clock: Clock,
        post: Post | None = None,
        inside_transaction: Callable[[], bool] | None = None,
        *,
        bot_name: str = "Dežurni",
        bot_username: str = "dezurni_bot",
    ) -> None:
        bot_id = int(token.partition(":")[0])
        self.token = token
        self.account = Account(User(bot_id, bot_name, bot_username, is_bot=True), clock)
        self.faults = Faults(clock)
        self.calls: deque[Call] = deque(maxlen=KEPT_CALLS)
        self.unexpected: list[str] = []
        self._delivery = Delivery(self.account, post)
        self._inside_transaction = inside_transaction or (lambda: False)
        self.pace: Pace | None = None
        self._people: dict[int, Person] = {}

    def handle(self, method: str, params: dict[str, Any], files: Files | None = None) -> Answer:
        """The HTTP status and body of one call. Raises NoAnswer when a fault breaks the connection.

        `params` holds values as they come in JSON or in a form. A file is under the parameter's name, or
        under NAME when the parameter says `attach://NAME`.
        """
        with self.account.lock:
            if self._inside_transaction():
                self.unexpected.append(f"{method} was called inside a transaction")
            try:
                answer = self._answer(method, with_files(params, files or {}))
            except NoAnswer:
                self._note(method, params, 0)
                raise
            self._note(method, params, answer[0])
        return answer

    def person(
        self,
        user_id: int,
        name: str,
        username: str | None = None,
        language_code: str | None = "sr",
        *,
        has_opened_chat: bool = False,
    ) -> Person:
        """Somebody with Telegram; the same one for the same id.

        The bot can write to them once they have written to it, or if `has_opened_chat`.
        """
        if user_id not in self._people:
            user = User(user_id, name, username, language_code)
            chat = Chat(user, is_open=has_opened_chat)
            self.account.chats[user_id] = chat
            self._people[user_id] = Person(self.account, chat, self._delivery.announce)
        return self._people[user_id]

    def group(self, chat_id: int, title: str) -> Group:
        """A supergroup with topics, the bot its admin; the same one for the same id, which is negative."""
        found = self.account.chats.get(chat_id)
        if found is None:
            found = self.account.chats[chat_id] = Group(chat_id, title, self.account, self._delivery.announce)
        assert isinstance(found, Group)
        return found

    @property
    def people(self) -> list[Person]:
        """Everybody, in the order of coming."""
        return list(self._people.values())

    def delivers_again(self, update: Update) -> None:
        """Brings an update a second time, however it was confirmed."""
        with self.account.lock:
            self.account.updates.repeat(update)
        self._delivery.post_pending()

    def redeliver(self) -> None:
        """Posts to the webhook what it did not take before."""
        self._delivery.post_pending()

    def download(self, path: str) -> bytes | None:
        """The bytes behind a path from getFile; None when there are none, or no longer."""
        return self.account.files.fetch(path, self.account.clock.now())

    def state(self, user_id: int, since: int = 0) -> ChatView:
        """Plain data of one chat: what changed after the running number `since`. Raises NotFound."""
        with self.account.lock:
            return view(self.account, user_id, since)

    def unanswered_presses(self) -> list[Press]:
        """Presses whose button still turns."""
        return [press for press in self.account.presses.values() if press.answered_at is None]

    def assert_nothing_unexpected(self, *, unread: bool = False, unanswered: bool = False) -> None:
        """Fails with every mistake of ours; if asked, also with messages unread and presses unanswered."""
        found = list(self.unexpected)
        if unread:
            found += [
                f"{one.name} did not read: {text}" for one in self.people for text in one.unread_texts()
            ]
        if unanswered:
            found += [f"no answer to the press of {press.data!r}" for press in self.unanswered_presses()]
        assert not found, "unexpected at Telegram:\n  " + "\n  ".join(found)

    def _note(self, method: str, params: dict[str, Any], status: int) -> None:
        self.calls.append(Call(method, params, status, self.account.clock.now()))

    def _answer(self, method: str, params: dict[str, Any]) -> Answer:
        try:
            return 200, {"ok": True, "result": self._result(method, params)}
        except Refused as refused:
            if refused.breaks_rule:
                self.unexpected.append(f"{method}: {refused.description}")
            return refused.code, refused.as_json()

    def _result(self, method: str, params: dict[str, Any]) -> Any:
        if method not in METHODS:
            raise Refused(404, "Not Found", breaks_rule=True)
        kind, act = METHODS[method]
        call = parameters.parse(kind, params)
        chat_id = getattr(call, "chat_id", None)
        self.faults.before(method, chat_id)
        result = act(self.account, call)
        self._watch(method, chat_id)
        self.faults.after(method, chat_id)
        return result

    def _watch(self, method: str, chat_id: int | None) -> None:
        if self.pace is None or chat_id is None or not method.startswith(_SENDS):
            return
        if complaint := self.pace.complaint(chat_id, self.account.clock.now()):
            self.unexpected.append(f"{method}: {complaint}")


def with_files(params: dict[str, Any], files: Files) -> dict[str, Any]:
    """The parameters with uploads in the places where they belong."""
    uploads = {name: Upload(*file) for name, file in files.items()}
    attached = {
        name: uploads[value.removeprefix("attach://")]
        for name, value in params.items()
        if isinstance(value, str) and value.startswith("attach://") and value[9:] in uploads
    }
    used = {
        value[9:] for value in params.values() if isinstance(value, str) and value.startswith("attach://")
    }
    direct = {name: upload for name, upload in uploads.items() if name not in used}
    return {**params, **attached, **direct}
