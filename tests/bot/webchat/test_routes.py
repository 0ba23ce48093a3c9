"""The page of a web chat talks with the desk over HTTP."""

import asyncio
import json
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from bot.channel import Door
from bot.webchat.channel import WebChatChannel
from bot.webchat.messages import MOST_AT_ONCE, keep
from bot.webchat.page import page_routes
from bot.webchat.requests import MOST_BYTES
from bot.webchat.routes import webchat_routes
from bot.webchat.rows import WebVisitor
from bot.webchat.site import ChatSite
from bot.webchat.visitors import LIFE, TURN
from core.database.claiming import claim
from core.desk.say import Chat, Text, say, send_file
from core.errors import Undeliverable
from simulator.clock import TurnableClock
from tests.bot.asking import Visitor
from tests.bot.deliver import deliver


@dataclass
class Tab:
    """A browser with a chat: sends its token along, and counts what it sends."""

    outside: Visitor
    token: str = ""
    chat: str = ""
    events: int = 0

    def opens(self, language: str = "sr-Latn") -> dict[str, Any]:
        told: dict[str, Any] = self.ask("POST", "session", json={"language": language}).json()
        self.token, self.chat = told["token"] or self.token, told["chat"]
        return told

    def ask(self, method: str, what: str, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        return asyncio.run(self.outside.ask(method, f"/webchat/{what}", headers=headers, **more))

    def writes(self, text: str, event: str = "") -> int:
        self.events += 1
        message = {"event": event or f"e{self.events}", "text": text}
        return self.ask("POST", "messages", json=message).status_code

    def presses(self, token: str) -> int:
        self.events += 1
        return self.ask("POST", "presses", json={"event": f"e{self.events}", "token": token}).status_code

    def reads(self, after: int = 0) -> list[dict[str, Any]]:
        answer = self.ask("GET", "messages", params={"after": after})
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["messages"]
        return found


@pytest.fixture
def outside(door: Door) -> Visitor:
    app = FastAPI()
    site = ChatSite(door, "a secret", origins=("https://www.example.rs",), stream_seconds=0)
    app.include_router(webchat_routes(site))
    app.include_router(page_routes(site))
    return Visitor(app)


@pytest.fixture
def tab(outside: Visitor) -> Tab:
    tab = Tab(outside)
    tab.opens()
    return tab


@pytest.fixture
def other(outside: Visitor) -> Tab:
    other = Tab(outside)
    other.opens()
    return other


@pytest.fixture
def channel(door: Door) -> WebChatChannel:
    return WebChatChannel(door)


def answers(door: Door, channel: WebChatChannel) -> int:
    return asyncio.run(deliver(door, channel))


def test_a_question_is_answered_with_two_buttons(
    tab: Tab, door: Door, channel: WebChatChannel, woken: list[str]
) -> None:
    assert tab.writes("Ne štampa mi štampač") == 200
    assert woken == ["woken"]
    answers(door, channel)
    question, answer, who = tab.reads()
    assert (question["author"], question["text"], question["rows"]) == ("visitor", "Ne štampa mi štampač", [])
    assert (question["event"], answer["event"]) == ("e1", None)
    assert answer["author"] == "desk"
    assert answer["text"].endswith("Da li Vam je ovo pomoglo?")
    assert [button["label"] for row in answer["rows"] for button in row] == ["Da", "Ne", "Treba mi operater"]
    assert "jednokratni kod" in who["text"]
    assert answer["at"] == "2026-10-14T08:00:00+00:00"


def test_a_press_is_shown_as_the_visitors_word_and_on_its_button(
    tab: Tab, door: Door, channel: WebChatChannel
) -> None:
    tab.writes("Ne štampa mi štampač")
    answers(door, channel)
    asked, last = tab.reads()[1], tab.reads()[-1]["number"]
    yes = asked["rows"][0][0]["token"]
    assert tab.presses(yes) == 200
    answers(door, channel)
    again, word, glad = tab.reads(last)
    assert (again["id"], again["pressed"], again["text"]) == (asked["id"], yes, asked["text"])
    assert [(m["author"], m["text"]) for m in (word, glad)] == [
        ("visitor", "Da"),
        ("desk", "Drago nam je! Ako zatreba još nešto, samo pišite."),
    ]


def test_a_button_of_another_chat_does_nothing(
    tab: Tab, other: Tab, door: Door, channel: WebChatChannel
) -> None:
    tab.writes("Ne štampa mi štampač")
    answers(door, channel)
    other.presses(tab.reads()[1]["rows"][0][0]["token"])
    answers(door, channel)
    [told] = other.reads()
    assert "pokazano nekome drugom" in told["text"]


def test_an_event_sent_again_has_one_effect(tab: Tab, door: Door, channel: WebChatChannel) -> None:
    assert [tab.writes("hvala", event="same") for _ in range(3)] == [200, 200, 200]
    assert answers(door, channel) == 1
    assert len(tab.reads()) == 2


def test_two_chats_may_name_their_events_alike(tab: Tab, other: Tab) -> None:
    tab.writes("hvala", event="same")
    other.writes("hvala", event="same")
    assert len(tab.reads()) == len(other.reads()) == 1


def test_a_parcel_delivered_twice_is_kept_once(tab: Tab, door: Door, channel: WebChatChannel) -> None:
    tab.writes("hvala")
    with door.database.begin(door.clock) as tx:
        [parcel] = claim(tx, ["webchat"])
    asyncio.run(channel.send(parcel))
    asyncio.run(channel.send(parcel))
    assert len(tab.reads()) == 2


def test_a_chat_that_is_none_takes_nothing(door: Door, channel: WebChatChannel) -> None:
    with door.database.begin(door.clock) as tx:
        say(tx, Chat("webchat", "nobody", "sr-Latn"), Text("you-are-welcome", {}))
        [parcel] = claim(tx, ["webchat"])
    with pytest.raises(Undeliverable):
        asyncio.run(channel.send(parcel))


def test_a_command_is_kept_as_written_and_understood(tab: Tab, door: Door, channel: WebChatChannel) -> None:
    tab.writes("/jezik ср")
    answers(door, channel)
    assert [message["text"] for message in tab.reads()] == ["/jezik ср", "У реду, од сада Вам пишемо овако."]
    assert tab.opens()["language"] == "sr-Cyrl"


def test_the_language_of_the_page_is_the_chats_until_another_is_chosen(
    outside: Visitor, door: Door, channel: WebChatChannel
) -> None:
    tab = Tab(outside)
    assert tab.opens("en")["language"] == "en"
    tab.writes("thanks")
    answers(door, channel)
    assert tab.reads()[-1]["text"].startswith("You are welcome")
    assert tab.ask("POST", "language", json={"language": "sr-Cyrl"}).status_code == 200
    told = tab.opens("en")
    assert (told["language"], told["status"]) == ("sr-Cyrl", "Ту смо данас до 16:00")
    assert len(tab.reads()) == 2


# Whose chat it is


def test_a_token_opens_its_chat_and_none_opens_nothing(tab: Tab, outside: Visitor, door: Door) -> None:
    tab.writes("hvala")
    for token in ("", "guess", tab.token[:-1], tab.chat):
        thief = Tab(outside, token)
        assert thief.writes("hvala") == 401
        assert thief.ask("GET", "messages").status_code == 401
        assert thief.ask("GET", "events").status_code == 401
        assert thief.opens()["is_new"]
        assert thief.chat != tab.chat
    with door.database.read(door.clock) as tx:
        [visitor] = tx.all(select(WebVisitor).where(WebVisitor.chat == tab.chat))
        kept = {getattr(visitor, column.key) for column in WebVisitor.__table__.columns}
    assert tab.token not in kept


def test_a_token_is_changed_now_and_then_and_the_old_one_ends(
    tab: Tab, outside: Visitor, clock: TurnableClock
) -> None:
    tab.writes("hvala")
    first = tab.token
    assert tab.opens()["token"] is None
    clock.advance(TURN)
    lost = tab.opens()["token"]
    # The answer with the new token was lost: the old one opens the chat, and gets another.
    assert lost is not None
    tab.token = first
    clock.advance(TURN)
    told = tab.opens()
    assert (told["is_new"], told["token"] not in (None, lost, first)) == (False, True)
    assert Tab(outside, lost).writes("hvala") == 401
    # A tab that still has the old one finishes what it had begun, until the new one is in use for a while.
    assert Tab(outside, first).writes("još nešto", event="a") == 200
    assert tab.writes("hvala", event="b") == 200
    assert Tab(outside, first).writes("i još", event="c") == 200
    clock.advance(timedelta(minutes=6))
    assert Tab(outside, first).writes("i još nešto", event="d") == 401
    assert len(tab.reads()) == 4


def test_a_chat_that_nobody_came_back_to_for_half_a_year_is_nobodys(tab: Tab, clock: TurnableClock) -> None:
    tab.writes("hvala")
    clock.advance(LIFE)
    assert tab.opens()["is_new"]
    assert tab.reads() == []


# Too much


def test_who_writes_too_much_waits_and_others_do_not(tab: Tab, other: Tab, clock: TurnableClock) -> None:
    statuses = [tab.writes("hvala") for _ in range(33)]
    assert (statuses.count(200), statuses.count(429)) == (30, 3)
    assert statuses == sorted(statuses)
    refused = tab.ask("POST", "messages", json={"event": "more", "text": "hvala"})
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert tab.ask("POST", "language", json={"language": "en"}).status_code == 429
    assert other.writes("hvala") == 200
    clock.advance(timedelta(seconds=int(refused.headers["retry-after"])))
    assert tab.writes("hvala") == 200
    # Nothing was taken in of what was refused.
    assert len(tab.reads()) == 31


def test_an_address_opens_only_so_many_chats_and_writes_only_so_much(
    outside: Visitor, clock: TurnableClock
) -> None:
    tabs = [Tab(outside) for _ in range(21)]
    statuses = [tab.ask("POST", "session", json={"language": "en"}).status_code for tab in tabs]
    assert statuses == [200] * 20 + [429]
    clock.advance(timedelta(minutes=10))
    crowd = [Tab(outside) for _ in range(4)]
    for tab in crowd:
        tab.opens()
    statuses = [tab.writes("hvala") for _ in range(24) for tab in crowd]
    assert (statuses.count(200), statuses.count(429)) == (90, 6)


BAD = [
    {"event": "e", "text": ""},
    {"event": "e", "text": "x" * 4001},
    {"event": "e", "text": "a\x00b"},
    {"event": "e", "text": "\ud800"},
    {"event": "e", "text": 5},
    {"event": "", "text": "a"},
    {"event": "e" * 65, "text": "a"},
    {"event": "e\n", "text": "a"},
    {"event": "e:e", "text": "a"},
    {"event": "e"},
    {"event": "e", "text": "a", "more": "b"},
    [],
    None,
    "text",
]


def test_bad_messages_are_refused_with_a_reason(tab: Tab) -> None:
    for body in BAD:
        answer = tab.ask("POST", "messages", content=json.dumps(body))
        assert answer.status_code == 422, body
        assert isinstance(answer.json()["detail"], str)
    for site in (
        "javascript:alert(1)",
        "https://a.rs/path",
        "https://a.rs\n",
        "https://" + "a" * 300,
        "null",
    ):
        opened = tab.ask("POST", "session", json={"language": "en", "site": site})
        assert opened.status_code == 422, site
    assert tab.reads() == []


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 50_000, b"{}", b'{"event": NaN}'])
def test_what_is_no_json_is_refused(tab: Tab, raw: bytes) -> None:
    for what in ("session", "messages", "presses", "language"):
        assert tab.ask("POST", what, content=raw).status_code == 422


