"""Every call that reached the pretend Telegram, judged by aiogram's own models of the Bot API.

The pretend Telegram keeps the vendor's limits (lengths, bytes of a button, sizes of files); these models know
every parameter and its type, and are nobody's of ours.
"""

import json
from collections.abc import Iterable
from typing import Any

import aiogram.methods
from aiogram.methods import TelegramMethod
from pydantic import ValidationError

from simulator.telegram.server import Call


def faults(calls: Iterable[Call]) -> list[str]:
    """What aiogram would not have sent so, by method; every kind of fault once."""
    return sorted({fault for call in calls if (fault := _fault(call))})


def _fault(call: Call) -> str | None:
    model: type[TelegramMethod[Any]] | None
    model = getattr(aiogram.methods, call.method[:1].upper() + call.method[1:], None)
    if model is None:
        return f"{call.method}: there is no such method"
    given = {name: _decoded(value) for name, value in call.params.items() if value is not None}
    if unknown := sorted(given.keys() - model.model_fields.keys()):
        return f"{call.method}: no parameter {', '.join(unknown)}"
    try:
        model.model_validate(given)
    except ValidationError as error:
        return f"{call.method}: {error.errors(include_url=False)[0]}"
    return None


def _decoded(value: Any) -> Any:
    """Objects and lists travel as JSON."""
    return json.loads(value) if isinstance(value, str) and value[:1] in ("{", "[") else value
