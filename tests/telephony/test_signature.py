"""Only what Twilio signed is heard: over our public address, the raw path and query, and every field."""

import pytest
from starlette.datastructures import FormData
from starlette.requests import Request

from core.calls.rows import Call
from telephony.signature import is_genuine, signed_url
from tests.stories.world import AUTH_TOKEN, PUBLIC_URL
from tests.telephony.conftest import MakeLine
from tests.telephony.line import MILICA, PhoneLine, ask, posted_paths, sign

# Published by Twilio with the token 12345: https://www.twilio.com/docs/usage/webhooks/webhooks-security
VECTOR_FIELDS = {
    "CallSid": "CA1234567890ABCDE",
    "Caller": "+14158675310",
    "Digits": "1234",
    "From": "+14158675310",
    "To": "+18005551212",
}
VECTOR_SIGNATURE = "L/OH5YylLD5NRKLltdqwSvS0BnU="
CALL = [("CallSid", "CA1"), ("From", MILICA)]


def request(path: str, query: str = "", signature: str | None = None, **scope: object) -> Request:
    headers = [] if signature is None else [(b"x-twilio-signature", signature.encode("latin-1"))]
    given = {"raw_path": path.encode(), "path": path, "query_string": query.encode(), "headers": headers}
    return Request({"type": "http", "method": "POST", "scheme": "http", **given, **scope})


def is_vector_genuine(signature: str, fields: dict[str, str], *tokens: str) -> bool:
    asked = request("/myapp.php", "foo=1&bar=2", signature)
    return is_genuine(asked, FormData(fields), public_url="https://example.com", tokens=tokens)


def test_twilios_published_example_is_genuine() -> None:
    assert is_vector_genuine(VECTOR_SIGNATURE, VECTOR_FIELDS, "12345")


def test_twilios_published_example_with_one_thing_changed_is_forged() -> None:
    assert not is_vector_genuine(VECTOR_SIGNATURE, VECTOR_FIELDS, "12346")
    assert not is_vector_genuine(VECTOR_SIGNATURE, {**VECTOR_FIELDS, "Digits": "1235"}, "12345")
    assert not is_vector_genuine(VECTOR_SIGNATURE, {**VECTOR_FIELDS, "Extra": ""}, "12345")
    assert not is_vector_genuine(VECTOR_SIGNATURE.lower(), VECTOR_FIELDS, "12345")
    assert not is_vector_genuine("", VECTOR_FIELDS, "12345")


def test_either_token_may_sign_while_one_is_rotated_and_no_token_is_no_key() -> None:
    assert is_vector_genuine(VECTOR_SIGNATURE, VECTOR_FIELDS, "old", "12345")
    assert is_vector_genuine(VECTOR_SIGNATURE, VECTOR_FIELDS, "12345", "new")
    assert not is_vector_genuine(VECTOR_SIGNATURE, VECTOR_FIELDS)
    signed_with_nothing = sign("https://example.com/myapp.php?foo=1&bar=2", VECTOR_FIELDS.items(), "")
    assert not is_vector_genuine(signed_with_nothing, VECTOR_FIELDS, "", "12345")


@pytest.mark.parametrize(
    ("public_url", "path", "query", "signed"),
    [
        ("https://a.rs", "/twilio/voice", "", "https://a.rs/twilio/voice"),
        ("https://a.rs/", "/twilio/voice", "", "https://a.rs/twilio/voice"),
        ("https://a.rs/desk", "/twilio/voice", "", "https://a.rs/desk/twilio/voice"),
        ("https://a.rs:8443", "/twilio/voice", "b=2&a=1", "https://a.rs:8443/twilio/voice?b=2&a=1"),
        ("http://a.rs", "/twilio/%76oice", "x=%c5%A1+%20", "http://a.rs/twilio/%76oice?x=%c5%A1+%20"),
        ("https://a.rs", "/twilio/voice?inside", "", "https://a.rs/twilio/voice"),
    ],
)
def test_what_is_signed_is_the_public_address_with_raw_path_and_query(
    public_url: str, path: str, query: str, signed: str
) -> None:
    assert signed_url(request(path, query), public_url) == signed


def test_without_a_raw_path_the_decoded_one_is_taken() -> None:
    assert signed_url(request("/twilio/voice", raw_path=None), "https://a.rs") == "https://a.rs/twilio/voice"


