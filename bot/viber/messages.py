"""Messages in Viber's own shape. Limits: developers.viber.com/docs/api/rest-bot-api."""

import html
import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from bot.capabilities import Capabilities, Outbound
from bot.dialogue.emphasis import plain
from bot.dialogue.render import Label, texts
from core.ports import File

CAN = Capabilities(
    max_text=7000,
    max_caption=512,
    inline_buttons=False,
    edit=False,
    files="url",
    action_is_text=True,
    initiated_paid=True,
    # A card comes as anybody's does: it proves nothing.
    contact_share=False,
    group=False,
    most_rows=12,
    most_in_row=6,
    max_label=100,
)
LONGEST_NAME = 28
_LONGEST_FILE_NAME = 256
_MOST_PICTURE_BYTES = 1_000_000
# Pictures are told by the end of their address.
_PICTURES = {"image/jpeg": ".jpeg", "image/png": ".png", "image/gif": ".gif"}
_COLUMNS = 6
# What these keys send is what one would type: it does the same at any time, whoever sends it.
_MENU = (
    (("menu-tickets", "/tiketi"), ("menu-hours", "/sati"), ("menu-help", "/pomoc")),
    (("menu-call-me", "/zovite"), ("person", "/covek")),
)
# What a button sends is a message like any other: a part that nobody can guess tells it from words.
_PRESS = re.compile(r"dz:([A-Za-z0-9_-]{8,40})")


def token_in(text: str) -> str | None:
    """The token of the button that was pressed; None for words."""
    found = _PRESS.fullmatch(text)
    return found[1] if found else None


def message(sender: str, said: Outbound) -> dict[str, Any]:
    """The message without its receiver: so it stands in the answer that welcomes somebody, too."""
    shown = {"sender": {"name": sender[:LONGEST_NAME]}, "min_api_version": 1, **_content(said)}
    return {**shown, "keyboard": _keyboard(said.rows)} if any(said.rows) else shown


def with_menu(said: Outbound, language: str) -> Outbound:
    """With the common ways as keys where it has none of its own: only the last message's are shown."""
    if any(said.rows):
        return said
    rows = tuple(
        tuple(Label(texts().say(label, language), command) for label, command in row) for row in _MENU
    )
    return replace(said, rows=rows)


def shown_name(file: File) -> str:
    """By which name the file's address ends."""
    ending = _PICTURES.get(file.mime) or PurePosixPath(file.name).suffix
    return f"prilog{ending}" if ending.isascii() else "prilog"


def _content(said: Outbound) -> dict[str, Any]:
    text = plain(said.text)
    if said.file is None or said.link is None:
        return {"type": "text", "text": text}
    if said.file.mime in _PICTURES and len(said.file.content) <= _MOST_PICTURE_BYTES:
        return {"type": "picture", "text": text, "media": said.link}
    name = said.file.name[:_LONGEST_FILE_NAME]
    return {"type": "file", "media": said.link, "size": len(said.file.content), "file_name": name}


def _keyboard(rows: tuple[tuple[Label, ...], ...]) -> dict[str, Any]:
    """Rows of the full width; the press itself is not written into the chat."""
    buttons = [_button(label, len(row), place) for row in rows for place, label in enumerate(row)]
    return {"Type": "keyboard", "DefaultHeight": False, "Buttons": buttons}


def _button(label: Label, in_row: int, place: int) -> dict[str, Any]:
    # What does not divide goes to the first ones.
    columns = _COLUMNS // in_row + (1 if place < _COLUMNS % in_row else 0)
    return {
        "Columns": columns,
        "Rows": 1,
        "ActionType": "reply",
        "ActionBody": label.token if label.token.startswith("/") else f"dz:{label.token}",
        "Text": html.escape(plain(label.text), quote=False),
        "TextSize": "regular",
        "Silent": True,
    }
