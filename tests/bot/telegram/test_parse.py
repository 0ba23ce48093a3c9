"""Updates as Telegram sends them, and what the desk is told of them."""

from typing import Any

import pytest
from aiogram import Bot
from structlog.testing import capture_logs

from bot.telegram.parse import parse, read_update
from core.ports import Inbound, Wish
from tests.bot.telegram.conftest import TOKEN

MILICA = {"id": 5001, "is_bot": False, "first_name": "Milica", "language_code": "sr"}
PRIVATE = {"id": 5001, "type": "private", "first_name": "Milica"}
GROUP = {"id": -100500, "type": "supergroup", "title": "Podrška"}
BOT = {"id": 4242, "is_bot": True, "first_name": "Dežurni"}
EARLIER = {"message_id": 7, "date": 1760428800, "chat": PRIVATE, "from": BOT, "text": "Tiket #1001"}


def message(**parts: Any) -> dict[str, Any]:
    said = {"message_id": 8, "date": 1760428800, "chat": PRIVATE, "from": MILICA, **parts}
    return {"update_id": 900, "message": said}


def press(**parts: Any) -> dict[str, Any]:
    query = {"id": "1", "from": MILICA, "chat_instance": "c", "message": EARLIER, "data": "token-1", **parts}
    return {"update_id": 901, "callback_query": query}


def heard(update: dict[str, Any]) -> Inbound | None:
    read = read_update(update, Bot(TOKEN))
    assert read is not None
    return parse(read, "4242")


def test_a_text_is_told_with_all_that_the_desk_needs() -> None:
    assert heard(message(text="Ne radi štampač")) == Inbound(
        channel="telegram",
        account="4242",
        event="900",
        chat="5001",
        sender="5001",
        wish=Wish.QUESTION,
        text="Ne radi štampač",
        language="sr",
        can_share_phone=True,
        ref="8",
    )


CONTACT = {"phone_number": "381601230001", "first_name": "Milica", "user_id": 5001}
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]

HEARD: list[tuple[dict[str, Any], Wish, str, str]] = [
    (message(text="/start"), Wish.GREETING, "", ""),
    (message(text="/start K7M2P9QR"), Wish.LINK, "K7M2P9QR", "K7M2P9QR"),
    (message(text="/sati@dezurni_bot"), Wish.HOURS, "", ""),
    (message(text="/covek ne radi"), Wish.PERSON, "ne radi", "ne radi"),
    (message(text="hvala"), Wish.THANKS, "hvala", ""),
    (message(text="a\x00b"), Wish.QUESTION, "ab", ""),
    (message(text="a\ud800b"), Wish.QUESTION, "a?b", ""),
    (message(photo=PHOTO, caption="Ovo mi piše"), Wish.QUESTION, "Ovo mi piše", ""),
    (message(photo=PHOTO), Wish.QUESTION, "", ""),
    (message(sticker={"file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1,
                      "is_animated": False, "is_video": False}), Wish.QUESTION, "", ""),
    (message(contact=CONTACT), Wish.SHARED_PHONE, "", "381601230001"),
    (message(contact={**CONTACT, "user_id": 5002}), Wish.QUESTION, "👤 Milica 381601230001", ""),
    (message(contact={**CONTACT, "user_id": None}), Wish.QUESTION, "👤 Milica 381601230001", ""),
    (
        message(contact={key: CONTACT[key] for key in ("phone_number", "first_name")}),
        Wish.QUESTION, "👤 Milica 381601230001", "",
    ),
    (message(location={"latitude": 44.8, "longitude": 20.4}), Wish.QUESTION, "📍 44.8, 20.4", ""),
    (press(), Wish.PRESS, "", "token-1"),
    (press(message={"message_id": 7, "date": 0, "chat": PRIVATE}), Wish.PRESS, "", "token-1"),
]  # fmt: skip


@pytest.mark.parametrize(("update", "wish", "text", "argument"), HEARD)
def test_what_is_heard(update: dict[str, Any], wish: Wish, text: str, argument: str) -> None:
    inbound = heard(update)
    assert inbound
    assert (inbound.wish, inbound.text, inbound.argument) == (wish, text, argument)
    assert inbound.event == str(update["update_id"])


