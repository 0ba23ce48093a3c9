"""Which documents are TwiML, and what is said of those that are not."""

import pytest
from twilio.twiml.voice_response import VoiceResponse  # type: ignore[import-untyped, unused-ignore]

from simulator.twilio import IllegalTwiml
from simulator.twilio.grammar import read, recording_places, sdk_grammar

LEGAL = [
    "",
    "<Say>Dobar dan</Say>",
    '<Say voice="Google.sr-RS-Standard-A" language="sr-RS">Dobar <break time="1s"/> dan</Say>',
    '<Gather numDigits="1" timeout="5" finishOnKey=""><Say>Pritisnite 1</Say><Play>/a.wav</Play></Gather>',
    '<Gather input="dtmf speech" language="sr-RS" hints="račun, računa" speechTimeout="3"/>',
    '<Gather actionOnEmptyResult="true" action="/x"/><Hangup/>',
    "<Gather><Pause/></Gather><Redirect>/again?n=1</Redirect>",
    '<Dial action="/after"><Conference endConferenceOnExit="true" waitUrl="">soba</Conference></Dial>',
    '<Dial timeout="20" callerId="+381112345678"><Number url="/offer">+381641110001</Number></Dial>',
    "<Dial>+381641110001</Dial><Say>Nije se javio</Say>",
    '<Enqueue waitUrl="/wait" action="/left">podrska</Enqueue>',
    '<Record maxLength="120" finishOnKey="#" playBeep="true" action="/message"/><Say>Nema poruke</Say>',
    '<Reject reason="busy"/>',
    '<Play loop="0">https://desk.example/music.wav</Play>',
    '<Start><Recording recordingStatusCallback="/r"/></Start><Say>Snima se</Say>',
]

ILLEGAL = [
    ("<say>dobar dan</say>", "say is not allowed in Response"),
    ('<Gather numdigits="1"/>', "unknown attribute numdigits"),
    ('<Gather num_digits="1"/>', "unknown attribute num_digits"),
    ("<Gather><Dial>+381641110001</Dial></Gather>", "Dial is not allowed in Gather"),
    ("<Gather>Pritisnite 1</Gather>", "Gather takes no text"),
    ("<Say></Say>", "Say has no text"),
    ('<Say language="sr-RS" voice="Google.hr-HR-Standard-A">Dan</Say>', "does not speak sr-RS"),
    ('<Say language="sr-RS" voice="Polly.Maja">Dan</Say>', "Polly has no Serbian voice"),
    ('<Redirect method="PATCH">/x</Redirect>', "method='PATCH'"),
    ("<Redirect></Redirect>", "not a legal Redirect"),
    ('<Gather timeout="0"/>', "timeout='0'"),
    ('<Gather timeout="soon"/>', "timeout='soon'"),
    ('<Gather numDigits="0"/>', "numDigits='0'"),
    ('<Gather finishOnKey="##"/>', "finishOnKey='##'"),
    ('<Gather input="voice"/>', "input='voice'"),
    ('<Gather language="sr-RS" speechModel="phone_call" speechTimeout="2"/>', "does not know Serbian"),
    ('<Gather speechModel="googlev2_long" speechTimeout="auto"/>', "needs a positive speechTimeout"),
    ('<Gather action="javascript:alert(1)"/>', "action="),
    (f'<Gather hints="{"a" * 101}"/>', "hints="),
    ('<Dial timeout="4">+381641110001</Dial>', "timeout='4'"),
    ('<Dial timeout="601">+381641110001</Dial>', "timeout='601'"),
    ('<Dial ringTone="rs">+381641110001</Dial>', "ringTone='rs'"),
    ("<Dial></Dial>", "names nobody"),
    (
        '<Dial><Number statusCallbackEvent="answered,completed">+381641110001</Number></Dial>',
        "statusCallbackEvent",
    ),
    (
        '<Dial><Conference startConferenceOnEnter="yes">soba</Conference></Dial>',
        "startConferenceOnEnter='yes'",
    ),
    (f"<Enqueue>{'x' * 65}</Enqueue>", "1 to 64"),
    ('<Record maxLength="0"/>', "maxLength='0'"),
    ('<Reject reason="no"/>', "reason='no'"),
    ("<Say>Ko zove</Say><Reject/>", "Reject is the first verb"),
    ("<Hangup/><Say>Doviđenja</Say>", "never reached after Hangup"),
    ("<Redirect>/x</Redirect><Say>Doviđenja</Say>", "never reached after Redirect"),
    ('<Dial action="/x">+381641110001</Dial><Hangup/>', "never reached after Dial"),
    ('<Enqueue action="/x">podrska</Enqueue><Hangup/>', "never reached after Enqueue"),
    ("<Leave/>", "only a queued call can leave"),
    ("<Say>dobar\x0bdan</Say>", "not well-formed"),
    ("<Say>dobar dan", "not well-formed"),
    (f"<Say>{'x' * 65536}</Say>", "larger than 64 kB"),
]


