"""pages."""

from typing import Annotated, Any

import typer
from sqlalchemy import select

from app.commands.context import AsJson, looking, print_json
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.escalation.attempts import notified
from core.escalation.pages import LIVE
from core.escalation.policy import Policy
from core.escalation.rows import Notification, Page
from core.tickets.rows import Ticket


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command()(pages)


def pages(
    every: Annotated[bool, typer.Option("--all", help="Accepted and closed ones too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Pages that wait: whom they reached by what way, with what result, and when the next step is due."""
    with looking() as (tx, moment):
        query = select(Page).order_by(Page.id)
        # An accepted page whose timer runs waits as well: for the client's answer.
        wanted = query if every else query.where(Page.state.in_(LIVE) | Page.due_at.is_not(None))
        told = [_told(tx, moment, page) for page in tx.all(wanted)]
    if as_json:
        print_json(told)
    else:
        _print(told)


def _told(tx: Transaction, moment: Moment, page: Page) -> dict[str, Any]:
    zone = moment.calendar.zone
    return {
        "ticket": tx.get(Ticket, page.ticket_id).number,
        "state": page.state,
        "opening": page.version + 1,
        "opened_at": page.opened_at.astimezone(zone),
        "accepted_by": page.accepted_by,
        "let_lie_by": page.silent,
        "next": _next(page),
        "next_at": page.due_at.astimezone(zone) if page.due_at else None,
        "late": page.due_at is not None and page.due_at < tx.now,
        "attempts": [_attempt(tx, moment, each) for each in notified(tx, page.id)],
    }


def _next(page: Page) -> str | None:
    """What is due next, in words."""
    if page.due_at is None:
        return None
    if page.state == "accepted":
        return "ask again whether it is worked on" if page.reminded == 0 else "open it again"
    step = Policy.from_json(page.policy).step(page.steps_taken)
    return f"{step.notify} by {', '.join(step.ways)}" if step else "tell the managers that nobody accepted"


def _attempt(tx: Transaction, moment: Moment, made: Notification) -> dict[str, Any]:
    result, reason = _result(tx, made)
    return {
        "at": made.at.astimezone(moment.calendar.zone),
        "opening": made.version + 1,
        "step": made.step + 1,
        "operator": made.operator,
        "way": made.way,
        "result": result,
        "reason": reason,
    }


def _result(tx: Transaction, made: Notification) -> tuple[str, str | None]:
    """What became of it; what counts as sent may still wait in the outbox, or have been given up there."""
    if made.state != "sent":
        return made.state, made.reason
    delivery = tx.first(select(Delivery).where(Delivery.key == f"page-{made.bundle}"))
    if delivery is None or delivery.sent_at:
        return "sent", None
    return ("set aside" if delivery.set_aside_at else "waiting"), delivery.reason


def _print(told: list[dict[str, Any]]) -> None:
    if not told:
        print("no page waits")
    for page in told:
        who = f", accepted by {page['accepted_by']}" if page["accepted_by"] else ""
        lie = f", let lie by {page['let_lie_by']}" if page["let_lie_by"] else ""
        print(
            f"ticket #{page['ticket']}: {page['state']}{who}{lie}, since {page['opened_at']:%Y-%m-%d %H:%M}"
        )
        for made in page["attempts"]:
            reason = f" ({made['reason']})" if made["reason"] else ""
            print(
                f"  {made['at']:%H:%M:%S}  step {made['step']}  {made['operator']} by {made['way']}: "
                f"{made['result']}{reason}"
            )
        if page["next"]:
            late = "  LATE" if page["late"] else ""
            print(f"  {page['next_at']:%H:%M:%S}  next: {page['next']}{late}")
