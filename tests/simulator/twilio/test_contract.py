"""The REST requests of every story are held against Twilio's published document: here, that it bites."""

import pytest

from simulator.twilio.contract import breaches

CALL, ROOM = f"CA{'0' * 32}", f"CF{'0' * 32}"
RING = {"To": "+381641110001", "From": "+381113334444", "Url": "https://a.rs/x", "Timeout": "20"}


PARTICIPANT = f"/Conferences/{ROOM}/Participants/{CALL}.json"
NO_DOCUMENT = "one of ApplicationSid, Twiml, Url is required"


@pytest.mark.parametrize(
    ("method", "path", "params", "said"),
    [
        ("POST", "/Calls.json", RING, []),
        ("POST", "/Calls.json", {**RING, "Timeout": "601"}, ["Timeout='601' is no value of it"]),
        ("POST", "/Calls.json", {**RING, "To": "0641110001"}, ["To='0641110001' is no value of it"]),
        ("POST", "/Calls.json", {**RING, "Timeouts": "2"}, ["Timeouts is no parameter of it"]),
        ("POST", "/Calls.json", {"To": RING["To"]}, ["From is required", NO_DOCUMENT]),
        ("POST", f"/Calls/{CALL}.json", {"Status": "finished"}, ["Status='finished' is no value of it"]),
        ("POST", PARTICIPANT, {"Hold": "yes"}, ["Hold='yes' is no value of it"]),
        ("POST", PARTICIPANT, {"HoldUrl": "https://a.rs/m.wav"}, []),
        ("POST", "/NotOurs.json", {"x": "y"}, ["it is not among the requests that were read from it"]),
    ],
)
def test_what_the_published_document_does_not_allow_is_named(
    method: str, path: str, params: dict[str, str], said: list[str]
) -> None:
    assert breaches(method, path, list(params.items())) == said
