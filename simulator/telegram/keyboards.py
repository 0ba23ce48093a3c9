"""Keyboards under a message and in place of the letters, with the vendor's limits."""

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

MAX_CALLBACK_DATA_BYTES = 64
MAX_BUTTONS = 100


class Part(BaseModel):
    """A piece of a request; what it does not name is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def refuse(reason: str) -> PydanticCustomError:
    """A validation error that carries Telegram's own words."""
    return PydanticCustomError("telegram", "{reason}", {"reason": reason})


def decoded(value: Any) -> Any:
    """The value behind a JSON text; forms carry objects and lists as JSON."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise refuse("object expected as JSON") from None


Label = Annotated[str, Field(min_length=1)]


class InlineButton(Part):
    """A button under a message: it sends its data back to us, or opens a link."""

    text: Label
    callback_data: str | None = None
    url: str | None = None

    @model_validator(mode="after")
    def _has_one_action(self) -> "InlineButton":
        if self.callback_data is None and self.url is None:
            raise refuse("text buttons are unallowed in the inline keyboard")
        if self.callback_data is not None and not _fits(self.callback_data):
            raise refuse("BUTTON_DATA_INVALID")
        if self.url is not None and not self.url.startswith(("http://", "https://", "tg://")):
            raise refuse("BUTTON_URL_INVALID")
        return self


def _fits(data: str) -> bool:
    return 1 <= len(data.encode()) <= MAX_CALLBACK_DATA_BYTES


class InlineKeyboard(Part):
    """Rows of buttons under a message."""

    inline_keyboard: tuple[tuple[InlineButton, ...], ...]

    @model_validator(mode="after")
    def _is_not_too_long(self) -> "InlineKeyboard":
        if sum(len(row) for row in self.inline_keyboard) > MAX_BUTTONS:
            raise refuse("reply markup is too long")
        return self


class Key(Part):
    """A button in place of the letters: it writes its label, or shares the person's own number."""

    text: Label
    request_contact: bool = False


def _key(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class ReplyKeyboard(Part):
    """Rows of keys in place of the letters."""

    keyboard: tuple[tuple[Annotated[Key, BeforeValidator(_key)], ...], ...] = Field(min_length=1)
    is_persistent: bool = False
    resize_keyboard: bool = False
    one_time_keyboard: bool = False
    input_field_placeholder: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    selective: bool = False


class KeyboardRemoval(Part):
    """Takes the keys away again."""

    remove_keyboard: Literal[True]
    selective: bool = False


class ForceReply(Part):
    """Opens the person's answer to this message."""

    force_reply: Literal[True]
    input_field_placeholder: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    selective: bool = False


def _kind_of_markup(value: Any) -> str | None:
    kinds = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")
    return next((kind for kind in kinds if isinstance(value, dict) and kind in value), None)


Markup = Annotated[
    Annotated[InlineKeyboard, Tag("inline_keyboard")]
    | Annotated[ReplyKeyboard, Tag("keyboard")]
    | Annotated[KeyboardRemoval, Tag("remove_keyboard")]
    | Annotated[ForceReply, Tag("force_reply")],
    Discriminator(_kind_of_markup),
]
