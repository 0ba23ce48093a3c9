"""Short ways to call a pretend Telegram in a test."""

from typing import Any

from simulator.telegram.server import PretendTelegram


def say(telegram: PretendTelegram, text: str, **more: Any) -> tuple[int, dict[str, Any]]:
    """Sends a text to the person 7001; status and body of the answer."""
    return telegram.handle("sendMessage", {"chat_id": 7001, "text": text, **more})


def refusal(telegram: PretendTelegram, method: str, **params: Any) -> str:
    """The words with which a call is refused; fails if it is not."""
    status, body = telegram.handle(method, params)
    assert status == body["error_code"] >= 400
    assert body["ok"] is False
    return str(body["description"])


def buttons(**labels: str) -> dict[str, Any]:
    """One button a row: data=label."""
    return {"inline_keyboard": [[{"text": label, "callback_data": data}] for data, label in labels.items()]}
