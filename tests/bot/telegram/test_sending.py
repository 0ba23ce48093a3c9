"""What the desk says arrives at Telegram whole, or fails in a way that the outbox understands."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramBadRequest
from aiogram.methods import SendMessage, TelegramMethod
from sqlalchemy import select

from bot.telegram.channel import TelegramChannel
from bot.telegram.failures import our_failure
from bot.telegram.sending import as_html
from core.company.rows import Organisation
from core.database.outbox import Delivery, Parcel, Priority, put
from core.desk.mirror_ticket import forum_of
from core.desk.moment import now_of
from core.errors import DeliveryFailed, Unavailable, Undeliverable
from simulator.telegram.person import Person
from simulator.telegram.server import PretendTelegram
from tests.bot.telegram.conftest import TOKEN, Make
from tests.bot.telegram.session import InProcess


class RefusesMarkup(InProcess):
    """A Telegram that cannot read any markup."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109  the signature is aiogram's
    ) -> Any:
        """Refuses what has a parse mode."""
        if getattr(method, "parse_mode", None) == "HTML":
            raise TelegramBadRequest(method, "Bad Request: can't parse entities: byte offset 1")
        return await super().make_request(bot, method, timeout)


def parcel(key: str = "help", address: str = "5001", language: str = "sr-Latn", **more: Any) -> Parcel:
    payload = {"key": key, "facts": {}, "language": language, "rows": [], "ask_phone": False, **more}
    return Parcel(1, "telegram", address, payload, "outbox-1", 1)


def send(channel: TelegramChannel, sent: Parcel) -> str | None:
    return asyncio.run(channel.send(sent))


def wrote(text: str) -> Parcel:
    return parcel("operator-wrote", facts={"number": "1001", "operator": "Ana", "text": text})


def button(label: str, token: str) -> dict[str, Any]:
    return {"label": label, "facts": {}, "token": token}


def test_signs_of_html_arrive_as_they_were_written(
    channel: TelegramChannel, telegram: PretendTelegram, milica: Person
) -> None:
    ref = send(channel, wrote("1 < 2 & <b>3</b> &amp; **podebljano**"))
    read = milica.reads("Ana (#1001)")
    assert read.text.endswith("1 < 2 & <b>3</b> &amp; podebljano")
    assert [entity.kind for entity in read.entities] == ["bold"]
    assert ref == str(read.message_id)
    telegram.assert_nothing_unexpected()


@pytest.mark.parametrize(
    ("text", "html"),
    [("a < b", "a &lt; b"), ("**<&>**", "<b>&lt;&amp;&gt;</b>"), ("\"'", "\"'"), ("** a **", "** a **")],
)
def test_html(text: str, html: str) -> None:
    assert as_html(text) == html


def test_buttons_carry_their_tokens(channel: TelegramChannel, milica: Person) -> None:
    rows = [[button("yes", "t" * 64), button("no", "t2")]]
    send(channel, parcel("answer", rows=rows, facts={"title": "T", "body": "B"}))
    read = milica.reads("Da li Vam je ovo pomoglo?")
    assert [(b.text, b.callback_data) for row in read.buttons for b in row] == [
        ("Da", "t" * 64),
        ("Ne", "t2"),
    ]


def test_a_long_text_comes_in_parts_and_the_last_has_the_buttons(
    channel: TelegramChannel, telegram: PretendTelegram, milica: Person
) -> None:
    body = "\n".join(f"{number}. **Žuti** red & 😀" for number in range(600))
    ref = send(channel, parcel("answer", rows=[[button("yes", "t")]], facts={"title": "T", "body": body}))
    assert len(milica.inbox) == 4
    assert [bool(message.buttons) for message in milica.inbox] == [False, False, False, True]
    assert ref == str(milica.inbox[-1].message_id)
    telegram.assert_nothing_unexpected()


def test_a_stranger_is_offered_to_share_the_number(channel: TelegramChannel, stranger: Person) -> None:
    send(channel, parcel("who-are-you-phone", "5999", ask_phone=True))
    assert stranger.keys == ["Podeli moj broj"]
    assert len(stranger.inbox) == 1


def test_keys_beside_buttons_come_with_a_hint(channel: TelegramChannel, stranger: Person) -> None:
    ref = send(
        channel,
        parcel("who-are-you-phone", "5999", ask_phone=True, rows=[[button("without-code", "t")]]),
    )
    question = stranger.reads("recite nam ko ste")
    assert question.labels == ["Nastavi bez koda"]
    assert ref == str(question.message_id)
    stranger.reads("ispod polja")
    assert stranger.keys == ["Podeli moj broj"]


