"""The story's people."""

import json
from typing import Any

import pytest

from core.errors import NotFound
from simulator.telegram.account import Press
from simulator.telegram.chats import Message
from simulator.telegram.person import Person
from simulator.telegram.server import PretendTelegram
from tests.simulator.telegram.calls import buttons, say


def asks(telegram: PretendTelegram, text: str, markup: dict[str, Any] | None = None) -> int:
    status, body = say(telegram, text, reply_markup=markup)
    assert status == 200
    return int(body["result"]["message_id"])


def newest(telegram: PretendTelegram) -> dict[str, Any]:
    updates = telegram.handle("getUpdates", {})[1]["result"]
    return dict(updates[-1])


def test_what_a_person_writes_is_an_update(telegram: PretendTelegram) -> None:
    telegram.person(7001, "Ana Jovanović", "anaj").writes("Zdravo")
    message = newest(telegram)["message"]
    assert message["text"] == "Zdravo"
    assert message["from"] == {
        "id": 7001,
        "is_bot": False,
        "first_name": "Ana",
        "last_name": "Jovanović",
        "username": "anaj",
        "language_code": "sr",
    }
    assert message["chat"]["type"] == "private"


def test_the_same_id_is_the_same_person(telegram: PretendTelegram, ana: Person) -> None:
    assert telegram.person(7001, "Ana") is ana
    assert telegram.people == [ana]


def test_a_start_carries_its_payload(telegram: PretendTelegram, ana: Person) -> None:
    ana.starts("kod-1")
    assert newest(telegram)["message"]["text"] == "/start kod-1"
    ana.starts()
    assert newest(telegram)["message"]["text"] == "/start"


def test_an_answer_shows_what_it_answers(telegram: PretendTelegram, ana: Person) -> None:
    asks(telegram, "Kako se zovete?")
    ana.writes("Ana", reply_to=ana.reads("zovete"))
    assert newest(telegram)["message"]["reply_to_message"]["text"] == "Kako se zovete?"


def test_an_edit_is_an_update_of_the_same_message(telegram: PretendTelegram, ana: Person) -> None:
    first = ana.writes("Zdrvo")
    ana.edits(first, "Zdravo")
    edited = newest(telegram)["edited_message"]
    assert (edited["message_id"], edited["text"]) == (first.message_id, "Zdravo")
    assert "edit_date" in edited


