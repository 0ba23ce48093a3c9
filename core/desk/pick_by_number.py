"""A typed number picks the button in that place: so it is where buttons are numbers, or are not seen."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.said_lately import said_lately
from core.ports import Inbound, Wish

_NUMBER = re.compile(r"\s*(\d{1,2})\s*[.)]?\s*")
# What was shown longer ago is not before anybody's eyes.
_SHOWN_FOR = timedelta(minutes=30)
# After a choice there may come a text without buttons.
_MOST_BETWEEN = 3
# What was asked for just now are words, and a number may be among them.
_WORDS = ("words", "rating", "new-ticket", "advisor")
# What a person wrote is answered in words: "koliko kasa imate?" may well be "2".
_BY_A_PERSON = ("operator-wrote", "operator-corrected")
# Steps of an article have numbers of their own.
_STEPS = re.compile(r"^\W*1[.)]\s", re.MULTILINE)


def pick_by_number(tx: Transaction, here: Conversation, inbound: Inbound) -> Inbound:
    """The press of the button that the number names; what was heard, where it names none."""
    typed = _NUMBER.fullmatch(inbound.text)
    if typed is None or inbound.wish is not Wish.QUESTION or inbound.files or here.expects in _WORDS:
        return inbound
    tokens = _shown(tx, inbound)
    number = int(typed[1])
    if not 1 <= number <= len(tokens):
        return inbound
    return replace(inbound, wish=Wish.PRESS, argument=tokens[number - 1], text="", parts=())


def _shown(tx: Transaction, inbound: Inbound) -> list[str]:
    """The tokens of the buttons shown last, in the order in which they are read."""
    said = said_lately(tx, inbound.channel, inbound.chat, _SHOWN_FOR, _MOST_BETWEEN)
    asks = (payload for payload, _ in said if any(payload.get("rows", ())) or _is_a_persons(payload))
    last = next(asks, None)
    if last is None or _is_a_persons(last) or _has_steps(last):
        return []
    return [button["token"] for row in last["rows"] for button in row]


def _is_a_persons(payload: dict[str, Any]) -> bool:
    return payload.get("key") in _BY_A_PERSON


def _has_steps(payload: dict[str, Any]) -> bool:
    return bool(_STEPS.search(str(payload.get("facts", {}).get("body", ""))))