def test_a_reply_names_the_message_that_it_answers() -> None:
    inbound = heard(message(text="Rešeno", reply_to_message=EARLIER))
    assert inbound
    assert inbound.reply_to == "7"


def test_an_edit_tells_which_message_reads_how() -> None:
    inbound = heard({"update_id": 2, "edited_message": {**EARLIER, "from": MILICA, "edit_date": 1}})
    assert inbound
    assert (inbound.wish, inbound.ref, inbound.text) == (Wish.EDITED, "7", "Tiket #1001")


_VIDEO = {"file_id": "v", "file_unique_id": "u", "width": 1, "height": 1, "duration": 3}
_SMALL = {"file_id": "s", "file_unique_id": "u", "width": 90, "height": 60, "file_size": 9}
_LARGE = {"file_id": "l", "file_unique_id": "u", "width": 1280, "height": 853, "file_size": 2**33}
_VOICE = {"file_id": "o", "file_unique_id": "u", "duration": 3, "mime_type": "audio/ogg"}
_NAMED = {"file_id": "d", "file_unique_id": "u", "file_name": "../../a.exe", "mime_type": "image/png"}
FILES = [
    (message(photo=[_SMALL, _LARGE]), ("l", "slika", 2**33)),
    (message(document=_NAMED), ("d", "../../a.exe", 0)),
    (message(animation=_VIDEO, document={**_NAMED, "file_id": "v"}), ("v", "../../a.exe", 0)),
    (message(video=_VIDEO), ("v", "fajl", 0)),
    (message(voice=_VOICE), ("o", "glasovna poruka", 0)),
    (message(video_note={**_VIDEO, "length": 240}), ("v", "video poruka", 0)),
]


@pytest.mark.parametrize(("update", "file"), FILES)
def test_a_file_is_told_by_its_id_its_name_and_its_size(
    update: dict[str, Any], file: tuple[str, str, int]
) -> None:
    update["message"]["media_group_id"] = "a1"
    inbound = heard(update)
    assert inbound and inbound.album == "a1"
    assert [(one.ref, one.name, one.size) for one in inbound.files] == [file]


IGNORED = [
    message(chat=GROUP, text="zdravo"),
    message(text="zdravo", sender_chat=GROUP),
    message(text="zdravo", **{"from": BOT}),
    {"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": PRIVATE, "text": "bez pošiljaoca"}},
    message(pinned_message=EARLIER),
    message(new_chat_title="Novo ime"),
    {"update_id": 2, "edited_message": {**EARLIER, "chat": GROUP, "from": MILICA, "edit_date": 1}},
    {
        "update_id": 3,
        "channel_post": {"message_id": 1, "date": 0, "chat": {"id": -1, "type": "channel"}, "text": "a"},
    },
    press(data=None, game_short_name="igra"),
    press(message=None, inline_message_id="i"),
    press(message={**EARLIER, "chat": GROUP}),
    {"update_id": 4, "something_new": {"a": 1}},
    {"update_id": 5},
]


@pytest.mark.parametrize("update", IGNORED)
def test_what_is_none_of_our_business(update: dict[str, Any]) -> None:
    assert heard(update) is None


JUNK: list[Any] = [
    {},
    {"update_id": "x"},
    {"update_id": 1, "message": {}},
    {"update_id": 1, "message": "text"},
    message(text=5),
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff",
    b"[" * 100_000,
]


@pytest.mark.parametrize("raw", JUNK)
def test_junk_is_logged_and_passed_over(raw: Any) -> None:
    with capture_logs() as lines:
        assert read_update(raw, Bot(TOKEN)) is None
    assert [line["event"] for line in lines] == ["telegram: an update could not be read"]


def test_the_log_repeats_nothing_that_was_written() -> None:
    with capture_logs() as lines:
        read_update(message(text="tajna", date="x"), Bot(TOKEN))
    assert "tajna" not in str(lines)
