"""What a page may send: read from the raw body, so that nothing odd comes any further."""

from typing import Annotated, TypeVar

from fastapi import HTTPException, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

MOST_BYTES = 64 * 1024
_MOST_LETTERS = 4000

# Whoever knows the chat's name is in the chat: it is a secret that the page made, 128 bits at least.
ChatName = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{22,64}$")]
EventName = Annotated[str, Field(pattern=r"^[A-Za-z0-9._:-]{1,64}$")]


def _without_nul(text: str) -> str:
    if "\x00" in text:
        raise ValueError("must not hold NUL characters")
    return text


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class Written(_Asked):
    """A message; `event` is the page's own unique id of it, the same when it is sent again."""

    chat: ChatName
    event: EventName
    text: Annotated[str, Field(min_length=1, max_length=_MOST_LETTERS), AfterValidator(_without_nul)]


class Pressed(_Asked):
    """A press of a button that was shown in this chat."""

    chat: ChatName
    event: EventName
    token: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


Asked = TypeVar("Asked", bound=_Asked)


async def asked(request: Request, kind: type[Asked]) -> Asked:
    """What the body asks for; 413 if it is too long, 422 with the field and the reason if it is wrong."""
    try:
        return kind.model_validate_json(await _body(request))
    except ValidationError as error:
        raise HTTPException(422, _reason(error)) from error


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413, f"the body may have {MOST_BYTES} bytes")
    return bytes(body)


def _reason(error: ValidationError) -> str:
    """The first thing that is wrong, without repeating what was sent."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    # The name of an unknown field is the sender's; only names of ours are repeated.
    known = where if where in (*Written.model_fields, *Pressed.model_fields) else "body"
    return f"{known}: {first['msg']}"