def test_the_reason_never_repeats_what_was_sent(tab: Tab) -> None:
    answer = tab.ask("POST", "messages", json={"text": "<script>", "event": "<e>", "<b>": "a"})
    assert "<" not in answer.text


def test_a_huge_body_is_refused_before_it_is_read(tab: Tab) -> None:
    assert tab.ask("POST", "messages", content=b" " * (MOST_BYTES + 1)).status_code == 413


@pytest.mark.parametrize("after", ["x", "-1", str(2**31)])
def test_bad_questions_are_refused(tab: Tab, after: str) -> None:
    for what in ("messages", "events"):
        assert tab.ask("GET", what, params={"after": after}).status_code == 422


# What is new


def test_a_stream_tells_each_message_and_goes_on_where_it_was(tab: Tab) -> None:
    tab.writes("prva")
    tab.writes("druga")
    stream = tab.ask("GET", "events")
    assert stream.headers["content-type"].startswith("text/event-stream")
    events = [block for block in stream.text.split("\n\n") if block.startswith("id: ")]
    assert [json.loads(event.partition("data: ")[2])["text"] for event in events] == ["prva", "druga"]
    first = events[0].partition("\n")[0].removeprefix("id: ")
    again = tab.ask("GET", "events", headers={"Last-Event-ID": first})
    assert "prva" not in again.text
    assert "druga" in again.text


