"""Whole talks over the pretend Telegram: fetched or posted, answered by the desk, delivered."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, text
from structlog.testing import capture_logs

from bot.channel import Door
from bot.telegram.channel import TelegramChannel
from core.clients.link_codes import new_code
from core.clients.rows import Contact
from core.database.inbox import Received
from core.errors import Invalid
from core.tickets.rows import Message, Ticket
from simulator.telegram.person import Person
from simulator.telegram.server import PretendTelegram
from tests.bot.deliver import deliver
from tests.bot.telegram.conftest import SECRET, TOKEN, Make
from tests.bot.telegram.session import InProcess
from tests.bot.telegram.waiting import counted, polled, until


async def all_confirmed(telegram: PretendTelegram) -> None:
    await until(lambda: not telegram.account.updates.pending)


def test_a_question_an_answer_and_a_press(
    channel: TelegramChannel, door: Door, telegram: PretendTelegram, milica: Person, woken: list[str]
) -> None:
    async def talk() -> None:
        milica.writes("Ne štampa mi štampač")
        await all_confirmed(telegram)
        await deliver(door, channel)
        assert milica.reads("Štampač ne štampa", "Da li Vam je ovo pomoglo?").labels == [
            "Da",
            "Ne",
            "Treba mi operater",
        ]
        milica.presses("Ne")
        await all_confirmed(telegram)
        await deliver(door, channel)
        milica.reads("Napišite u nekoliko reči šta tačno ne ide")
        milica.presses("Treba mi operater")
        await all_confirmed(telegram)
        await deliver(door, channel)
        milica.reads("#1001", "najkasnije u sredu, 14. oktobra u 14:00")

    polled(channel, talk)
    assert woken == ["woken"] * 3
    telegram.assert_nothing_unexpected(unread=True, unanswered=True)


def test_an_operators_answer_comes_back_in_the_same_chat(
    channel: TelegramChannel, door: Door, telegram: PretendTelegram, milica: Person, ana: Person
) -> None:
    async def talk() -> None:
        milica.writes("hoću čoveka")
        await all_confirmed(telegram)
        await deliver(door, channel)
        milica.skips_all()
        ana.reads("Nov tiket #1001", "Pekara Zora d.o.o., Milica Zorić (Osnovna podrška)")
        ana.presses("Preuzmi")
        await all_confirmed(telegram)
        await deliver(door, channel)
        milica.reads("Vaš tiket #1001 sada vodi Ana Jovanović")
        ana.writes("Probajte <ponovo> & javite", reply_to=ana.reads("#1001 je Vaš"))
        await all_confirmed(telegram)
        await deliver(door, channel)
        milica.reads("Ana Jovanović (#1001)", "Probajte <ponovo> & javite")
        ana.reads("Poslato klijentu")

    polled(channel, talk)
    telegram.assert_nothing_unexpected(unread=True, unanswered=True)


def test_a_stranger_shares_the_own_number_and_is_known(
    channel: TelegramChannel, door: Door, telegram: PretendTelegram, stranger: Person
) -> None:
    async def talk() -> None:
        stranger.starts()
        await all_confirmed(telegram)
        await deliver(door, channel)
        stranger.skips_all()
        stranger.presses("Podeli moj broj")
        await all_confirmed(telegram)
        await deliver(door, channel)
        stranger.reads("Milica Zorić", "Pekara Zora d.o.o.")
        assert stranger.keys == []

    polled(channel, talk)
    telegram.assert_nothing_unexpected(unread=True)


def test_somebody_elses_card_proves_nothing(
    channel: TelegramChannel, door: Door, telegram: PretendTelegram, stranger: Person
) -> None:
    async def talk() -> None:
        stranger.shares_contact_of(5001, "+381601230001", "Milica")
        await all_confirmed(telegram)
        await deliver(door, channel)
        stranger.reads("u nekoliko reči šta Vam treba")

    polled(channel, talk)
    telegram.assert_nothing_unexpected(unread=True)


def test_a_deep_link_carries_the_one_time_code(
    channel: TelegramChannel, door: Door, telegram: PretendTelegram, stranger: Person
) -> None:
    with door.database.begin(door.clock) as tx:
        contact = tx.first(select(Contact))
        assert contact
        code = new_code(tx, contact)

    async def talk() -> None:
        stranger.starts(code)
        await all_confirmed(telegram)
        await deliver(door, channel)
        stranger.reads("Milica Zorić")
        stranger.writes("/sati")
        await all_confirmed(telegram)
        await deliver(door, channel)
        stranger.reads("oktobar 2026.", "Preostalo: 2 sata")

    polled(channel, talk)
    telegram.assert_nothing_unexpected(unread=True)


def test_the_same_update_five_times_has_one_effect(
    channel: TelegramChannel, door: Door, telegram: PretendTelegram, milica: Person
) -> None:
    async def talk() -> None:
        milica.writes("Ne radi kasa")
        update = milica.last_update
        assert update
        for _ in range(4):
            await all_confirmed(telegram)
            telegram.delivers_again(update)
        await all_confirmed(telegram)

    polled(channel, talk)
    assert counted(door, Ticket) == counted(door, Message) == 1


def test_an_update_is_confirmed_only_after_it_was_stored(
    channel: TelegramChannel, door: Door, telegram: PretendTelegram, milica: Person
) -> None:
    async def talk() -> None:
        milica.writes("Ne radi kasa")
        await until(lambda: counted(door, Received) == 1)

    # No fetch follows: whoever starts next gets it again, and the inbox knows it.
    polled(channel, talk)
    fetches = [call for call in telegram.calls if call.method == "getUpdates"]
    assert fetches[0].params.get("offset") is None


def test_what_cannot_be_stored_is_fetched_again(
    channel: TelegramChannel, door: Door, telegram: PretendTelegram, milica: Person, pauses: list[float]
) -> None:
    def rename(old: str, new: str) -> None:
        with door.database.begin(door.clock) as tx:
            tx.session.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))

    async def talk() -> None:
        rename("inbox", "away")
        milica.writes("Ne radi kasa")
        await until(lambda: len(pauses) > 2)
        rename("away", "inbox")
        await all_confirmed(telegram)

    with capture_logs() as lines:
        polled(channel, talk)
    assert counted(door, Ticket) == 1
    assert pauses[:3] == [1.0, 2.0, 4.0]
    assert "telegram: the database is away" in [line["event"] for line in lines]


def test_an_update_that_we_cannot_digest_holds_nobody_up(
    door: Door, make: Make, telegram: PretendTelegram, milica: Person, stranger: Person
) -> None:
    class Broken:
        def find(self, question: str) -> Any:
            """Fails on one question only."""
            if "otrov" in question:
                raise ZeroDivisionError(question)
            return door.library.find(question)

        def piece(self, article_id: str) -> Any:
            """Nothing."""

        def plain(self, text: str) -> str:
            """As it is."""
            return text

        gist = plain

        def topics(self, language: str) -> tuple[str, ...]:
            """None."""
            return ()

    async def talk() -> None:
        stranger.writes("otrov")
        milica.writes("Ne radi kasa")
        await all_confirmed(telegram)

    with capture_logs() as lines:
        polled(make(door=replace(door, library=Broken())), talk)
    assert counted(door, Ticket) == 1
    # It is kept: a worker tries it again.
    assert [line["tries_left"] for line in lines if "tries_left" in line] == [3]
    with door.database.read(door.clock) as tx:
        assert [each.chat for each in tx.all(select(Received).where(Received.due_at.is_not(None)))] == [
            "5999"
        ]


def test_a_broken_line_and_a_second_poller_are_waited_out(
    channel: TelegramChannel, door: Door, telegram: PretendTelegram, milica: Person, pauses: list[float]
) -> None:
    telegram.faults.drops(method="getMe")
    telegram.faults.drops(method="deleteWebhook")
    telegram.faults.breaks(method="getUpdates")
    telegram.faults.second_poller()

    async def talk() -> None:
        milica.writes("Ne radi kasa")
        await all_confirmed(telegram)

    with capture_logs() as lines:
        polled(channel, talk)
    assert counted(door, Ticket) == 1
    assert pauses == [1.0, 1.0, 2.0]
    assert any("another program" in line["event"] for line in lines)
    assert TOKEN not in str(lines)


def test_the_menu_is_in_two_languages(channel: TelegramChannel, telegram: PretendTelegram) -> None:
    async def talk() -> None:
        await until(lambda: len(telegram.account.commands) == 4)

    polled(channel, talk)
    assert channel.username == "dezurni_bot"
    assert channel.account == "4242"
    menus = {
        (key[0], key[-1]): " ".join(command.command for command in menu)
        for key, menu in telegram.account.commands.items()
    }
    asked_for = "sati tiketi novi covek zovite savetnik termin izvestaj ugovor jezik stop pomoc"
    in_english = "hours tickets new person call advisor appointment statement contract language stop help"
    assert menus["all_private_chats", ""] == asked_for
    assert menus["all_private_chats", "en"] == in_english
    assert menus["chat", ""].startswith("moji dezurstvo vreme beleska")
    assert menus["chat", "en"].startswith("tickets duty time note")


def test_a_press_that_is_too_old_to_answer_still_counts(
    channel: TelegramChannel, door: Door, telegram: PretendTelegram, milica: Person
) -> None:
    async def talk() -> None:
        milica.writes("Ne štampa mi štampač")
        await all_confirmed(telegram)
        await deliver(door, channel)
        telegram.faults.breaks(method="answerCallbackQuery")
        milica.presses("Da")
        await all_confirmed(telegram)
        await deliver(door, channel)
        milica.reads("Drago nam je")

    polled(channel, talk)


def test_a_press_is_answered_although_the_database_is_away_and_counts_once_it_is_back(
    channel: TelegramChannel, door: Door, telegram: PretendTelegram, milica: Person
) -> None:
    def rename(old: str, new: str) -> None:
        with door.database.begin(door.clock) as tx:
            tx.session.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))

    async def talk() -> None:
        milica.writes("Ne štampa mi štampač")
        await all_confirmed(telegram)
        await deliver(door, channel)
        rename("inbox", "away")
        milica.presses("Da")
        await until(lambda: telegram.unanswered_presses() == [])
        rename("away", "inbox")
        await all_confirmed(telegram)
        await deliver(door, channel)
        milica.reads("Drago nam je")

    polled(channel, talk)


def test_a_wrong_token_stops_the_start(make: Make, telegram: PretendTelegram) -> None:
    with pytest.raises(Invalid, match="TELEGRAM_TOKEN"):
        make(token="not a token")
    with pytest.raises(Invalid, match="TELEGRAM_WEBHOOK_SECRET"):
        make(mode="webhook", webhook_secret="")
    with pytest.raises(Invalid, match="TELEGRAM_WEBHOOK_SECRET"):
        make(mode="webhook", webhook_secret="tajna reč")
    assert TOKEN not in repr(make())
    assert SECRET not in repr(make())


def test_closing_closes_the_connections(make: Make, telegram: PretendTelegram) -> None:
    session = InProcess(telegram)

    async def nothing() -> None:
        pass

    polled(make(session=session), nothing)
    assert session.is_closed
