"""The methods of a forum's topics, with the words in which Telegram refuses them."""

from typing import Any

from simulator.telegram import parameters as ask
from simulator.telegram.account import Account
from simulator.telegram.groups import Group, Topic
from simulator.telegram.refusals import not_possible, rule_broken

METHODS = ("createForumTopic", "editForumTopic", "closeForumTopic", "reopenForumTopic")
_BLUE = 7322096
UNCHANGED = "TOPIC_NOT_MODIFIED"


def create_forum_topic(account: Account, call: ask.CreateForumTopic) -> dict[str, Any]:
    """A ForumTopic."""
    group = _forum(account, call.chat_id, "create a topic")
    thread_id = account.next_message_id()
    group.topics[thread_id] = Topic(thread_id, call.name)
    color = call.icon_color or _BLUE
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
