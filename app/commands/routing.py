"""route."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

import typer

from app.commands.context import AsJson, At, checked_language, looking, print_json
from core.calls.reasons import reason_text
from core.clients.phone_number import e164
from core.desk.explain_route import Explained, explain_route
from core.errors import Invalid
from core.language.reason import Reason


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command()(route)


def route(
    number: Annotated[str, typer.Argument(help="Who calls: a telephone number.")],
    at: At = None,
    as_json: AsJson = False,
    language: Annotated[str, typer.Option(help="Of the reasons: sr-Latn, sr-Cyrl or en.")] = "en",
) -> None:
    """What would happen to a call from this number: the decision and every reason in order."""
    checked_language(language)
    with looking(at) as (tx, moment):
        explained = explain_route(tx, moment, _number(number))
        answer = _answer(
            explained,
            partial(reason_text, language=language, currency=moment.company.currency, names=moment.names),
        )
    if as_json:
        print_json(answer)
    else:
        _print(answer)


def _number(text: str) -> str:
    try:
        return e164(text)
    except ValueError as error:
        raise Invalid(f"NUMBER: {error}") from error


def _answer(explained: Explained, told: Callable[[Reason], str]) -> dict[str, Any]:
    who, cover, decided = explained.who, explained.cover, explained.route
    return {
        "number": explained.number,
        "at": explained.at,
        "contact": who.contact.code if who else None,
        "client": who.client.code if who else None,
        "standing": str(cover.standing),
        "plan": cover.plan.code if cover.plan else None,
        "rank": decided.rank,
        "open": explained.coverage.open,
        "opens_at": explained.coverage.opens_at,
        "decision": str(decided.decision),
        "operators": list(decided.operators),
        "consent_to_charge": decided.consent_to_charge,
        "left_minutes": explained.balance.left_minutes if explained.balance else None,
        "reasons": [told(reason) for reason in decided.reasons],
    }


def _print(answer: dict[str, Any]) -> None:
    who = f"{answer['client']} ({answer['contact']})" if answer["client"] else "nobody we know"
    print(f"{answer['number']}  {who}")
    print(f"at {answer['at'].isoformat()}: {answer['decision']}", end="")
    print(f" -> {', '.join(answer['operators'])}" if answer["operators"] else "")
    for position, reason in enumerate(answer["reasons"], 1):
        print(f"  {position}. {reason}")
