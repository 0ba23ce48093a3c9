"""Whether the operators' group can hold the topics: it is a forum, and the bot may manage topics there."""

from collections.abc import Callable
from typing import Any

# Method and parameters -> the body that the Bot API answers.
Ask = Callable[[str, dict[str, Any]], dict[str, Any]]


def what_keeps_topics_away(group: str, ask: Ask) -> str:
    """What is to be mended, in words; nothing if all is well."""
    chat = ask("getChat", {"chat_id": group})
    if not chat.get("ok"):
        return f"chat: forum {group}: {chat.get('description')} (add the bot to the group)"
    if not chat["result"].get("is_forum"):
        return f"chat: forum {group}: turn on topics in the group's settings"
    bot = ask("getMe", {})["result"]["id"]
    member = ask("getChatMember", {"chat_id": group, "user_id": bot})
    if not (member.get("ok") and member["result"].get("can_manage_topics")):
        return f"chat: forum {group}: make the bot an admin who may manage topics"
    return ""
