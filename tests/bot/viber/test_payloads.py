"""What we send to Viber and how it is signed, judged by a library that is not ours; and every limit kept."""

import json
import re
from typing import Any

import pytest
from aioviberbot import Api, BotConfiguration
from aioviberbot.api.messages import FileMessage, PictureMessage, TextMessage
from aioviberbot.api.viber_requests import ViberConversationStartedRequest, ViberMessageRequest

from bot.capabilities import Outbound, fit
from bot.dialogue.render import Label
from bot.viber.callbacks import heard, read_callback
from bot.viber.failures import failure_of
from bot.viber.messages import CAN, message, shown_name, token_in
from bot.viber.signature import is_vibers, signature_of
from core.desk.contact_chat import PAID_TO_BEGIN
from core.errors import DeliveryFailed, Unavailable, Undeliverable
from core.ports import File, IncomingFile, Wish
from simulator.viber.payloads import read_message

TOKEN = "445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9"
PEER = Api(BotConfiguration(auth_token=TOKEN, name="Dežurni", avatar=""))
KINDS = {"text": TextMessage, "picture": PictureMessage, "file": FileMessage}
PNG = b"\x89PNG\r\n\x1a\n"
LINK = "https://desk.example/files/a/prilog.png?until=1&signature=b"


def sent(said: Outbound) -> list[dict[str, Any]]:
    """As it goes out; refused by nobody."""
    payloads = [{"receiver": "a=", **message("Naša firma", each)} for each in fit(said, CAN)]
    for payload in payloads:
        told, fault = read_message(json.loads(json.dumps(payload)))
        assert told, fault
        peers = KINDS[payload["type"]]().from_dict(payload)
        assert peers.validate()
        assert (
            peers.to_dict().items()
            >= {k: v for k, v in payload.items() if k not in ("receiver", "sender")}.items()
        )
    return payloads


def labels(*texts: str) -> tuple[tuple[Label, ...], ...]:
    return tuple((Label(text, f"token-{number}-{'x' * 8}"),) for number, text in enumerate(texts))


def test_a_text_with_buttons_is_what_the_peer_would_send() -> None:
    [payload] = sent(Outbound("**Dobar** dan, čoveče 😀", labels("Da", "Ne <b> & ne")))
    assert payload["text"] == "Dobar dan, čoveče 😀"
    buttons = payload["keyboard"]["Buttons"]
    assert [button["Text"] for button in buttons] == ["Da", "Ne &lt;b&gt; &amp; ne"]
    assert [token_in(button["ActionBody"]) for button in buttons] == ["token-0-xxxxxxxx", "token-1-xxxxxxxx"]


@pytest.mark.parametrize("in_row", range(1, 9))
@pytest.mark.parametrize("rows", [1, 5, 12, 13, 40])
def test_however_many_buttons_there_are_the_keyboard_is_whole(in_row: int, rows: int) -> None:
    row = tuple(Label("Dugme sa natpisom " * 12, "t" * 16) for _ in range(in_row))
    [payload] = sent(Outbound("Birajte", tuple(row for _ in range(rows))))
    assert len(payload["keyboard"]["Buttons"]) == min(in_row * rows, 12 * 6)


def test_a_long_text_goes_in_parts_and_the_last_has_the_buttons() -> None:
    payloads = sent(Outbound("Rečenica o štampaču. " * 800, labels("Da")))
    assert [len(each["text"]) <= 7000 for each in payloads] == [True, True, True]
    assert ["keyboard" in each for each in payloads] == [False, False, True]
    assert payloads[0]["text"].endswith(".")


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (File("grafikon.png", "image/png", PNG), "picture"),
        (File("velika.png", "image/png", PNG + bytes(1_000_000)), "file"),
        (File("izveštaj.pdf", "application/pdf", b"%PDF-1.7"), "file"),
        (File("š" * 300 + ".webp", "image/webp", b"RIFF"), "file"),
    ],
)
def test_a_file_goes_by_its_address(file: File, kind: str) -> None:
    [payload] = sent(Outbound("Evo", file=file, link=LINK))
    assert (payload["type"], payload["media"]) == (kind, LINK)
    assert re.fullmatch(r"prilog(\.[a-z]+)?", shown_name(file))


def test_words_that_are_too_long_for_a_picture_go_before_it() -> None:
    picture = File("a.png", "image/png", PNG)
    assert [each["type"] for each in sent(Outbound("a " * 400, file=picture, link=LINK))] == [
        "text",
        "picture",
    ]