def test_a_proxy_may_strip_the_prefix_of_the_public_address(line_at: MakeLine) -> None:
    line = line_at(public_url="https://firma.example.rs/podrska")
    answer = line.post("voice", CALL, scheme="http")
    assert 'action="https://firma.example.rs/podrska/twilio/menu"' in answer.legal()


@pytest.mark.parametrize(
    "path",
    [
        "voice?b=2&a=1",
        "voice?a=1&b=2",
        "voice?x=%C5%A1",
        "voice?x=%c5%a1",
        "voice?x=a+b",
        "voice?x=",
        "%76oice",
    ],
)
def test_path_and_query_count_byte_by_byte(line: PhoneLine, path: str) -> None:
    assert line.post(path, CALL).status == 200
    assert line.post(path, CALL, signed=f"{PUBLIC_URL}/twilio/voice?other=1").status == 403


@pytest.mark.parametrize(
    "fields",
    [
        [*CALL, ("Digits", "1"), ("Digits", "2")],
        [*CALL, ("CallerName", ""), ("FromCity", "")],
        [*CALL, ("CallerName", " Žika + & = ; ☎ "), ("callsid", "x"), ("CALLSID", "y")],
    ],
    ids=["repeated", "empty", "odd"],
)
def test_every_field_counts_repeated_and_empty_ones_too(
    line: PhoneLine, fields: list[tuple[str, str]]
) -> None:
    assert line.post("voice", fields).status == 200
    headers = {"X-Twilio-Signature": sign(f"{PUBLIC_URL}/twilio/voice", CALL)}
    assert line.post("voice", fields, token=None, headers=headers).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example.com"},
        {"X-Forwarded-Host": "evil.example.com", "X-Forwarded-Proto": "http"},
        {"X-Forwarded-Proto": "https", "X-Forwarded-Prefix": "/evil"},
        {"Forwarded": "host=evil.example.com;proto=http", "X-Original-URL": "/twilio/status"},
    ],
    ids=["host", "forwarded-host", "forwarded-prefix", "forwarded"],
)
def test_what_a_proxy_or_a_forger_says_of_our_address_counts_for_nothing(
    line: PhoneLine, headers: dict[str, str]
) -> None:
    assert line.post("voice", CALL, headers=headers).status == 200
    assert line.post("voice", CALL, headers=headers, scheme="http").status == 200
    forged = line.post("voice", CALL, headers=headers, signed="https://evil.example.com/twilio/voice")
    assert forged.status == 403


def test_http_and_https_are_two_addresses(line: PhoneLine) -> None:
    url = f"{PUBLIC_URL}/twilio/voice".replace("https://", "http://")
    assert line.post("voice", CALL, signed=url).status == 403


def test_both_tokens_are_heard_while_one_is_rotated(line_at: MakeLine) -> None:
    line = line_at(twilio_auth_token_next="the-next-one")
    assert line.post("voice", CALL).status == 200
    assert line.post("voice", CALL, token="the-next-one").status == 200
    assert line.post("voice", CALL, token="the-one-before").status == 403


def test_every_door_of_the_line_is_shut_to_who_cannot_sign(line: PhoneLine) -> None:
    paths = [path.removeprefix("/twilio/") for path in posted_paths(line.app) if path.startswith("/twilio/")]
    assert len(paths) == 41
    for path in paths:
        for attempt in (
            line.post(path, CALL, token=None),
            line.post(path, CALL, token="wrong"),
            line.post(path, CALL, token=None, headers={"X-Twilio-Signature": ""}),
            line.post(
                path, CALL, token=None, headers={"X-Twilio-Signature": "šč".encode().decode("latin-1")}
            ),
            line.post(path, [], token=None, body=b""),
        ):
            assert (attempt.status, attempt.text) == (403, ""), path
    assert line.count(Call) == 0


def test_without_a_twilio_account_nothing_is_genuine(line_at: MakeLine) -> None:
    none = dict.fromkeys(("twilio_account_sid", "twilio_auth_token", "twilio_from_number"))
    line = line_at(**none)
    assert line.post("voice", CALL, token="").status == 403
    assert line.post("voice", CALL, token=AUTH_TOKEN).status == 403


def test_documents_are_posted_and_only_the_music_is_fetched(line: PhoneLine) -> None:
    assert ask(line.app, "GET", "/twilio/voice").status == 405
    assert ask(line.app, "POST", "/twilio/audio/hold.wav").status == 405
    assert line.post("no-such-door", CALL).status == 404
