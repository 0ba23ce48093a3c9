"""What everybody does about their own duty: answers swaps, and takes the roster into a calendar."""

from dataclasses import dataclass

from sqlalchemy import select

from core.database.transaction import Transaction
from core.desk.answer_swap import SWAP_ACTIONS, press_swap
from core.errors import NotFound
from core.roster.feeds import Feed, renew, token_of
from core.roster.rows import ScheduleRow, SwapRow
from web.asked import Answer, Asked, Go
from web.door import StaffDoor

_PATH = "/roster"
# What became of a press, by what the swap has come to.
_DONE = {"accept-swap": "agreed", "withdraw-swap": "withdrawn"}


@dataclass(frozen=True)
class OwnSwap:
    """A swap that is asked for, or agreed on and not over; `actions`: what the viewer may answer."""

    row: SwapRow
    actions: tuple[str, ...]


@dataclass(frozen=True)
class Calendar:
    """The secret address of a calendar; `may_renew`: the viewer may make it another's."""

    feed: Feed
    url: str
    may_renew: bool


def own_roster(door: StaffDoor) -> None:
    """The forms."""
    door.does(f"{_PATH}/swaps/{{id}}/{{action}}", _answer, area="duty", verb="swap")
    door.does(f"{_PATH}/feeds/{{kind}}/{{code}}/renew", _renew, area="duty", verb="renew-feed")


def swaps_of(tx: Transaction, asked: Asked) -> list[OwnSwap]:
    """Those that wait for an answer, and those to come; the next one first."""
    wall = asked.moment.local.replace(tzinfo=None)
    to_come = SwapRow.state.in_(("proposed", "agreed")), SwapRow.ends > wall
    rows = tx.all(select(SwapRow).where(*to_come).order_by(SwapRow.starts, SwapRow.id))
    return [OwnSwap(row, _actions(row, asked.viewer.code)) for row in rows]


def _actions(row: SwapRow, me: str) -> tuple[str, ...]:
    if row.state != "proposed":
        return ()
    if row.asker == me:
        return ("withdraw-swap",)
    return ("accept-swap", "refuse-swap") if me in row.people and me not in row.refused_by else ()


def calendars_of(door: StaffDoor, tx: Transaction, asked: Asked) -> list[Calendar]:
    """The viewer's own first, then one for each schedule."""
    return [_calendar(door, tx, asked, feed) for feed in _feeds(tx, asked)]


def _feeds(tx: Transaction, asked: Asked) -> list[Feed]:
    schedules = tx.all(select(ScheduleRow.code).order_by(ScheduleRow.position))
    return [Feed("operator", asked.viewer.code), *(Feed("schedule", code) for code in schedules)]


def _calendar(door: StaffDoor, tx: Transaction, asked: Asked, feed: Feed) -> Calendar:
    token = token_of(tx, feed, door.secret.decode())
    return Calendar(feed, f"{door.public_url}/feeds/{token}.ics", _may_renew(asked, feed))


def _may_renew(asked: Asked, feed: Feed) -> bool:
    is_own = feed == Feed("operator", asked.viewer.code)
    return is_own or asked.viewer.may("change", "roster")


def _answer(tx: Transaction, asked: Asked) -> Answer:
    action = asked.path["action"]
    if action not in SWAP_ACTIONS:
        raise NotFound(f"{action!r} is nothing that can be answered to a swap")
    me, swap_id = asked.viewer.code, asked.number("id")
    press_swap(tx, asked.moment, asked.moment.operators[me], action, swap_id)
    swap = tx.session.get(SwapRow, swap_id, populate_existing=True)
    if swap is None:
        raise NotFound(f"there is no swap {swap_id}")
    is_mine = {"accept-swap": swap.taker, "withdraw-swap": swap.asker}.get(action) == me
    done = me in swap.refused_by if action == "refuse-swap" else is_mine and swap.state == _DONE[action]
    return Go(f"{_PATH}#swaps-title", action if done else "not-swapped")


def _renew(tx: Transaction, asked: Asked) -> Answer:
    named = asked.path["kind"], asked.path["code"]
    feed = next((each for each in _feeds(tx, asked) if (each.kind, each.code) == named), None)
    if feed is None or not _may_renew(asked, feed):
        raise NotFound("there is no such calendar of yours")
    renew(tx, feed)
    return Go(f"{_PATH}#feeds-title", "feed-renewed")