def test_the_keys_go_away_once_we_know_who_it_is(channel: TelegramChannel, stranger: Person) -> None:
    send(channel, parcel("who-are-you-phone", "5999", ask_phone=True))
    send(channel, parcel("linked", "5999", facts={"name": "Milica", "client": "Zora"}))
    assert stranger.keys == []


def test_a_refused_markup_goes_again_as_plain_text(
    make: Make, telegram: PretendTelegram, milica: Person
) -> None:
    send(make(session=RefusesMarkup(telegram)), wrote("**a** < b"))
    read = milica.reads("a < b")
    assert read.entities == ()


def _blocks(_telegram: PretendTelegram, milica: Person) -> None:
    milica.blocks_bot()


def _deactivates(_telegram: PretendTelegram, milica: Person) -> None:
    milica.deactivates()


def _migrates(telegram: PretendTelegram, _milica: Person) -> None:
    telegram.faults.migrates(5001, -100500)


def _breaks(telegram: PretendTelegram, _milica: Person) -> None:
    telegram.faults.breaks()


def _drops(telegram: PretendTelegram, _milica: Person) -> None:
    telegram.faults.drops()


def _loses_answer(telegram: PretendTelegram, _milica: Person) -> None:
    telegram.faults.loses_answer()


@pytest.mark.parametrize(
    ("happens", "failure", "reason"),
    [
        (_blocks, Undeliverable, "blocked"),
        (_deactivates, Undeliverable, "deactivated"),
        (_migrates, Undeliverable, "chat not found"),
        (_breaks, Unavailable, "TelegramServerError"),
        (_drops, Unavailable, "TelegramNetworkError"),
        (_loses_answer, Unavailable, "TelegramNetworkError"),
    ],
)
def test_what_goes_wrong_becomes_one_of_ours(
    channel: TelegramChannel,
    telegram: PretendTelegram,
    milica: Person,
    happens: Callable[[PretendTelegram, Person], None],
    failure: type[DeliveryFailed],
    reason: str,
) -> None:
    happens(telegram, milica)
    with pytest.raises(failure, match=reason):
        send(channel, wrote("a"))


def test_what_is_meant_for_a_group_that_has_moved_goes_to_where_it_is_now(
    channel: TelegramChannel, telegram: PretendTelegram, milica: Person
) -> None:
    telegram.faults.migrates(-5001, milica.user_id)
    ana = telegram.person(7001, "Ana Jovanović", has_opened_chat=True)
    with channel.door.database.begin(channel.door.clock) as tx:
        company = tx.get(Organisation, 1)
        company.chat = {**company.chat, "forum": "-5001"}
        for key in ("a", "b"):
            put(tx, "telegram", "-5001", wrote(key).payload, priority=Priority.ANSWER, key=key)
    send(channel, parcel("operator-wrote", "-5001", facts=wrote("a").payload["facts"]))
    milica.reads("a")
    with channel.door.database.begin(channel.door.clock) as tx:
        assert forum_of(now_of(tx)) == "5001"
        waits = tx.all(select(Delivery).where(Delivery.sent_at.is_(None)).order_by(Delivery.id))
        assert [row.address for row in waits] == ["5001", "5001", "7001"]
        told = waits[-1]
    send(channel, parcel(told.payload["key"], "7001", facts=told.payload["facts"]))
    ana.reads("Telegram je grupi dao nov broj: 5001 (ranije -5001)")


@pytest.mark.parametrize("address", ["123456789", "not-a-chat"])
def test_a_chat_that_does_not_exist_is_undeliverable(channel: TelegramChannel, address: str) -> None:
    with pytest.raises(Undeliverable, match="Bad Request"):
        send(channel, parcel(address=address))


def test_a_flood_tells_when_to_come_again(
    channel: TelegramChannel, telegram: PretendTelegram, milica: Person
) -> None:
    telegram.faults.floods(5001, retry_after=7)
    with pytest.raises(Unavailable) as flood:
        send(channel, wrote("a"))
    assert flood.value.retry_after == timedelta(seconds=7)


def test_reasons_hold_neither_the_token_nor_an_unreadable_answer() -> None:
    method = SendMessage(chat_id=1, text="tajna")
    refused = our_failure(TelegramBadRequest(method, f"url https://x/bot{TOKEN}/sendMessage"), TOKEN)
    assert TOKEN not in refused.reason
    unread = our_failure(ClientDecodeError("Failed to decode object", ValueError("tajna"), "tajna"), TOKEN)
    assert isinstance(unread, Unavailable)
    assert "tajna" not in unread.reason
