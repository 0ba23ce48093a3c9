"""The web chat as a channel: sending is keeping, the page fetches."""

import asyncio
from typing import Any

from bot.capabilities import Capabilities, Outbound, fit
from bot.channel import Door
from bot.dialogue.render import render, texts
from bot.webchat.messages import change, keep
from core.database.outbox import Parcel
from core.errors import Undeliverable

CAN = Capabilities(
    max_text=1_000_000,
    max_caption=1_000_000,
    inline_buttons=True,
    edit=True,
    files="url",
    action_is_text=False,
    initiated_paid=False,
    contact_share=False,
    group=False,
    max_label=200,
)


class WebChatChannel:
    """The channel "webchat"."""

    name = "webchat"
    pace = None

    def __init__(self, door: Door) -> None:
        self._door = door

    async def open(self) -> None:
        """Nothing to connect to."""

    async def send(self, parcel: Parcel) -> str | None:
        """Keeps the text for the page, in the place of an earlier one if it says so; gives back its id."""
        return await asyncio.to_thread(self._keep, parcel)

    async def close(self) -> None:
        """Nothing to give back: event streams end by themselves."""

    def _keep(self, parcel: Parcel) -> str:
        if "file" in parcel.payload:
            return self._keep_file(parcel)
        words = render(parcel.payload)
        [said] = fit(Outbound(words.text, words.rows, replaces=parcel.payload.get("replaces")), CAN)
        rows = [[{"label": label.text, "token": label.token} for label in row] for row in said.rows]
        if said.replaces and self._has_changed(parcel, said.replaces, text=said.text, rows=rows):
            return said.replaces
        return self._kept(parcel, text=said.text, rows=rows)

    def _keep_file(self, parcel: Parcel) -> str:
        """The page gets a link; the file is made when somebody follows it."""
        wanted = parcel.payload
        name = texts().say(wanted["file"], wanted["language"], wanted["facts"])
        return self._kept(parcel, text=name, file=wanted)

    def _has_changed(self, parcel: Parcel, message_id: str, **message: Any) -> bool:
        with self._door.database.begin(self._door.clock) as tx:
            return change(tx, parcel.address, int(message_id), changed_at=tx.now, **message)

    def _kept(self, parcel: Parcel, **message: Any) -> str:
        with self._door.database.begin(self._door.clock) as tx:
            kept = keep(tx, chat=parcel.address, key=f"desk:{parcel.key}", author="desk", **message)
        if kept is None:
            raise Undeliverable("there is no such web chat")
        return str(kept)
