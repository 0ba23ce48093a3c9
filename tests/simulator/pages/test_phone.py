"""The telephones' endpoints: what is done is done to the pretend Twilio, and the state shows it."""

from datetime import timedelta

import pytest

from simulator.pages.phone import HIDDEN_NUMBER
from tests.simulator.pages.conftest import ANA, MARKO, ZORA, Stage
from tests.simulator.twilio.desk import LINE

ASKS = "<Gather numDigits='1' timeout='30'><Say language='sr-RS'>Pritisnite jedan</Say></Gather>"


def test_a_telephone_nobody_used_is_idle_and_silent(stage: Stage) -> None:
    ana = stage.operator(ANA)
    assert (ana["status"], ana["lines"], ana["talks_with"], ana["habit"]) == ("idle", [], [], "person")


def test_a_call_is_heard_line_by_line(stage: Stage) -> None:
    stage.desk.on("/voice", ASKS)
    assert stage.posts("phone/call", number="060 123 0001").json() == {"number": ZORA}
    caller = stage.caller()
    assert (caller["status"], caller["gathers"]) == ("in-progress", "dtmf")
    assert [(line["n"], line["text"]) for line in caller["lines"]] == [(1, "Pritisnite jedan")]


def test_a_recorded_prompt_reads_as_its_words_and_can_be_heard(stage: Stage) -> None:
    stage.desk.on(
        "/voice",
        "<Play>https://x.rs/good-day.wav</Play><Play>https://x.rs/hold.wav</Play><Pause length='9'/>",
    )
    stage.posts("phone/call", number=ZORA)
    first, second = stage.caller()["lines"]
    assert (first["kind"], first["text"], first["sound"]) == (
        "speech",
        "Dobar dan",
        "https://x.rs/good-day.wav",
    )
    assert (second["kind"], second["text"], "sound" in second) == ("audio", "https://x.rs/hold.wav", False)


def test_only_the_last_call_is_shown(stage: Stage) -> None:
    for text in ("prvi", "drugi"):
        stage.desk.on("/voice", f"<Say>{text}</Say>")
        stage.posts("phone/call", number=ZORA)
    assert [line["text"] for line in stage.caller()["lines"]] == ["drugi"]


def test_keys_reach_the_program(stage: Stage) -> None:
    stage.desk.on("/voice", ASKS)
    stage.posts("phone/call", number=ZORA)
    assert stage.posts("phone/press", number=ZORA, keys="1").status_code == 200
    assert stage.desk.values("/voice", "Digits") == ["", "1"]


def test_words_reach_the_program(stage: Stage) -> None:
    stage.desk.on("/voice", '<Gather input="dtmf speech" action="/voice"><Say>Recite</Say></Gather>')
    stage.posts("phone/call", number=ZORA)
    assert stage.caller()["gathers"] == "dtmf speech"
    assert stage.posts("phone/say", number=ZORA, text="  avansni račun ").status_code == 200
    assert stage.desk.values("/voice", "SpeechResult") == ["", "avansni račun"]


def test_a_withheld_number_is_anonymous_to_the_program(stage: Stage) -> None:
    stage.desk.on("/voice", ASKS)
    assert stage.posts("phone/call").json() == {"number": HIDDEN_NUMBER}
    assert stage.desk.values("/voice", "From") == ["anonymous"]
    assert stage.gets("phone/state")["caller"]["status"] == "in-progress"


def test_an_operators_telephone_rings_and_is_answered(stage: Stage) -> None:
    stage.rings(ANA)
    assert stage.operator(ANA)["status"] == "ringing"
    stage.posts("phone/answer", number=ANA)
    ana = stage.operator(ANA)
    assert (ana["status"], ana["lines"][0]["text"]) == ("in-progress", "Zove klijent")
    stage.posts("phone/hang-up", number=ANA)
    assert stage.operator(ANA)["status"] == "idle"