def test_a_press_finds_the_newest_button_by_a_part_of_its_label(
    telegram: PretendTelegram, ana: Person
) -> None:
    asks(telegram, "stara", buttons(old="✅ Prihvatam"))
    asks(telegram, "nova", buttons(new="✅ Prihvatam", no="Ne"))
    asks(telegram, "bez dugmadi")
    press = ana.presses("prihvatam")
    assert isinstance(press, Press)
    query = newest(telegram)["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("new", "nova")
    assert query["id"] == press.query_id


def test_the_whole_label_goes_before_a_part(telegram: PretendTelegram, ana: Person) -> None:
    asks(telegram, "?", buttons(more="Da, ali", yes="Da"))
    ana.presses("da")
    assert newest(telegram)["callback_query"]["data"] == "yes"


def test_a_button_that_is_not_there_cannot_be_pressed(telegram: PretendTelegram, ana: Person) -> None:
    asks(telegram, "?", buttons(yes="Da"))
    with pytest.raises(AssertionError, match=r"Ana Jovanović sees no button 'Ne', only \['Da'\]"):
        ana.presses("Ne")


def test_a_link_is_not_pressed(telegram: PretendTelegram, ana: Person) -> None:
    asks(telegram, "?", {"inline_keyboard": [[{"text": "Sajt", "url": "https://a.rs"}]]})
    with pytest.raises(AssertionError, match=r"is a link to https://a\.rs"):
        ana.presses("Sajt")


def test_any_data_can_be_forged(telegram: PretendTelegram, ana: Person) -> None:
    asks(telegram, "?", buttons(yes="Da"))
    ana.presses_data("admin")
    assert newest(telegram)["callback_query"]["data"] == "admin"


def test_an_answer_to_a_press_is_seen(telegram: PretendTelegram, ana: Person) -> None:
    asks(telegram, "?", buttons(yes="Da"))
    ana.presses("Da")
    with pytest.raises(AssertionError, match="no answer to the press of 'yes'"):
        telegram.assert_nothing_unexpected(unanswered=True)
    query_id = newest(telegram)["callback_query"]["id"]
    telegram.handle("answerCallbackQuery", {"callback_query_id": query_id, "text": "Primljeno"})
    assert ana.reads_toast("primljeno").is_alert is False
    telegram.assert_nothing_unexpected(unanswered=True)


def test_a_key_writes_its_label(telegram: PretendTelegram, ana: Person) -> None:
    asks(telegram, "?", {"keyboard": [["Srpski", "English"]]})
    sent = ana.presses("srp")
    assert isinstance(sent, Message)
    assert newest(telegram)["message"]["text"] == "Srpski"


def test_a_key_may_share_the_own_number(telegram: PretendTelegram, ana: Person) -> None:
    ana.phone = "+381601230001"
    asks(telegram, "?", {"keyboard": [[{"text": "Podeli broj", "request_contact": True}]]})
    ana.presses("Podeli")
    contact = newest(telegram)["message"]["contact"]
    assert contact == {"phone_number": "+381601230001", "first_name": "Ana", "user_id": 7001}


def test_keys_go_when_they_are_taken_away(telegram: PretendTelegram, ana: Person) -> None:
    asks(telegram, "?", {"keyboard": [["Srpski"]]})
    assert ana.keys == ["Srpski"]
    asks(telegram, "hvala", {"remove_keyboard": True})
    assert ana.keys == []


def test_somebody_elses_card_carries_somebody_elses_id(telegram: PretendTelegram, ana: Person) -> None:
    ana.shares_contact_of(7002, "+381601230002", "Petar")
    message = newest(telegram)["message"]
    assert (message["from"]["id"], message["contact"]["user_id"]) == (7001, 7002)
    ana.shares_contact_of(None, "+381601230003")
    assert "user_id" not in newest(telegram)["message"]["contact"]


def test_an_album_comes_as_several_messages(telegram: PretendTelegram, ana: Person) -> None:
    ana.sends_photo(caption="Greška", album="a1")
    ana.sends_photo(album="a1")
    first, second = (update["message"] for update in telegram.handle("getUpdates", {})[1]["result"])
    assert first["media_group_id"] == second["media_group_id"] == "a1"
    assert (first["caption"], second.get("caption")) == ("Greška", None)
    assert first["photo"][0]["file_size"] > 0


def test_any_other_content_can_be_sent(telegram: PretendTelegram, ana: Person) -> None:
    ana.sends_other(location={"latitude": 44.8, "longitude": 20.5})
    assert newest(telegram)["message"]["location"]["latitude"] == 44.8


def test_reading_finds_all_fragments_in_one_unread_message(telegram: PretendTelegram, ana: Person) -> None:
    asks(telegram, "Tiket 17 je otvoren")
    asks(telegram, "Javljamo se do 9 časova")
    assert ana.reads("TIKET", "otvoren").text == "Tiket 17 je otvoren"
    with pytest.raises(AssertionError, match="Javljamo se do 9"):
        ana.reads("tiket")
    with pytest.raises(AssertionError, match="was to read nothing"):
        ana.reads_nothing()
    with pytest.raises(AssertionError, match="Ana Jovanović did not read: Javljamo"):
        telegram.assert_nothing_unexpected(unread=True)
    ana.skips_all()
    ana.reads_nothing()


def test_who_has_blocked_the_bot_does_not_write(ana: Person) -> None:
    ana.blocks_bot()
    with pytest.raises(AssertionError, match="must unblock"):
        ana.writes("a")


def test_a_page_sees_the_chat_as_plain_data(telegram: PretendTelegram, ana: Person) -> None:
    ana.writes("Zdravo")
    asks(telegram, "Dobar dan", buttons(yes="Da"))
    state = telegram.state(7001)
    assert json.loads(json.dumps(state)) == state
    assert [(one["from"], one["text"]) for one in state["messages"]] == [
        ("me", "Zdravo"),
        ("bot", "Dobar dan"),
    ]
    assert state["messages"][1]["buttons"] == [[{"label": "Da", "data": "yes", "url": None}]]


def test_a_page_is_told_only_what_changed_since(telegram: PretendTelegram, ana: Person) -> None:
    message_id = asks(telegram, "Dobar dan")
    before = telegram.state(7001)["number"]
    assert telegram.state(7001, before)["messages"] == []
    which = {"chat_id": 7001, "message_id": message_id}
    telegram.handle("editMessageText", {**which, "text": "Dobro veče"})
    changed = telegram.state(7001, before)
    assert [one["text"] for one in changed["messages"]] == ["Dobro veče"]
    telegram.handle("deleteMessage", which)
    gone = telegram.state(7001, changed["number"])["messages"]
    assert [one["is_deleted"] for one in gone] == [True]


def test_a_page_sees_answers_to_presses_and_keys(telegram: PretendTelegram, ana: Person) -> None:
    asks(telegram, "?", {"keyboard": [[{"text": "Broj", "request_contact": True}]]})
    press = ana.presses_data("x")
    telegram.handle(
        "answerCallbackQuery", {"callback_query_id": press.query_id, "text": "Ne", "show_alert": True}
    )
    state = telegram.state(7001)
    assert state["keyboard"] == [[{"label": "Broj", "shares_phone": True}]]
    assert [(toast["text"], toast["is_alert"]) for toast in state["toasts"]] == [("Ne", True)]


def test_nobody_has_no_chat(telegram: PretendTelegram) -> None:
    with pytest.raises(NotFound, match="7999"):
        telegram.state(7999)
