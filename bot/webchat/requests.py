"""What a page may send: read from the raw body, so that nothing odd comes any further."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Literal, TypeVar

from fastapi import HTTPException, Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

MOST_BYTES = 64 * 1024
_MOST_LETTERS = 4000

EventName = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,64}$")]
# "https://www.example.rs", as a browser writes an origin.
Site = Annotated[str, Field(pattern=r"^(https?://[^\s/?#\\<>\"']{1,240})?$")]
# The largest number that PostgreSQL keeps there.
_Number = Annotated[int, Field(ge=0, lt=2**31)]


def _without_nul(text: str) -> str:
    if "\x00" in text:
        raise ValueError("must not hold NUL characters")
    return text


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class Opened(_Asked):
    """The page was opened, in this language, on this site."""

    language: Literal["sr-Latn", "sr-Cyrl", "en"]
    site: Site = ""


class Written(_Asked):
    """A message; `event` is the page's own unique id of it, the same when it is sent again."""

    event: EventName
    text: Annotated[str, Field(min_length=1, max_length=_MOST_LETTERS), AfterValidator(_without_nul)]


class Pressed(_Asked):
    """A press of a button that was shown in this chat."""

    event: EventName
    token: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


class Changed(_Asked):
    """New words for a message of the visitor's own; `message` is the event by which it was sent."""

    event: EventName
    message: EventName
    text: Annotated[str, Field(min_length=1, max_length=_MOST_LETTERS), AfterValidator(_without_nul)]


class Chosen(_Asked):
    """The language that the visitor wants to be written in."""

    language: Literal["sr-Latn", "sr-Cyrl", "en"]


class FileSent(_Asked, extra="ignore"):
    """A file is sent as the body; its name is the visitor's."""

    event: EventName
    name: Annotated[str, Field(min_length=1, max_length=255)]


class Since(_Asked, extra="ignore"):
    """What came after this number, or up to that one."""

    after: _Number = 0
    up_to: _Number | None = None


_KINDS = (Opened, Written, Pressed, Changed, Chosen, FileSent, Since)
_FIELDS = frozenset(name for kind in _KINDS for name in kind.model_fields)

Asked = TypeVar("Asked", bound=_Asked)


async def asked(request: Request, kind: type[Asked]) -> Asked:
    """What the body asks for; 413 if it is too long, 422 with the field and the reason if it is wrong."""
    body = await body_of(request, MOST_BYTES)
    with _refused():
        return kind.model_validate_json(body)


def query_of(request: Request, kind: type[Asked]) -> Asked:
    """What the address asks for; 422 with the field and the reason if it is wrong."""
    with _refused():
        return kind.model_validate_strings(dict(request.query_params))


@contextmanager
def _refused() -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        raise HTTPException(422, _reason(error)) from error


async def body_of(request: Request, most: int) -> bytes:
    """The whole body; 413 as soon as it is known to be longer."""
    if int(request.headers.get("content-length") or 0) > most:
        raise HTTPException(413, f"the body may have {most} bytes")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(413, f"the body may have {most} bytes")
    return bytes(body)


def _reason(error: ValidationError) -> str:
    """The first thing that is wrong, without repeating what was sent."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    # The name of an unknown field is the sender's; only names of ours are repeated.
    known = where if where in _FIELDS else "body"
    return f"{known}: {first['msg']}"