@pytest.mark.parametrize("body", [b"{}", '{"a": "čćžšđ ЉЊ 😀"}'.encode(), b"\xff\x00"])
def test_our_signature_is_the_peers(body: bytes) -> None:
    assert PEER.verify_signature(body, signature_of(body, TOKEN))
    assert is_vibers(body, signature_of(body, TOKEN).upper(), TOKEN)
    assert not is_vibers(body, signature_of(body, TOKEN[:-1]), TOKEN)
    assert not is_vibers(body + b" ", signature_of(body, TOKEN), TOKEN)


SENDER = {"id": "01234567890A=", "name": "Milica", "language": "sr", "country": "RS", "api_version": 10}


def callback(said: dict[str, Any]) -> bytes:
    body = {"event": "message", "timestamp": 1, "message_token": 4912661846655238145, "sender": SENDER}
    return json.dumps({**body, "message": said, "silent": False}).encode()


HEARD: list[tuple[dict[str, Any], Wish, str, str]] = [
    ({"type": "text", "text": "Ne radi"}, Wish.QUESTION, "Ne radi", ""),
    ({"type": "text", "text": "/sati"}, Wish.HOURS, "", ""),
    ({"type": "text", "text": "dz:AbC_-012345678"}, Wish.PRESS, "", "AbC_-012345678"),
    ({"type": "text", "text": "dz: ne"}, Wish.QUESTION, "dz: ne", ""),
    ({"type": "text", "text": "a\x00b\ud800"}, Wish.QUESTION, "ab?", ""),
    ({"type": "sticker", "sticker_id": 46105}, Wish.QUESTION, "", ""),
    ({"type": "url", "media": "https://a.rs"}, Wish.QUESTION, "https://a.rs", ""),
    ({"type": "location", "location": {"lat": 44.8, "lon": 20.4}}, Wish.QUESTION, "📍 44.8, 20.4", ""),
    (
        {"type": "contact", "contact": {"name": "Milica", "phone_number": "+381601230001"}},
        Wish.QUESTION,
        "👤 Milica +381601230001",
        "",
    ),
]


@pytest.mark.parametrize(("said", "wish", "text", "argument"), HEARD)
def test_what_is_heard(said: dict[str, Any], wish: Wish, text: str, argument: str) -> None:
    read = read_callback(callback(said))
    assert read
    inbound = heard(read, "account")
    assert inbound
    assert (inbound.wish, inbound.text, inbound.argument) == (wish, text, argument)
    # Larger than JavaScript counts, and never anything but text with us.
    assert inbound.event == "4912661846655238145"
    assert (inbound.chat, inbound.sender, inbound.can_share_phone) == (SENDER["id"], SENDER["id"], False)


def test_a_file_is_told_by_its_address() -> None:
    read = read_callback(callback({"type": "file", "media": "https://v/1", "file_name": "a.pdf", "size": 5}))
    assert read
    inbound = heard(read, "account")
    assert inbound and inbound.files == (IncomingFile("https://v/1", "a.pdf", 5),)
    assert isinstance(PEER.parse_request(callback({"type": "text", "text": "x"})), ViberMessageRequest)


@pytest.mark.parametrize(
    ("context", "wish", "argument"), [("K7M2P9QR", Wish.LINK, "K7M2P9QR"), ("", Wish.GREETING, "")]
)
def test_who_opens_the_chat_brings_the_code_of_the_link(context: str, wish: Wish, argument: str) -> None:
    body = {"event": "conversation_started", "message_token": 5, "type": "open", "user": SENDER}
    raw = json.dumps({**body, "timestamp": 1, "context": context, "subscribed": False}).encode()
    assert isinstance(PEER.parse_request(raw), ViberConversationStartedRequest)
    read = read_callback(raw)
    assert read
    inbound = heard(read, "account")
    assert inbound and (inbound.wish, inbound.argument) == (wish, argument)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (2, Unavailable),
        (3, DeliveryFailed),
        (5, Undeliverable),
        (6, Undeliverable),
        (10, Unavailable),
        (12, Unavailable),
        (24, Unavailable),
        (None, Unavailable),
    ],
)
def test_a_refusal_is_for_ever_or_for_a_while(status: int | None, kind: type[DeliveryFailed]) -> None:
    failure = failure_of({"status": status, "status_message": "why"})
    assert type(failure) is kind
    assert failure.reason.endswith("why")


def test_what_was_taken_is_no_failure_and_the_desk_knows_what_costs() -> None:
    assert failure_of({"status": 0, "status_message": "ok"}) is None
    assert CAN.initiated_paid is ("viber" in PAID_TO_BEGIN)
