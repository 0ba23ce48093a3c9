"""What everybody does about their own duty: asks for swaps, answers them, has the roster in a calendar."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from sqlalchemy import select

from core.database.transaction import Transaction
from core.desk.answer_swap import SWAP_ACTIONS, press_swap
from core.desk.propose_swap import ask_for_swap, swap_refused
from core.errors import Invalid, NotFound
from core.language.reason import Reason
from core.language.typed_day import folded
from core.roster.feeds import Feed, renew, token_of
from core.roster.rows import ScheduleRow, SwapRow
from core.roster.typed_period import TypedPeriod
from web.asked import Answer, Asked, Back, Go, SayInChat
from web.door import StaffDoor
from web.forms import wall_clock

_PATH = "/roster"


@dataclass(frozen=True)
class OwnSwap:
    """A swap that is asked for, or agreed on and not over; `actions`: what the viewer may answer."""

    row: SwapRow
    actions: tuple[str, ...]


@dataclass(frozen=True)
class Calendar:
    """The secret address of a calendar; `may_renew`: the viewer may make it another's.

    `subscribe`: the same address as calendars on the device itself take it.
    """

    feed: Feed
    url: str
    subscribe: str
    may_renew: bool


def own_roster(door: StaffDoor) -> None:
    """The forms."""

    def propose(tx: Transaction, asked: Asked) -> Answer:
        return _propose(tx, asked, door.ports.say_in_chat)

    door.does(f"{_PATH}/swaps", propose, area="duty", verb="propose-swap")
    for action in SWAP_ACTIONS:
        answer = partial(_answer, action=action)
        door.does(f"{_PATH}/swaps/{{id}}/{action}", answer, area="duty", verb=action)
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
    url = f"{door.public_url}/feeds/{token}.ics"
    return Calendar(feed, url, f"webcal://{url.partition('://')[2]}", _may_renew(asked, feed))


def _may_renew(asked: Asked, feed: Feed) -> bool:
    is_own = feed == Feed("operator", asked.viewer.code)
    return is_own or asked.viewer.may("change", "roster")


def _propose(tx: Transaction, asked: Asked, say_in_chat: SayInChat) -> Answer:
    form = asked.form
    starts, ends = wall_clock(form.get("starts", "")), wall_clock(form.get("ends", ""))
    if ends <= starts:
        raise Invalid("ends: it is not after the start", "backwards")
    period = TypedPeriod(folded(form.get("colleague", "")), starts, ends)
    swap = ask_for_swap(tx, asked.moment, asked.moment.operators[asked.viewer.code], period)
    if isinstance(swap, Reason):
        why = swap_refused(swap)
        raise Invalid(say_in_chat(why.key, why.facts, asked.words.language))
    return Go(f"{_PATH}#swaps-title", "swap-proposed")


def _answer(tx: Transaction, asked: Asked, *, action: str) -> Answer:
    swap_id = asked.number("id")
    if tx.session.get(SwapRow, swap_id) is None:
        raise NotFound(f"there is no swap {swap_id}")
    me = asked.moment.operators[asked.viewer.code]
    if not press_swap(tx, asked.moment, me, action, swap_id):
        return Back(f"{_PATH}#swaps-title", "not-swapped")
    return Go(f"{_PATH}#swaps-title", action)


def _renew(tx: Transaction, asked: Asked) -> Answer:
    named = asked.path["kind"], asked.path["code"]
    feed = next((each for each in _feeds(tx, asked) if (each.kind, each.code) == named), None)
    if feed is None or not _may_renew(asked, feed):
        raise NotFound("there is no such calendar of yours")
    renew(tx, feed)
    return Go(f"{_PATH}?{urlencode({'renewed': f'{feed.kind}/{feed.code}'})}#feeds-title", "feed-renewed")
