"""standing."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from app.commands.context import AsJson, At, checked_language, looking, print_json
from bot.dialogue.emphasis import plain
from bot.dialogue.render import render
from core.clients.identity import client_by_code
from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.entitlements import entitlements
from core.desk.moment import Moment
from core.desk.tell_contract import contract_text


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command()(standing)


def standing(
    client: Annotated[str, typer.Argument(help="The client's code.")],
    at: At = None,
    language: Annotated[
        str | None, typer.Option(help="sr-Latn, sr-Cyrl or en. Default: the company's.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Where a client stands, why, until when, and what it may have now, as the client is told."""
    with looking(at) as (tx, moment):
        served = client_by_code(tx, client)
        answer = _answer(tx, moment, served)
        said = contract_text(tx, moment, served)
        reads = checked_language(language or moment.company.language)
    if as_json:
        print_json(answer)
    else:
        print(plain(render({"key": said.key, "facts": said.facts, "language": reads}).text))


def _answer(tx: Transaction, moment: Moment, client: Client) -> dict[str, Any]:
    cover = moment.cover(client)
    return {
        "client": client.code,
        "at": moment.local,
        "standing": str(cover.standing),
        "changes_on": cover.changes_on,
        "plan": cover.plan.code if cover.plan else None,
        "product": client.product,
        "add_ons": [add_on.code for add_on in cover.add_ons],
        "reasons": [{"key": reason.key, **_nulls(reason.facts)} for reason in cover.reasons],
        "response_minutes": cover.plan.response_minutes if cover.plan else None,
        "resolution_minutes": cover.plan.resolution_minutes if cover.plan else None,
        "services": [
            {
                "service": str(one.service),
                "allowed": one.allowed,
                "reason": one.reason.key,
                **_nulls(one.reason.facts),
            }
            for one in entitlements(tx, moment, client)
        ],
    }


def _nulls(facts: Mapping[str, Any]) -> dict[str, Any]:
    """For machines, what is not there is null, not empty."""
    return {name: None if fact == "" else fact for name, fact in facts.items()}
