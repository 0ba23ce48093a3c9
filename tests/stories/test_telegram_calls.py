"""The judge of our calls can find fault."""

from datetime import UTC, datetime
from typing import Any

import pytest

from simulator.telegram.server import Call
from tests.stories.telegram_calls import faults

AT = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("method", "params", "fault"),
    [
        ("sendMessage", {"chat_id": 1, "text": "a", "thread": 5}, "sendMessage: no parameter thread"),
        ("sendMesage", {}, "sendMesage: there is no such method"),
        ("sendMessage", {"chat_id": 1}, "'type': 'missing'"),
        ("sendMessage", {"chat_id": 1, "text": "a", "reply_markup": "[3]"}, "reply_markup"),
        ("createForumTopic", {"chat_id": -1001, "name": "#1", "icon_color": "plava"}, "icon_color"),
    ],
)
def test_a_call_that_aiogram_does_not_know_is_a_fault(method: str, params: Any, fault: str) -> None:
    [found] = faults([Call(method, params, 200, AT)])
    assert fault in found


def test_a_right_call_is_none() -> None:
    markup = '{"inline_keyboard": [[{"text": "Da", "callback_data": "x"}]]}'
    params = {"chat_id": -1001, "message_thread_id": 7, "text": "a", "reply_markup": markup}
    assert faults([Call("sendMessage", params, 200, AT)]) == []