def test_a_strange_last_id_is_passed_over(tab: Tab) -> None:
    tab.writes("prva")
    for last in ("", "abc", "-1", "٣", "9" * 40):
        assert "prva" in tab.ask("GET", "events", headers={"Last-Event-ID": last.encode()}).text


def test_a_long_chat_is_told_from_where_its_last_part_begins(tab: Tab, door: Door) -> None:
    with door.database.begin(door.clock) as tx:
        for number in range(MOST_AT_ONCE + 30):
            keep(tx, chat=tab.chat, key=f"desk:{number}", author="desk", text=str(number))
    told = tab.opens()
    assert [message["text"] for message in tab.reads(told["from"])][:1] == ["30"]
    earlier = tab.ask("GET", "messages", params={"up_to": told["from"]}).json()["messages"]
    assert [message["text"] for message in earlier] == [str(number) for number in range(30)]
    assert tab.ask("GET", "messages", params={"up_to": 0}).json()["messages"] == []
    assert tab.ask("GET", "messages", params={"up_to": -1}).status_code == 422


# The page and the script for another site


def test_the_page_may_be_framed_by_the_sites_that_are_named_and_runs_nothing_inline(outside: Visitor) -> None:
    page = outside.get("/chat", params={"language": "en"})
    policy = page.headers["content-security-policy"]
    assert "frame-ancestors 'self' https://www.example.rs" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.text.count("<script") == 1 and "<style" not in page.text and " style=" not in page.text
    assert '<html lang="en">' in page.text and "Melany" in page.text
    strange = outside.get("/chat", params={"language": '"><script>'})
    assert '<html lang="sr-Latn">' in strange.text and "><script>" not in strange.text


