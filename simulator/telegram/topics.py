"""The methods of a forum's topics, with the words in which Telegram refuses them."""

from typing import Any

from simulator.telegram import parameters as ask
from simulator.telegram.account import Account
from simulator.telegram.groups import Group, Topic
from simulator.telegram.refusals import not_possible, rule_broken

METHODS = ("createForumTopic", "editForumTopic", "closeForumTopic", "reopenForumTopic", "deleteForumTopic")
_BLUE = 7322096
UNCHANGED = "TOPIC_NOT_MODIFIED"


def create_forum_topic(account: Account, call: ask.CreateForumTopic) -> dict[str, Any]:
    """A ForumTopic."""
    group = _forum(account, call.chat_id, "create a topic")
    thread_id = account.next_message_id()
    group.topics[thread_id] = Topic(thread_id, call.name)
    color = call.icon_color or _BLUE
    _tell(account, group, thread_id, {"name": call.name, "icon_color": color})
    return {"message_thread_id": thread_id, "name": call.name, "icon_color": color}


def edit_forum_topic(account: Account, call: ask.EditForumTopic) -> bool:
    """True; the topic has this name."""
    topic = _topic(account, call)
    if call.name in (None, "", topic.name):
        raise not_possible(UNCHANGED)
    topic.name = call.name or topic.name
    return True


def close_forum_topic(account: Account, call: ask.CloseForumTopic) -> bool:
    """True; the topic is closed."""
    return _turned(_topic(account, call), is_closed=True)


def reopen_forum_topic(account: Account, call: ask.ReopenForumTopic) -> bool:
    """True; the topic is open again."""
    return _turned(_topic(account, call), is_closed=False)


def delete_forum_topic(account: Account, call: ask.DeleteForumTopic) -> bool:
    """True; the topic and all that stands in it are no more."""
    topic = _topic(account, call)
    group = account.chat_to_write_to(call.chat_id)
    if isinstance(group, Group) and not group.bot_deletes:
        raise not_possible("not enough rights to delete a topic")
    topic.is_deleted = True
    return True


def _tell(account: Account, group: Group, thread_id: int, made: dict[str, Any]) -> None:
    """The bot hears of its own topic as well: the message that makes it waits to be fetched."""
    message = {
        "message_id": thread_id,
        "message_thread_id": thread_id,
        "is_topic_message": True,
        "date": int(account.clock.now().timestamp()),
        "chat": group.as_json(),
        "from": account.bot.as_json(),
        "forum_topic_created": made,
    }
    account.updates.add("message", message)


def get_chat(account: Account, call: ask.GetChat) -> dict[str, Any]:
    """A ChatFullInfo, as far as anybody asks."""
    return account.chat_to_write_to(call.chat_id).as_json()


def get_chat_member(account: Account, call: ask.GetChatMember) -> dict[str, Any]:
    """The bot's own ChatMember; others are not pretended."""
    group = account.chat_to_write_to(call.chat_id)
    if not isinstance(group, Group) or call.user_id != account.bot.user_id:
        raise not_possible("PARTICIPANT_ID_INVALID")
    about = {"user": account.bot.as_json(), "status": "administrator", "can_be_edited": False}
    return {**about, "can_manage_topics": group.bot_manages_topics}


def _turned(topic: Topic, *, is_closed: bool) -> bool:
    if topic.is_closed == is_closed:
        raise not_possible(UNCHANGED)
    topic.is_closed = is_closed
    return True


def _topic(account: Account, call: ask.OfTopic) -> Topic:
    topic = _forum(account, call.chat_id, "manage topics").topics.get(call.message_thread_id)
    if topic is None:
        raise not_possible("TOPIC_ID_INVALID")
    if topic.is_deleted:
        raise not_possible("TOPIC_DELETED")
    return topic


def _forum(account: Account, chat_id: int, purpose: str) -> Group:
    group = account.chat_to_write_to(chat_id)
    if not isinstance(group, Group):
        raise rule_broken("the chat is not a supergroup")
    if not group.is_forum:
        raise not_possible("the chat is not a forum")
    if not group.bot_manages_topics:
        raise not_possible(f"not enough rights to {purpose}")
    return group
