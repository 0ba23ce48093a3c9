"""What a messenger can do, and how what the desk says is made to fit it: here alone anything is degraded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.dialogue.render import Label
from bot.dialogue.split import parts
from core.ports import File


@dataclass(frozen=True)
class Capabilities:
    """A messenger's limits; lengths in UTF-16 units, as the messengers count.

    `inline_buttons`: they stay under their message; else only the last ones are shown. `files`: as bytes,
    by an address, or not at all. `action_is_text`: a press comes as a written message. `initiated_paid`: a
    talk that we begin costs money. `most_rows` 0: there are no buttons. `keys_with_buttons`: the key that
    shares one's number may stand beside buttons.
    """

    max_text: int
    max_caption: int
    inline_buttons: bool
    edit: bool
    files: Literal["bytes", "url", "none"]
    action_is_text: bool
    initiated_paid: bool
    contact_share: bool
    group: bool
    most_rows: int = 100
    most_in_row: int = 8
    max_label: int = 64
    keys_with_buttons: bool = False


@dataclass(frozen=True)
class Outbound:
    """One message as it goes out; `replaces` is the messenger's id of the one that it takes the place of.

    A file goes as its bytes, or as the address `link` under which they lie.
    """

    text: str = ""
    rows: tuple[tuple[Label, ...], ...] = ()
    ask_phone: str | None = None
    file: File | None = None
    link: str | None = None
    replaces: str | None = None
    hides_keys: bool = False


def fit(wanted: Outbound, can: Capabilities, hint: str = "") -> list[Outbound]:
    """The messages that say it there, in order; buttons stand under the last that has text.

    An edit that is not possible is a new message; a file that cannot go as bytes goes by its address; a long
    text is split at sentences; where there are no buttons, the choices are numbered. `hint` is the text that
    carries the key for one's number where that cannot stand beside buttons.
    """
    said = _with_buttons(_with_file(wanted, can), can)
    ask = said.ask_phone if can.contact_share else None
    apart = ask is not None and any(said.rows) and not can.keys_with_buttons
    said = replace(said, ask_phone=None if apart else ask)
    fitting = _split(said, can)
    return [*fitting, Outbound(hint, ask_phone=ask)] if apart else fitting


def _with_file(said: Outbound, can: Capabilities) -> Outbound:
    """The file by the way that is open; an address alone stands in the text."""
    match can.files:
        case "bytes":
            return replace(said, link=None)
        case "none" if said.link:
            return replace(said, text="\n".join(filter(None, (said.text, said.link))), file=None, link=None)
    return said


def _with_buttons(said: Outbound, can: Capabilities) -> Outbound:
    """As many rows as can be shown, labels as long as they may be; or numbers."""
    rows = [row for row in said.rows if row]
    if rows and can.most_rows == 0:
        labels = [label.text for row in rows for label in row]
        numbered = "\n".join(f"{number}. {label}" for number, label in enumerate(labels, 1))
        return replace(said, text=f"{said.text}\n\n{numbered}", rows=())
    short = [tuple(replace(label, text=_cut(label.text, can.max_label)) for label in row) for row in rows]
    return replace(said, rows=_packed(short, can))


def _packed(rows: Sequence[tuple[Label, ...]], can: Capabilities) -> tuple[tuple[Label, ...], ...]:
    """All of them in the rows there are: side by side where they are too many."""
    step = can.most_in_row
    wide = [row[start : start + step] for row in rows for start in range(0, len(row), step)]
    if len(wide) <= can.most_rows:
        return tuple(wide)
    labels = [label for row in wide for label in row]
    each = -(-len(labels) // can.most_rows)
    width = min(each, can.most_in_row)
    packed = [tuple(labels[start : start + width]) for start in range(0, len(labels), width)]
    return tuple(packed[: can.most_rows])


def _cut(label: str, longest: int) -> str:
    return label if len(label) <= longest else f"{label[: longest - 1].rstrip()}…"


def _split(said: Outbound, can: Capabilities) -> list[Outbound]:
    if said.file is not None or said.link is not None:
        return _with_caption(said, can)
    *first, last = parts(said.text, can.max_text)
    replaces = said.replaces if can.edit and not first else None
    return [*(Outbound(part) for part in first), replace(said, text=last, replaces=replaces)]


def _with_caption(said: Outbound, can: Capabilities) -> list[Outbound]:
    """What is longer than a caption goes before the file, as a message of its own."""
    said = replace(said, replaces=None)
    if len(parts(said.text, max(can.max_caption, 8))) == 1:
        return [said]
    words = replace(said, file=None, link=None, rows=(), ask_phone=None)
    return [*_split(words, can), replace(said, text="")]
