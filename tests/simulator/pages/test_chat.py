"""The chat's endpoints: a real one-time code, and the operators' pretend Telegram."""

from typing import Any

import pytest

from core.clients.link_codes import redeem
from tests.simulator.pages.conftest import Stage

ANA_ID = 7001


def says(stage: Stage, text: str, **more: Any) -> int:
    """The bot writes to Ana; the message's id."""
    stage.gets("telegram/state")
    status, body = stage.demo.telegram.handle("sendMessage", {"chat_id": ANA_ID, "text": text, **more})
    assert status == 200, body
    return int(body["result"]["message_id"])


def offers(stage: Stage) -> int:
    button = {"text": "Prihvatam", "callback_data": "token-1"}
    return says(stage, "Novo dežurstvo", reply_markup={"inline_keyboard": [[button]]})


def test_a_link_is_a_real_code_for_this_contact(stage: Stage) -> None:
    code = stage.posts("chat/link", contact="granit-nikola").json()["code"]
    with stage.demo.database.begin(stage.demo.clock) as tx:
        contact = redeem(tx, code, channel="webchat", chat="some-chat")
        assert contact is not None and contact.code == "granit-nikola"


def test_there_is_no_link_for_somebody_unknown(stage: Stage) -> None:
    assert stage.posts("chat/link", contact="nobody").status_code == 404


def test_the_bot_may_write_to_every_operator_first(stage: Stage) -> None:
    says(stage, "Dobro jutro")
    chats = stage.gets("telegram/state")["chats"]
    assert set(chats) == {"ana", "marko", "jelena", "vesna"}
    assert [(one["from"], one["text"]) for one in chats["ana"]["messages"]] == [("bot", "Dobro jutro")]
    assert chats["marko"]["messages"] == []


def test_only_what_is_new_is_told(stage: Stage) -> None:
    says(stage, "staro")
    since = stage.gets("telegram/state")["number"]
    says(stage, "novo")
    messages = stage.gets("telegram/state", since=since)["chats"]["ana"]["messages"]
    assert [message["text"] for message in messages] == ["novo"]


def test_an_operator_writes_and_replies(stage: Stage) -> None:
    asked = says(stage, "Pitanje klijenta")
    assert stage.posts("telegram/write", operator="ana", text=" Stižem ", reply_to=asked).status_code == 200
    update = stage.demo.telegram.person(ANA_ID, "Ana").last_update
    assert update is not None
    message = update["message"]
    assert message["text"] == "Stižem"
    assert message["reply_to_message"]["message_id"] == asked


def test_an_operator_presses_a_button(stage: Stage) -> None:
    message_id = offers(stage)
    answer = stage.posts("telegram/press", operator="ana", message_id=message_id, data="token-1")
    assert answer.status_code == 200
    assert [press.data for press in stage.demo.telegram.unanswered_presses()] == ["token-1"]


def test_a_button_that_is_not_there_cannot_be_pressed(stage: Stage) -> None:
    message_id = offers(stage)
    answer = stage.posts("telegram/press", operator="ana", message_id=message_id, data="forged")
    assert answer.status_code == 422
    assert stage.demo.telegram.unanswered_presses() == []


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("telegram/write", {"operator": "nobody", "text": "x"}, 404),
        ("telegram/write", {"operator": "ana", "text": "x", "reply_to": 999}, 404),
        ("telegram/press", {"operator": "ana", "message_id": 999, "data": "x"}, 404),
        ("telegram/write", {"operator": "ana", "text": "   "}, 422),
        ("telegram/write", {"operator": "ana", "text": "x" * 4097}, 422),
        ("telegram/write", {"operator": "ana"}, 422),
        ("telegram/press", {"operator": "ana", "message_id": "x", "data": "x"}, 422),
        ("chat/link", {}, 422),
        ("chat/link", {"contact": "zora\x00milica"}, 422),
    ],
)
def test_nonsense_is_refused_in_words(stage: Stage, path: str, body: dict[str, Any], status: int) -> None:
    answer = stage.posts(path, **body)
    assert answer.status_code == status
    assert answer.json()["detail"]


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{", b'{"contact": "\\ud800"}', b"\xff"])
def test_a_broken_body_is_no_crash(stage: Stage, body: bytes) -> None:
    answer = stage.browser.post("/try/chat/link", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)


@pytest.mark.parametrize("since", ["-1", "x", "9" * 30])
def test_a_wrong_since_is_no_crash(stage: Stage, since: str) -> None:
    assert stage.browser.get("/try/telegram/state", params={"since": since}).status_code in (200, 422)