def test_the_script_has_its_words_in_every_language_and_all_it_loads_is_there(outside: Visitor) -> None:
    script = outside.get("/chat.js")
    assert script.headers["content-type"].startswith("text/javascript")
    for words in ("Otvori \\u010det", "Open the support chat", "{n} nove poruke"):
        assert words in script.text
    page = outside.get("/chat").text
    # Relative, so that a desk below a path finds them too.
    for path in re.findall(r'(?:src|href)="([^"]+)"', page):
        assert outside.get(f"/{path}").status_code == 200, path
    for path in ("/chat/static/embed.js", "/chat/static/../page.py", "/chat/static/%2e%2e/page.py"):
        assert outside.get(path).status_code == 404


def test_a_file_opens_by_its_signed_link_alone(
    tab: Tab, outside: Visitor, door: Door, channel: WebChatChannel, clock: TurnableClock
) -> None:
    with door.database.begin(door.clock) as tx:
        chat = Chat("webchat", tab.chat, "en")
        send_file(tx, chat, "statement-pdf", {"month": "2026-09"}, key="a-file")
    answers(door, channel)
    [message] = tab.reads()
    file = outside.get(message["file"])
    assert (file.status_code, file.content) == (200, b"%PDF-1.7 en")
    path, _, query = message["file"].partition("?")
    for forged in (path, f"{path}?{query[:-1]}", f"{path}0?{query}", f"{path}?until=zz&signature=ž"):
        assert outside.get(forged).status_code == 404, forged
    clock.advance(timedelta(hours=25))
    assert outside.get(message["file"]).status_code == 404
