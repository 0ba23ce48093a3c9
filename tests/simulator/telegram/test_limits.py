"""The vendor's limits: what just fits, and what no longer does."""

from datetime import timedelta
from typing import Any

import pytest

from simulator.clock import TurnableClock
from simulator.telegram.person import SMALLEST_PNG, Person
from simulator.telegram.server import PretendTelegram
from tests.simulator.telegram.calls import buttons, refusal, say


@pytest.mark.parametrize(("length", "status"), [(0, 400), (1, 200), (4096, 200), (4097, 400)])
def test_a_text_has_1_to_4096_characters(
    telegram: PretendTelegram, ana: Person, length: int, status: int
) -> None:
    assert say(telegram, "š" * length)[0] == status


def test_characters_are_counted_after_the_markup(telegram: PretendTelegram, ana: Person) -> None:
    assert say(telegram, "<b>" + "&amp;" * 4096 + "</b>", parse_mode="HTML")[0] == 200
    assert say(telegram, "<b>" + "&amp;" * 4097 + "</b>", parse_mode="HTML")[0] == 400


def test_a_sign_outside_the_basic_plane_counts_twice(telegram: PretendTelegram, ana: Person) -> None:
    assert say(telegram, "😀" * 2048)[0] == 200
    assert say(telegram, "😀" * 2049)[0] == 400


@pytest.mark.parametrize(("length", "status"), [(0, 200), (1024, 200), (1025, 400)])
def test_a_caption_has_at_most_1024_characters(
    telegram: PretendTelegram, ana: Person, length: int, status: int
) -> None:
    params = {"chat_id": 7001, "caption": "a" * length}
    assert telegram.handle("sendDocument", params, {"document": ("a.txt", b"a")})[0] == status


@pytest.mark.parametrize(("data", "status"), [("", 400), ("a", 200), ("š" * 32, 200), ("š" * 32 + "a", 400)])
def test_the_data_of_a_button_has_1_to_64_bytes(
    telegram: PretendTelegram, ana: Person, data: str, status: int
) -> None:
    assert say(telegram, "?", reply_markup=buttons(**{data: "Da"}))[0] == status


def test_a_button_without_action_is_refused(telegram: PretendTelegram, ana: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "Da"}]]}
    status, body = say(telegram, "?", reply_markup=markup)
    assert (status, body["description"]) == (
        400,
        "Bad Request: text buttons are unallowed in the inline keyboard",
    )


def test_a_hundred_buttons_are_the_most(telegram: PretendTelegram, ana: Person) -> None:
    row = [{"text": "Da", "callback_data": "y"}]
    assert say(telegram, "?", reply_markup={"inline_keyboard": [row] * 100})[0] == 200
    assert say(telegram, "?", reply_markup={"inline_keyboard": [row] * 101})[0] == 400


@pytest.mark.parametrize(("seconds", "status"), [(15, 200), (16, 400)])
def test_a_press_can_be_answered_for_a_short_time(
    telegram: PretendTelegram, clock: TurnableClock, ana: Person, seconds: int, status: int
) -> None:
    say(telegram, "?", reply_markup=buttons(y="Da"))
    ana.presses("Da")
    query = telegram.handle("getUpdates", {})[1]["result"][0]["callback_query"]
    clock.advance(timedelta(seconds=seconds))
    answer = telegram.handle("answerCallbackQuery", {"callback_query_id": query["id"]})
    assert answer[0] == status
    telegram.assert_nothing_unexpected()  # being late is the world's doing


def test_a_press_that_never_was_cannot_be_answered(telegram: PretendTelegram) -> None:
    assert "query is too old" in refusal(telegram, "answerCallbackQuery", callback_query_id="q99")
    with pytest.raises(AssertionError, match="query is too old"):
        telegram.assert_nothing_unexpected()


@pytest.mark.parametrize(("length", "status"), [(0, 200), (200, 200), (201, 400)])
def test_an_answer_to_a_press_has_at_most_200_characters(
    telegram: PretendTelegram, ana: Person, length: int, status: int
) -> None:
    say(telegram, "?", reply_markup=buttons(y="Da"))
    press = ana.presses_data("y")
    params = {"callback_query_id": press.query_id, "text": "a" * length}
    assert telegram.handle("answerCallbackQuery", params)[0] == status
    assert len(telegram.unanswered_presses()) == (0 if status == 200 else 1)


def test_pictures_are_pictures(telegram: PretendTelegram, ana: Person) -> None:
    def send(content: bytes) -> tuple[int, dict[str, Any]]:
        params = {"chat_id": 7001, "photo": "attach://x"}
        return telegram.handle("sendPhoto", params, {"x": ("a.png", content)})

    assert send(SMALLEST_PNG)[1]["result"]["photo"][0]["width"] == 1
    assert send(b"text")[1]["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    assert "too big for a photo" in send(SMALLEST_PNG + bytes(10 * 1024 * 1024))[1]["description"]
    wide = SMALLEST_PNG[:16] + (30).to_bytes(4) + SMALLEST_PNG[20:]
    assert send(wide)[1]["description"] == "Bad Request: PHOTO_INVALID_DIMENSIONS"


def test_files_have_their_limits(telegram: PretendTelegram, ana: Person) -> None:
    def send(content: bytes) -> int:
        return telegram.handle("sendDocument", {"chat_id": 7001}, {"document": ("a.bin", content)})[0]

    assert send(b"") == 400
    assert send(bytes(50 * 1024 * 1024)) == 200
    assert send(bytes(50 * 1024 * 1024 + 1)) == 413
    nowhere = refusal(telegram, "sendDocument", chat_id=7001, document="attach://x")
    assert nowhere == "Bad Request: wrong file identifier/HTTP URL specified"


def test_a_file_can_be_fetched_for_an_hour(
    telegram: PretendTelegram, clock: TurnableClock, ana: Person
) -> None:
    sent = ana.sends_document("izveštaj.pdf", b"%PDF-", mime_type="application/pdf")
    assert sent.file is not None
    found = telegram.handle("getFile", {"file_id": sent.file.file_id})[1]["result"]
    assert telegram.download(found["file_path"]) == b"%PDF-"
    clock.advance(timedelta(hours=1))
    assert telegram.download(found["file_path"]) is None
    assert telegram.download("nothing") is None


def test_a_file_above_20_megabytes_cannot_be_fetched(telegram: PretendTelegram, ana: Person) -> None:
    sent = ana.sends_document("a.bin", bytes(20 * 1024 * 1024 + 1))
    assert sent.file is not None
    assert refusal(telegram, "getFile", file_id=sent.file.file_id) == "Bad Request: file is too big"
