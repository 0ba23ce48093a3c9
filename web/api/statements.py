"""Statements: closed months as they were frozen, and their documents."""

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Response
from sqlalchemy import select

from core.clients.identity import client_by_code
from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.errors import NotFound
from core.hours.rows import Statement
from web.api import shapes
from web.api.door import ApiDoor, Caller, needs
from web.api.fields import Code, Cursor, Limit, MonthName
from web.api.problems import Problem

_MONEY = ("fee", "over_charge", "overage_per_hour", "total", "currency")


def statement_routes(door: ApiDoor) -> APIRouter:
    """`/statements/MONTH`, and of each client its data and its PDF."""
    router = APIRouter(prefix="/statements", tags=["statements"])
    reads = Depends(needs(door, "statements:read"))

    @router.get("/{month}", response_model=shapes.Statements, summary="The closed statements of a month")
    def statements(
        month: MonthName, cursor: Cursor = None, limit: Limit = 50, _caller: Caller = reads
    ) -> Any:
        return door.look(lambda tx, now: _list(tx, now, month, cursor or "", limit))

    @router.get("/{month}/{client}", response_model=shapes.Statement, summary="One statement, as frozen")
    def statement(month: MonthName, client: Code, caller: Caller = reads) -> Any:
        return door.look(lambda tx, _: _one(_frozen(tx, month, client), client, caller))

    @router.get(
        "/{month}/{client}/pdf",
        response_class=Response,
        responses={200: {"content": {"application/pdf": {}}, "description": "The document"}},
        summary="One statement as PDF; needs the scope prices as well",
    )
    def pdf(month: MonthName, client: Code, caller: Caller = reads) -> Response:
        if not caller.sees_prices:
            raise Problem(403, f"the key {caller.name!r} has no scope prices, and the document names them")
        language = door.look(lambda tx, now: _frozen(tx, month, client) and now.company.language)
        made = door.documents.file("statement-pdf", {"client": client, "month": month}, language)
        named = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(made.name)}"}
        return Response(made.content, media_type=made.mime, headers=named)

    return router


def _list(tx: Transaction, moment: Moment, month: str, after: str, limit: int) -> dict[str, Any]:
    query = select(Statement, Client.code).join(Client, Client.id == Statement.client_id)
    of_month = query.where(Statement.month == month, Client.code > after)
    rows = tx.session.execute(of_month.order_by(Client.code).limit(limit + 1)).all()
    return {
        "items": [_line(moment, statement, code) for statement, code in rows[:limit]],
        "next": rows[limit - 1][1] if len(rows) > limit else None,
    }


def _line(moment: Moment, statement: Statement, code: str) -> dict[str, Any]:
    zone, sent_at = moment.calendar.zone, statement.queued_at
    return {
        "client": code,
        "month": statement.month,
        "closed_at": statement.closed_at.astimezone(zone),
        "sent_at": sent_at.astimezone(zone) if sent_at else None,
        "hash": statement.hash,
        "pdf": _pdf(statement.month, code),
    }


def _one(statement: Statement, code: str, caller: Caller) -> dict[str, Any]:
    answer = {**statement.data, "hash": statement.hash, "pdf": _pdf(statement.month, code)}
    if not caller.sees_prices:
        answer |= dict.fromkeys(_MONEY)
        answer["add_ons"] = [{**add_on, "fee": None} for add_on in answer["add_ons"]]
    return answer


def _pdf(month: str, code: str) -> str:
    return f"/api/v1/statements/{month}/{quote(code, safe='')}/pdf"


def _frozen(tx: Transaction, month: str, code: str) -> Statement:
    """The client's closed month; a look must close none that is open. Raises NotFound."""
    of_client = Statement.client_id == client_by_code(tx, code).id
    found = tx.first(select(Statement).where(of_client, Statement.month == month))
    if found is None:
        raise NotFound(f"{month} is not closed for {code}")
    return found
