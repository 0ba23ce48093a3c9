"""Methods and what goes wrong with them, called in the process."""

from datetime import timedelta
from typing import get_args

import pytest
from aiogram import methods
from aiogram.enums import UpdateType

from simulator.clock import TurnableClock
from simulator.telegram.parameters import UpdateKind
from simulator.telegram.person import Person
from simulator.telegram.refusals import NoAnswer
from simulator.telegram.server import METHODS, PretendTelegram
from tests.simulator.telegram.calls import buttons, refusal, say


@pytest.mark.parametrize("method", METHODS)
def test_every_parameter_is_one_of_the_real_api(method: str) -> None:
    real = getattr(methods, method[0].upper() + method[1:])
    assert METHODS[method][0].model_fields.keys() <= real.model_fields.keys()


def test_the_kinds_of_update_are_those_of_the_real_api() -> None:
    assert set(get_args(UpdateKind)) == {kind.value for kind in UpdateType}


def test_a_message_arrives_and_is_answered_with_itself(telegram: PretendTelegram, ana: Person) -> None:
    status, body = say(telegram, "Dobar dan")
    assert status == 200
    assert body["result"]["text"] == "Dobar dan"
    assert body["result"]["chat"]["id"] == ana.user_id
    assert ana.reads("dobar").text == "Dobar dan"
    telegram.assert_nothing_unexpected(unread=True)


def test_values_may_come_as_text_as_in_a_form(telegram: PretendTelegram, ana: Person) -> None:
    markup = '{"inline_keyboard": [[{"text": "Da", "callback_data": "y"}]]}'
    params = {"chat_id": "7001", "text": "?", "disable_notification": "true", "reply_markup": markup}
    assert telegram.handle("sendMessage", params)[0] == 200
    assert ana.inbox[0].labels == ["Da"]


def test_an_unknown_method_is_refused_and_noted(telegram: PretendTelegram) -> None:
    assert refusal(telegram, "sendSong", chat_id=1) == "Not Found"
    with pytest.raises(AssertionError, match="sendSong: Not Found"):
        telegram.assert_nothing_unexpected()


def test_an_unknown_parameter_is_refused_and_noted(telegram: PretendTelegram, ana: Person) -> None:
    said = refusal(telegram, "sendMessage", chat_id=7001, text="a", colour="red")
    assert said == 'Bad Request: parameter "colour" is not known'
    assert telegram.unexpected == [f"sendMessage: {said}"]
    assert ana.inbox == []


def test_a_parameter_that_is_none_was_not_given(telegram: PretendTelegram, ana: Person) -> None:
    assert say(telegram, "a", parse_mode=None, colour=None)[0] == 200


def test_who_never_wrote_cannot_be_written_to(telegram: PretendTelegram) -> None:
    ana = telegram.person(7001, "Ana")
    assert refusal(telegram, "sendMessage", chat_id=7001, text="a") == "Bad Request: chat not found"
    assert refusal(telegram, "sendMessage", chat_id=7999, text="a") == "Bad Request: chat not found"
    ana.starts()
    assert say(telegram, "a")[0] == 200
    telegram.assert_nothing_unexpected()


def test_who_blocks_the_bot_hears_nothing_until_unblocking(telegram: PretendTelegram, ana: Person) -> None:
    ana.blocks_bot()
    assert refusal(telegram, "sendMessage", chat_id=7001, text="a") == (
        "Forbidden: bot was blocked by the user"
    )
    ana.unblocks_bot()
    assert say(telegram, "a")[0] == 200
    changes = [update["my_chat_member"] for update in telegram.handle("getUpdates", {})[1]["result"]]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


def test_who_is_gone_cannot_be_written_to(telegram: PretendTelegram, ana: Person) -> None:
    ana.deactivates()
    assert refusal(telegram, "sendMessage", chat_id=7001, text="a") == "Forbidden: user is deactivated"


def test_a_flood_lasts_as_long_as_it_says(
    telegram: PretendTelegram, clock: TurnableClock, ana: Person
) -> None:
    telegram.faults.floods(7001, retry_after=7)
    clock.advance(timedelta(seconds=2))
    status, body = say(telegram, "a")
    assert (status, body["parameters"]) == (429, {"retry_after": 5})
    clock.advance(timedelta(seconds=5))
    assert say(telegram, "a")[0] == 200


def test_a_moved_group_tells_its_new_id(telegram: PretendTelegram) -> None:
    telegram.faults.migrates(-500, -100500)
    _, body = telegram.handle("sendMessage", {"chat_id": -500, "text": "a"})
    assert body["parameters"] == {"migrate_to_chat_id": -100500}
    telegram.assert_nothing_unexpected()


