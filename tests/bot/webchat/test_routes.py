"""The page of a web chat talks with the desk over HTTP."""

import asyncio
import json
from typing import Any

import pytest
from fastapi import FastAPI

from bot.channel import Door
from bot.webchat.channel import WebChatChannel
from bot.webchat.requests import MOST_BYTES
from bot.webchat.routes import webchat_routes
from core.database.outbox import claim
from tests.bot.asking import Visitor
from tests.bot.deliver import deliver

CHAT = "A-secret_name-of-22-letters"
OTHER = "another_secret_name-of-22"


@pytest.fixture
def page(door: Door) -> Visitor:
    app = FastAPI()
    app.include_router(webchat_routes(door, stream_seconds=0))
    return Visitor(app)


@pytest.fixture
def channel(door: Door) -> WebChatChannel:
    return WebChatChannel(door)


def write(page: Visitor, text: str, event: str = "e1", chat: str = CHAT) -> int:
    message = {"chat": chat, "event": event, "text": text}
    return page.post("/webchat/messages", json=message).status_code


def read(page: Visitor, after: int = 0, chat: str = CHAT) -> list[dict[str, Any]]:
    answer = page.get("/webchat/messages", params={"chat": chat, "after": after})
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.json()
    return found


def answers(door: Door, channel: WebChatChannel) -> int:
    return asyncio.run(deliver(door, channel))


def test_a_question_is_answered_with_two_buttons(
    page: Visitor, door: Door, channel: WebChatChannel, woken: list[str]
) -> None:
    assert write(page, "Ne štampa mi štampač") == 200
    assert woken == ["woken"]
    answers(door, channel)
    question, answer, who = read(page)
    assert (question["author"], question["text"], question["rows"]) == ("visitor", "Ne štampa mi štampač", [])
    assert answer["author"] == "desk"
    assert answer["text"].endswith("Da li Vam je ovo pomoglo?")
    assert [button["label"] for row in answer["rows"] for button in row] == ["Da", "Ne"]
    assert "jednokratni kod" in who["text"]
    assert answer["at"] == "2026-10-14T08:00:00+00:00"


def test_a_press_is_shown_as_the_visitors_word(page: Visitor, door: Door, channel: WebChatChannel) -> None:
    write(page, "Ne štampa mi štampač")
    answers(door, channel)
    yes = read(page)[1]["rows"][0][0]
    last = read(page)[-1]["id"]
    assert (
        page.post("/webchat/presses", json={"chat": CHAT, "event": "p1", "token": yes["token"]}).status_code
        == 200
    )
    answers(door, channel)
    assert [(m["author"], m["text"]) for m in read(page, last)] == [
        ("visitor", "Da"),
        ("desk", "Drago nam je! Ako zatreba još nešto, samo pišite."),
    ]


def test_a_button_of_another_chat_does_nothing(page: Visitor, door: Door, channel: WebChatChannel) -> None:
    write(page, "Ne štampa mi štampač")
    answers(door, channel)
    token = read(page)[1]["rows"][0][0]["token"]
    page.post("/webchat/presses", json={"chat": OTHER, "event": "p1", "token": token})
    answers(door, channel)
    [told] = read(page, chat=OTHER)
    assert "više ne važi" in told["text"]


def test_an_event_sent_again_has_one_effect(page: Visitor, door: Door, channel: WebChatChannel) -> None:
    assert [write(page, "hvala") for _ in range(3)] == [200, 200, 200]
    assert answers(door, channel) == 1
    assert len(read(page)) == 2


def test_two_chats_may_name_their_events_alike(page: Visitor) -> None:
    write(page, "hvala")
    write(page, "hvala", chat=OTHER)
    assert len(read(page)) == len(read(page, chat=OTHER)) == 1


def test_a_parcel_delivered_twice_is_kept_once(page: Visitor, door: Door, channel: WebChatChannel) -> None:
    write(page, "hvala")
    with door.database.begin(door.clock) as tx:
        [parcel] = claim(tx, ["webchat"])
    asyncio.run(channel.send(parcel))
    asyncio.run(channel.send(parcel))
    assert len(read(page)) == 2


