"""What each method of the Bot API takes, as far as we use it; anything else is refused.

Values come as JSON, or as text in a form; both are read.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError

from simulator.telegram.files import Upload
from simulator.telegram.keyboards import InlineKeyboard, Markup, Part, decoded
from simulator.telegram.refusals import Refused, rule_broken

UpdateKind = Literal[
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
    "subscription",
    "stopped_message_generation",
]
Json = BeforeValidator(decoded)
AllowedUpdates = Annotated[tuple[UpdateKind, ...], Json]


class GetMe(Part):
    """Asks who the bot is."""


class GetUpdates(Part):
    """Asks for what has happened; `offset` confirms all updates before it."""

    offset: int = 0
    limit: int = Field(default=100, ge=1, le=100)
    timeout: int = Field(default=0, ge=0)
    allowed_updates: AllowedUpdates | None = None


class SetWebhook(Part):
    """Asks to be told at this address; an empty one stops it."""

    url: str
    ip_address: str | None = None
    max_connections: int = Field(default=40, ge=1, le=100)
    allowed_updates: AllowedUpdates | None = None
    drop_pending_updates: bool = False
    secret_token: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,256}$")] | None = None


class DeleteWebhook(Part):
    """Stops telling."""

    drop_pending_updates: bool = False


class GetWebhookInfo(Part):
    """Asks how the telling goes."""


class LinkPreview(Part):
    """How a link in the text is shown."""

    is_disabled: bool = False
    url: str | None = None
    prefer_small_media: bool = False
    prefer_large_media: bool = False
    show_above_text: bool = False


class ReplyTo(Part):
    """The message that is answered."""

    message_id: int
    chat_id: int | None = None
    allow_sending_without_reply: bool = False
    quote_parse_mode: str | None = None  # sent by aiogram with every reply; we never quote a part


class Formatted(Part):
    """What can hold markup."""

    parse_mode: str | None = None


class Sending(Formatted):
    """What every message that is sent can have."""

    chat_id: int
    message_thread_id: int | None = None
    disable_notification: bool = False
    protect_content: bool = False
    reply_parameters: Annotated[ReplyTo, Json] | None = None
    reply_markup: Annotated[Markup, Json] | None = None


class SendMessage(Sending):
    """Sends a text."""

    text: str
    link_preview_options: Annotated[LinkPreview, Json] | None = None


class SendPhoto(Sending):
    """Sends a picture: bytes, or the id of one sent before."""

    photo: Upload | str
    caption: str = ""


class SendDocument(Sending):
    """Sends a file: bytes, or the id of one sent before."""

    document: Upload | str
    caption: str = ""


class EditMessageText(Formatted):
    """Changes a text of ours. Without `reply_markup` the buttons go."""

    chat_id: int
    message_id: int
    text: str
    link_preview_options: Annotated[LinkPreview, Json] | None = None
    reply_markup: Annotated[InlineKeyboard, Json] | None = None


class EditMessageReplyMarkup(Part):
    """Changes the buttons of a message of ours, or takes them away."""

    chat_id: int
    message_id: int
    reply_markup: Annotated[InlineKeyboard, Json] | None = None


class DeleteMessage(Part):
    """Takes a message away."""

    chat_id: int
    message_id: int


class AnswerCallbackQuery(Part):
    """Answers a press."""

    callback_query_id: str
    text: str = ""
    show_alert: bool = False
    cache_time: int = Field(default=0, ge=0)


class Command(Part):
    """A line of the bot's menu."""

    command: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,32}$")]
    description: Annotated[str, StringConstraints(min_length=1, max_length=256)]


class Scope(Part):
    """Who sees a menu."""

    type: Literal[
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    ]
    chat_id: int | None = None
    user_id: int | None = None


class SetMyCommands(Part):
    """Sets the menu of one scope in one language."""

    commands: Annotated[tuple[Command, ...], Json] = Field(min_length=1, max_length=100)
    scope: Annotated[Scope, Json] = Scope(type="default")
    language_code: Annotated[str, StringConstraints(pattern=r"^([a-z]{2})?$")] = ""


class DeleteMyCommands(Part):
    """Takes away the menu of one scope in one language."""

    scope: Annotated[Scope, Json] = Scope(type="default")
    language_code: Annotated[str, StringConstraints(pattern=r"^([a-z]{2})?$")] = ""


class SendChatAction(Part):
    """Shows that the bot is busy."""

    chat_id: int
    action: Literal[
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]


TopicName = Annotated[str, StringConstraints(min_length=1, max_length=128)]
# The only six that there are (core.telegram.org/bots/api#createforumtopic).
IconColor = Literal[7322096, 16766590, 13338331, 9367192, 16749490, 16478047]


class CreateForumTopic(Part):
    """Makes a topic in a forum group."""

    chat_id: int
    name: TopicName
    icon_color: IconColor | None = None
    icon_custom_emoji_id: str | None = None


class OfTopic(Part):
    """Names a topic."""

    chat_id: int
    message_thread_id: int


class DeleteForumTopic(OfTopic):
    """Deletes a topic."""


class EditForumTopic(OfTopic):
    """Gives a topic another name."""

    name: Annotated[str, StringConstraints(max_length=128)] | None = None
    icon_custom_emoji_id: str | None = None


class GetChat(Part):
    """Asks about a chat."""

    chat_id: int


class GetChatMember(Part):
    """Asks what somebody is in a group."""

    chat_id: int
    user_id: int


class CloseForumTopic(OfTopic):
    """Closes a topic: only its makers and those who may manage topics write in it."""


class ReopenForumTopic(OfTopic):
    """Opens a closed topic again."""


class GetFile(Part):
    """Asks for the way to a file's bytes."""

    file_id: str


def parse(kind: type[Part], values: dict[str, Any]) -> Part:
    """The call's parameters, typed; None means not given. Raises Refused for the first thing wrong."""
    try:
        return kind.model_validate({name: value for name, value in values.items() if value is not None})
    except ValidationError as error:
        raise _refusal(error) from error


def _refusal(error: ValidationError) -> Refused:
    first = error.errors(include_url=False)[0]
    if first["type"] == "telegram":
        return rule_broken(first["msg"])
    where = ".".join(str(step) for step in first["loc"])
    if first["type"] == "extra_forbidden":
        return rule_broken(f'parameter "{where}" is not known')
    return rule_broken(f'parameter "{where}": {first["msg"]}')
