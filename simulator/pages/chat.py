"""The chat's other halves: a link for a contact, and the operators' pretend Telegram."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field, StringConstraints

from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from core.errors import Invalid, NotFound
from core.roster.rows import Operator
from simulator.pages.demo import ClearRoute, Demo, clear_refusals
from simulator.pages.people import with_telegram
from simulator.pages.turning import clock_json
from simulator.telegram.chats import Message
from simulator.telegram.person import Person

# 4096 is Telegram's own length of a message; PostgreSQL keeps no NUL.
_WITHOUT_NUL = r"^[^\x00]*$"
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4096, pattern=_WITHOUT_NUL)
]
Code = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=_WITHOUT_NUL)]


class Link(BaseModel):
    """The contact to be."""

    contact: Code


class Write(BaseModel):
    """What an operator writes, perhaps in reply to a message."""

    operator: Code
    text: Text
    reply_to: int | None = None


class Press(BaseModel):
    """A button under a message, pressed by an operator."""

    operator: Code
    message_id: int
    data: Annotated[str, Field(min_length=1, max_length=64)]


def chat_routes(demo: Demo) -> APIRouter:
    """`/try/chat/link` and `/try/telegram/…`."""
    router = APIRouter(prefix="/try", include_in_schema=False, route_class=ClearRoute)
    router.add_api_route("/chat/link", _link(demo), methods=["POST"])
    router.add_api_route("/telegram/state", _state(demo), methods=["GET"])
    router.add_api_route("/telegram/write", _write(demo), methods=["POST"])
    router.add_api_route("/telegram/press", _press(demo), methods=["POST"])
    return router


def _link(demo: Demo) -> Any:
    def link(link: Link) -> dict[str, str]:
        with clear_refusals(), demo.database.begin(demo.clock) as tx:
            return {"code": new_code(tx, contact_by_code(tx, link.contact))}

    return link


def _state(demo: Demo) -> Any:
    def state(since: Annotated[int, Field(ge=0)] = 0) -> dict[str, Any]:
        people = {operator.code: person(demo, operator) for operator in with_telegram(demo).values()}
        # One lock over all chats: a message that comes between two readings would be missed by `since`.
        with demo.telegram.account.lock:
            chats = {code: demo.telegram.state(one.user_id, since) for code, one in people.items()}
        number = max([since, *(chat["number"] for chat in chats.values())])
        return {"number": number, "chats": chats, "clock": clock_json(demo)}

    return state


def person(demo: Demo, operator: Operator) -> Person:
    """The operator in the pretend Telegram; the bot may write first."""
    assert operator.telegram_id is not None
    with demo.telegram.account.lock:
        return demo.telegram.person(int(operator.telegram_id), operator.name, has_opened_chat=True)


def _write(demo: Demo) -> Any:
    def write(write: Write) -> dict[str, bool]:
        with clear_refusals():
            one = _who(demo, write.operator)
            answered = None if write.reply_to is None else _message(one, write.reply_to)
            one.writes(write.text, reply_to=answered)
        return {"done": True}

    return write


def _press(demo: Demo) -> Any:
    def press(press: Press) -> dict[str, bool]:
        with clear_refusals():
            one = _who(demo, press.operator)
            message = _message(one, press.message_id)
            if press.data not in {button.callback_data for row in message.buttons for button in row}:
                raise Invalid(f"message {press.message_id} has no such button (any more)")
            one.presses_data(press.data, on=message)
        return {"done": True}

    return press


def _who(demo: Demo, code: str) -> Person:
    operator = with_telegram(demo).get(code)
    if operator is None:
        raise NotFound(f"there is no operator {code!r} with Telegram")
    return person(demo, operator)


def _message(one: Person, message_id: int) -> Message:
    found = next((message for message in one.messages if message.message_id == message_id), None)
    if found is None:
        raise NotFound(f"{one.name} has no message {message_id}")
    return found
