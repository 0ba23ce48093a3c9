"""What the API says when it does not do what was asked: problem details (RFC 9457)."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from core.errors import Wrong
from web.door import status_of

MIME = "application/problem+json"
_REFUSALS = (401, 403, 404, 409, 422, 429)


class FieldFault(BaseModel):
    """What is wrong with one field."""

    where: str
    what: str


class ProblemDetails(BaseModel):
    """A refusal, as RFC 9457 writes it."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldFault] | None = None


class Problem(Exception):
    """The request is refused, with this status."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers


def problem(
    status: int, detail: str, *, errors: list[dict[str, str]] | None = None, headers: Any = None
) -> Response:
    """The answer for a refusal. Nothing of what was sent is said again but names of fields."""
    told: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    # Pure ASCII: half a character in a field's name must not break the answer.
    body = json.dumps({**told, "errors": errors} if errors else told)
    return Response(body, status, media_type=MIME, headers=headers)


def refusals() -> dict[int | str, dict[str, Any]]:
    """How the description of the API names them, at every route."""
    content = {MIME: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in _REFUSALS}


def add_problems(app: FastAPI) -> None:
    """Every error comes out as a problem."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(Wrong, _wrong)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(SQLAlchemyError, _away)


async def _problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return problem(error.status, error.detail, headers=error.headers)


async def _wrong(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Wrong)
    return problem(status_of(error)[0], str(error))


async def _http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, str(error.detail), headers=error.headers)


async def _invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [
        {"where": ".".join(str(part) for part in fault["loc"]), "what": str(fault["msg"])}
        for fault in error.errors()[:20]
    ]
    return problem(422, "some fields are wrong or missing", errors=faults)


async def _away(_request: Request, _error: Exception) -> Response:
    return problem(503, "the database is away: try again", headers={"Retry-After": "5"})