def test_an_operator_calls_the_line_from_their_own_telephone(stage: Stage) -> None:
    stage.desk.on("/voice", ASKS)
    assert stage.posts("phone/call", number=ANA).json() == {"number": ANA}
    assert stage.desk.values("/voice", "From") == [ANA]
    assert stage.operator(ANA)["status"] == "in-progress"


def test_an_operator_may_decline(stage: Stage) -> None:
    stage.rings(ANA)
    stage.posts("phone/decline", number=ANA)
    assert stage.operator(ANA)["status"] == "idle"


def test_a_voicemail_box_picks_up_until_it_is_switched_off(stage: Stage) -> None:
    stage.rings(ANA)
    stage.posts("phone/mailbox", number=ANA, on=True)
    ana = stage.operator(ANA)
    assert (ana["status"], ana["habit"]) == ("in-progress", "voicemail")
    stage.posts("phone/mailbox", number=ANA, on=False)
    assert stage.operator(ANA)["habit"] == "person"


def test_those_who_talk_are_shown_by_name(stage: Stage) -> None:
    stage.desk.on("/voice", "<Dial><Conference>soba</Conference></Dial>")
    stage.posts("phone/call", number=ZORA)
    stage.rings(MARKO)
    stage.desk.on("/offer", "<Dial><Conference>soba</Conference></Dial>")
    stage.posts("phone/answer", number=MARKO)
    assert stage.caller()["talks_with"] == ["Marko Petrović"]
    assert stage.operator(MARKO)["talks_with"] == ["Milica Zorić"]


def test_a_message_lasts_while_its_person_speaks_and_is_finished_by_the_button(stage: Stage) -> None:
    stage.desk.on("/voice", "<Record action='/done' finishOnKey='#' timeout='2'/>")
    stage.desk.on("/done", "<Say>Hvala</Say><Hangup/>")
    stage.posts("phone/call", number=ZORA)
    for _ in range(4):
        assert stage.caller()["is_recorded"]
        stage.posts("phone/speak", number=ZORA)
        stage.demo.twilio.advance(timedelta(seconds=2))
    stage.posts("phone/finish-message", number=ZORA)
    assert stage.desk.values("/done", "RecordingDuration") == ["8"]
    assert stage.caller()["status"] == "idle"


def test_speaking_where_nothing_records_does_nothing(stage: Stage) -> None:
    assert stage.posts("phone/speak", number=ZORA).status_code == 200


@pytest.mark.parametrize("act", ["answer", "decline", "hang-up", "finish-message"])
def test_what_a_telephone_cannot_do_now_is_a_conflict(stage: Stage, act: str) -> None:
    answer = stage.posts(f"phone/{act}", number=ANA)
    assert answer.status_code == 409
    assert ANA in answer.json()["detail"]


def test_who_is_on_a_call_cannot_call_again(stage: Stage) -> None:
    stage.desk.on("/voice", ASKS)
    stage.posts("phone/call", number=ZORA)
    assert stage.posts("phone/call", number=ZORA).status_code == 409


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("phone/call", {"number": "zzz"}),
        ("phone/call", {"number": ""}),
        ("phone/call", {"number": "1" * 41}),
        ("phone/call", {"number": LINE}),
        ("phone/call", {"number": 5}),
        ("phone/press", {"number": ZORA, "keys": "A"}),
        ("phone/press", {"number": ZORA, "keys": ""}),
        ("phone/press", {"number": ZORA}),
        ("phone/say", {"number": ZORA, "text": " "}),
        ("phone/say", {"number": ZORA, "text": "a" * 201}),
        ("phone/answer", {}),
        ("phone/answer", {"number": "\x00"}),
        ("phone/mailbox", {"number": ANA}),
    ],
)
def test_nonsense_is_refused_in_words(stage: Stage, path: str, body: dict[str, object]) -> None:
    answer = stage.posts(path, **body)
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_a_state_for_no_number_is_refused(stage: Stage) -> None:
    assert stage.browser.get("/try/phone/state", params={"caller": "zzz"}).status_code == 422