def document(inside: str) -> str:
    return f"<Response>{inside}</Response>"


@pytest.mark.parametrize("inside", LEGAL)
def test_a_legal_document_is_read(inside: str) -> None:
    read(document(inside), "text/xml; charset=utf-8")


@pytest.mark.parametrize(("inside", "complaint"), ILLEGAL)
def test_an_illegal_document_is_refused_with_the_place_and_the_reason(inside: str, complaint: str) -> None:
    with pytest.raises(IllegalTwiml) as caught:
        read(document(inside), "text/xml")
    assert complaint in str(caught.value)


def test_the_complaint_names_the_path() -> None:
    with pytest.raises(IllegalTwiml) as caught:
        read(document('<Say>a</Say><Gather><Say loop="x">b</Say></Gather>'), "text/xml")
    assert caught.value.path == "Response/Gather[2]/Say[1]"


@pytest.mark.parametrize("content_type", ["", "text/plain", "text/html; charset=utf-8", "application/json"])
def test_only_xml_is_performed(content_type: str) -> None:
    with pytest.raises(IllegalTwiml) as caught:
        read(document("<Hangup/>"), content_type)
    assert caught.value.code == 12300


@pytest.mark.parametrize(
    ("place", "inside"),
    [
        ("queue", "<Enqueue>druga</Enqueue>"),
        ("queue", "<Dial>+381641110001</Dial>"),
        ("conference", "<Gather/>"),
        ("conference", "<Hangup/>"),
        ("whisper", "<Dial>+381641110001</Dial>"),
        ("whisper", "<Record/>"),
    ],
)
def test_a_verb_may_be_out_of_its_place(place: str, inside: str) -> None:
    with pytest.raises(IllegalTwiml, match=f"not allowed in a {place} document"):
        read(document(inside), "text/xml", place)


def test_a_queued_call_may_leave() -> None:
    read(document("<Say>Ostavite poruku</Say><Leave/>"), "text/xml", "queue")


def test_the_grammar_is_the_one_the_sdk_writes() -> None:
    grammar = sdk_grammar()
    assert len(grammar) > 100
    assert grammar["Response", "Gather"].attributes >= {"numDigits", "finishOnKey", "actionOnEmptyResult"}
    assert ("Response", "Number") not in grammar


def test_what_the_sdk_writes_is_read_back() -> None:
    response = VoiceResponse()
    gather = response.gather(num_digits=1, action="/menu", action_on_empty_result=True)
    gather.say("Za prijavu kvara pritisnite 1.", language="sr-RS")
    response.redirect("/voice")
    verbs = read(str(response), "application/xml")
    assert [verb.name for verb in verbs] == ["Gather", "Redirect"]
    assert verbs[0].is_set("actionOnEmptyResult")


def test_the_sdk_lets_a_misspelt_attribute_through_and_the_grammar_does_not() -> None:
    response = VoiceResponse()
    response.gather(num_digit=1)
    with pytest.raises(IllegalTwiml, match="numDigit"):
        read(str(response), "text/xml")


@pytest.mark.parametrize(
    ("inside", "places"),
    [
        ('<Dial record="record-from-answer">+381641110001</Dial>', ["Dial@record"]),
        ('<Dial><Conference record="record-from-start">soba</Conference></Dial>', ["Conference@record"]),
        ("<Start><Recording/></Start>", ["Recording@record"]),
        ("<Record/>", []),
        ('<Dial record="do-not-record">+381641110001</Dial>', []),
    ],
)
def test_documents_that_record_a_talk_are_found(inside: str, places: list[str]) -> None:
    assert recording_places(document(inside)) == places