def test_a_break_happens_once_and_not_to_listening(telegram: PretendTelegram, ana: Person) -> None:
    telegram.faults.breaks()
    assert telegram.handle("getUpdates", {})[0] == 200
    assert say(telegram, "a")[0] == 500
    assert say(telegram, "a")[0] == 200


def test_a_dropped_call_is_not_carried_out_and_a_lost_answer_is(
    telegram: PretendTelegram, ana: Person
) -> None:
    telegram.faults.drops()
    with pytest.raises(NoAnswer):
        say(telegram, "prva")
    telegram.faults.loses_answer()
    with pytest.raises(NoAnswer):
        say(telegram, "druga")
    assert [message.text for message in ana.inbox] == ["druga"]
    assert [call.status for call in telegram.calls] == [0, 0]


def test_a_call_inside_a_transaction_is_noted(clock: TurnableClock) -> None:
    telegram = PretendTelegram("1:a", clock, inside_transaction=lambda: True)
    assert telegram.handle("getMe", {})[0] == 200
    with pytest.raises(AssertionError, match="getMe was called inside a transaction"):
        telegram.assert_nothing_unexpected()


def test_an_edit_shows_and_must_be_read_again(telegram: PretendTelegram, ana: Person) -> None:
    sent = say(telegram, "Biram", reply_markup=buttons(y="Da"))[1]["result"]
    ana.reads("biram")
    which = {"chat_id": 7001, "message_id": sent["message_id"]}
    assert "edit_date" in telegram.handle("editMessageText", {**which, "text": "Izabrano"})[1]["result"]
    assert ana.reads("izabrano").labels == []
    assert "message is not modified" in refusal(telegram, "editMessageText", **which, text="Izabrano")
    ana.reads_nothing()


def test_buttons_alone_can_be_taken_away(telegram: PretendTelegram, ana: Person) -> None:
    sent = say(telegram, "Biram", reply_markup=buttons(y="Da"))[1]["result"]
    ana.reads("biram")
    which = {"chat_id": 7001, "message_id": sent["message_id"]}
    assert telegram.handle("editMessageReplyMarkup", which)[0] == 200
    assert ana.inbox[0].labels == []
    ana.reads_nothing()


def test_only_own_messages_can_be_edited(telegram: PretendTelegram, ana: Person) -> None:
    hers = ana.writes("Zdravo")
    assert refusal(telegram, "editMessageText", chat_id=7001, message_id=hers.message_id, text="a") == (
        "Bad Request: message can't be edited"
    )
    assert "message to edit not found" in refusal(
        telegram, "editMessageText", chat_id=7001, message_id=999, text="a"
    )


def test_a_message_can_be_deleted_for_two_days(
    telegram: PretendTelegram, clock: TurnableClock, ana: Person
) -> None:
    first, second = (say(telegram, text)[1]["result"]["message_id"] for text in ("prva", "druga"))
    clock.advance(timedelta(hours=48, seconds=-1))
    assert telegram.handle("deleteMessage", {"chat_id": 7001, "message_id": first})[0] == 200
    assert [message.text for message in ana.inbox] == ["druga"]
    clock.advance(timedelta(seconds=1))
    assert "can't be deleted" in refusal(telegram, "deleteMessage", chat_id=7001, message_id=second)


def test_an_answer_to_a_message_that_is_not_there_is_refused(telegram: PretendTelegram, ana: Person) -> None:
    assert say(telegram, "a", reply_parameters={"message_id": 5})[0] == 400
    lenient = {"message_id": 5, "allow_sending_without_reply": True}
    assert say(telegram, "a", reply_parameters=lenient)[0] == 200


def test_menus_are_kept_by_scope_and_language(telegram: PretendTelegram) -> None:
    commands = [{"command": "sati", "description": "Preostali sati"}]
    assert telegram.handle("setMyCommands", {"commands": commands, "language_code": "sr"})[0] == 200
    private = {"type": "all_private_chats"}
    assert telegram.handle("setMyCommands", {"commands": commands, "scope": private})[0] == 200
    assert [(key[0], key[3]) for key in telegram.account.commands] == [
        ("default", "sr"),
        ("all_private_chats", ""),
    ]
    assert "pattern" in refusal(
        telegram, "setMyCommands", commands=[{"command": "Sati!", "description": "a"}]
    )


def test_the_chat_shows_that_the_bot_types_until_it_writes(telegram: PretendTelegram, ana: Person) -> None:
    telegram.handle("sendChatAction", {"chat_id": 7001, "action": "typing"})
    assert ana.sees_action == "typing"
    say(telegram, "a")
    assert ana.sees_action is None
    assert refusal(telegram, "sendChatAction", chat_id=7001, action="singing").startswith("Bad Request")