def test_a_command_is_kept_as_written_and_understood(
    page: Visitor, door: Door, channel: WebChatChannel
) -> None:
    write(page, "/jezik ср")
    answers(door, channel)
    assert [message["text"] for message in read(page)] == ["/jezik ср", "У реду, од сада Вам пишемо овако."]


BAD = [
    {"chat": CHAT, "event": "e", "text": ""},
    {"chat": CHAT, "event": "e", "text": "x" * 4001},
    {"chat": CHAT, "event": "e", "text": "a\x00b"},
    {"chat": CHAT, "event": "e", "text": "\ud800"},
    {"chat": CHAT, "event": "e", "text": 5},
    {"chat": CHAT, "event": "", "text": "a"},
    {"chat": CHAT, "event": "e" * 65, "text": "a"},
    {"chat": CHAT, "event": "e\n", "text": "a"},
    {"chat": CHAT, "event": "e"},
    {"chat": "short", "event": "e", "text": "a"},
    {"chat": "x" * 65, "event": "e", "text": "a"},
    {"chat": "ćććććććććććććććććććććććć", "event": "e", "text": "a"},
    {"chat": CHAT, "event": "e", "text": "a", "more": "b"},
    [],
    None,
    "text",
]


@pytest.mark.parametrize("body", BAD)
def test_bad_messages_are_refused_with_a_reason(page: Visitor, body: object) -> None:
    answer = page.post("/webchat/messages", content=json.dumps(body))
    assert answer.status_code == 422
    assert isinstance(answer.json()["detail"], str)


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 50_000, b"{}", b'{"chat": NaN}'])
def test_what_is_no_json_is_refused(page: Visitor, raw: bytes) -> None:
    assert page.post("/webchat/messages", content=raw).status_code == 422
    assert page.post("/webchat/presses", content=raw).status_code == 422


def test_the_reason_never_repeats_what_was_sent(page: Visitor) -> None:
    answer = page.post("/webchat/messages", json={"chat": "<script>", "event": "e", "<b>": "a"})
    assert "<" not in answer.text


def test_a_huge_body_is_refused_before_it_is_read(page: Visitor) -> None:
    assert page.post("/webchat/messages", content=b" " * (MOST_BYTES + 1)).status_code == 413


@pytest.mark.parametrize(
    "query", [{}, {"chat": "short"}, {"chat": CHAT, "after": "x"}, {"chat": CHAT, "after": str(2**63)}]
)
@pytest.mark.parametrize("address", ["/webchat/messages", "/webchat/events"])
def test_bad_questions_are_refused(page: Visitor, address: str, query: dict[str, str]) -> None:
    assert page.get(address, params=query).status_code == 422


def test_a_chat_that_nobody_knows_is_empty(page: Visitor) -> None:
    assert read(page) == []


def test_a_stream_tells_each_message_and_goes_on_where_it_was(page: Visitor) -> None:
    write(page, "prva", "e1")
    write(page, "druga", "e2")
    stream = page.get("/webchat/events", params={"chat": CHAT})
    assert stream.headers["content-type"].startswith("text/event-stream")
    events = [block for block in stream.text.split("\n\n") if block.startswith("id: ")]
    assert [json.loads(event.partition("data: ")[2])["text"] for event in events] == ["prva", "druga"]
    first_id = events[0].partition("\n")[0].removeprefix("id: ")
    again = page.get("/webchat/events", params={"chat": CHAT}, headers={"Last-Event-ID": first_id})
    assert "prva" not in again.text
    assert "druga" in again.text


@pytest.mark.parametrize("last", ["", "abc", "-1", "٣", "9" * 40])
def test_a_strange_last_id_is_passed_over(page: Visitor, last: str) -> None:
    write(page, "prva")
    stream = page.get("/webchat/events", params={"chat": CHAT}, headers={"Last-Event-ID": last.encode()})
    assert "prva" in stream.text
