"""The web chat as a channel: sending is keeping, the page fetches."""

import asyncio
from typing import Any

from bot.capabilities import Capabilities, Outbound, fit
from bot.channel import Door
from bot.dialogue.render import render, texts
from bot.webchat.messages import keep
from core.database.outbox import Parcel
from core.errors import Undeliverable

CAN = Capabilities(
    max_text=1_000_000,
    max_caption=1_000_000,
    inline_buttons=True,
    edit=False,
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
        """Keeps the text for the page. It has no id before it is fetched, so none is given back."""
        await asyncio.to_thread(self._keep, parcel)
        return None

    async def close(self) -> None:
        """Nothing to give back: event streams end by themselves."""

    def _keep(self, parcel: Parcel) -> None:
        if "file" in parcel.payload:
            self._keep_file(parcel)
            return
        words = render(parcel.payload)
        [said] = fit(Outbound(words.text, words.rows), CAN)
        rows = [[{"label": label.text, "token": label.token} for label in row] for row in said.rows]
        self._kept(parcel, text=said.text, rows=rows)

    def _keep_file(self, parcel: Parcel) -> None:
        """The page gets a link; the file is made when somebody follows it."""
        wanted = parcel.payload
        name = texts().say(wanted["file"], wanted["language"], wanted["facts"])
        self._kept(parcel, text=name, file=wanted)

    def _kept(self, parcel: Parcel, **message: Any) -> None:
        with self._door.database.begin(self._door.clock) as tx:
            there = keep(tx, chat=parcel.address, key=f"desk:{parcel.key}", author="desk", **message)
        if not there:
            raise Undeliverable("there is no such web chat")
