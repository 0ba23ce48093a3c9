"""A day of the waiting line: so many calls, five operators, and how long each rank waited."""

import heapq
import random
import statistics
import tempfile
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy import func, select

from app.tables import metadata
from core.calls.rows import Call, CallLeg
from core.database.schema import migrate
from core.database.transaction import Transaction
from core.desk.answer_leg import answer_leg, offer_call
from core.desk.follow_call import connect_caller, end_call, follow_leg, keep_waiting, note_joined
from core.desk.receive_call import receive_call
from core.desk.seek_person import seek_person
from tests.core.desk.office import Office, office, wall

_OPERATORS = 5
_HOURS = 8
# How much of the operators' time the calls fill, if none are given up: from the first ring to the last word.
_LOAD = 0.8
_PICK_UP_SECONDS = 4.0
_ASK_AGAIN_SECONDS = 10.0
_RANKS = {"+381601230001": 1, "+381601230002": 2, "+381601230003": 3, "anonymous": -1}


class Day:
    """Calls come at random; operators pick up, talk, and are free again. No network, the real desk."""

    def __init__(self, desk: Office, calls: int) -> None:
        self.desk = desk
        self.draw = random.Random(11)
        self.talk = _LOAD * _OPERATORS * _HOURS * 3600 / calls - _PICK_UP_SECONDS
        self.agenda: list[tuple[float, int, str, int]] = []
        self.begun = wall("2026-11-24T08:00")
        self.number = 0
        self.offered: set[int] = set()
        for _ in range(calls):
            self.plan(self.draw.uniform(0, _HOURS * 3600 - 600), "call", 0)

    def plan(self, at: float, what: str, row: int) -> None:
        """Something happens then."""
        self.number += 1
        heapq.heappush(self.agenda, (at, self.number, what, row))

    def run(self) -> None:
        """The whole day."""
        while self.agenda:
            at, _, what, row = heapq.heappop(self.agenda)
            self.desk.clock.turn_to(self.begun + timedelta(seconds=at))
            getattr(self, f"_{what}")(at, row)
            for leg in self.desk.read(_ringing):
                if leg not in self.offered:
                    self.offered.add(leg)
                    self.plan(at + self.draw.expovariate(1 / _PICK_UP_SECONDS), "pick_up", leg)

    def _call(self, at: float, _row: int) -> None:
        caller = self.draw.choice(list(_RANKS))
        sid = f"CA{self.number}"

        def calls(tx: Transaction) -> int:
            call = receive_call(tx, sid, caller)
            seek_person(tx, call)
            return call.id

        self.plan(at + _ASK_AGAIN_SECONDS, "wait", self.desk.write(calls))

    def _wait(self, at: float, row: int) -> None:
        def waits(tx: Transaction) -> bool:
            call = tx.get(Call, row)
            if not keep_waiting(tx, call, "QU1"):
                end_call(tx, call)
            return call.state == "waiting"

        if self.desk.write(waits):
            self.plan(at + _ASK_AGAIN_SECONDS, "wait", row)

    def _pick_up(self, at: float, leg: int) -> None:
        def picks_up(tx: Transaction) -> bool:
            offer_call(tx, leg, f"CL{leg}")
            answer = answer_leg(tx, leg, "1")
            if answer is None or answer.outcome != "accepted":
                return False
            call = tx.get(Call, tx.get(CallLeg, leg).call_id)
            connect_caller(tx, call)
            for participant in (call.sid, f"{call.sid}-{leg}"):
                note_joined(tx, call, participant, tx.now)
            return True

        if self.desk.write(picks_up):
            self.plan(at + self.draw.expovariate(1 / self.talk), "over", leg)

    def _over(self, at: float, leg: int) -> None:
        def over(tx: Transaction) -> None:
            call = tx.get(Call, tx.get(CallLeg, leg).call_id)
            follow_leg(tx, leg, f"CL{leg}", "completed", tx.now)
            end_call(tx, call)

        self.desk.write(over)


def simulate_day(calls: int) -> None:
    """Prints how long each rank waited, and who gave up."""
    with (
        tempfile.TemporaryDirectory(prefix="dezurni-day-") as folder,
        office(f"sqlite:///{Path(folder) / 'dezurni.db'}", "2026-11-24T08:00") as desk,
    ):
        migrate(desk.database, metadata)
        desk.load(_with_five)
        began, day = perf_counter(), Day(desk, calls)
        day.run()
        _tell(desk, day, perf_counter() - began)


def _with_five(data: dict[str, object]) -> None:
    operators, roster = data["operators"], data["roster"]
    assert isinstance(operators, list) and isinstance(roster, dict)
    for number in range(len(operators) - 1, _OPERATORS):
        code = f"operater-{number}"
        operators.append(
            {"code": code, "name": code, "phone": f"+38164111010{number}", "roles": ["operator"]}
        )
        roster["schedules"][0]["operators"].append(code)


def _ringing(tx: Transaction) -> list[int]:
    return list(tx.all(select(CallLeg.id).where(CallLeg.ended_at.is_(None), CallLeg.accepted_at.is_(None))))


def _tell(desk: Office, day: Day, seconds: float) -> None:
    waits: dict[int, list[float]] = defaultdict(list)
    lost: dict[int, int] = defaultdict(int)
    for rank, since, accepted in desk.read(lambda tx: tx.session.execute(_CALLS).all()):
        if accepted and since:
            waits[rank].append((accepted - since).total_seconds())
        else:
            lost[rank] += 1
    print(f"\na day of {_HOURS} hours, {_OPERATORS} operators, talks of {day.talk:.0f} s", end="")
    print(f" (run in {seconds:.0f} s)")
    print(f"  {'rank':>4}{'answered':>10}{'message':>9}{'mean s':>8}{'p95 s':>7}{'max s':>7}")
    for rank in sorted({*waits, *lost}, reverse=True):
        known = waits[rank] or [0.0, 0.0]
        p95 = statistics.quantiles(known, n=20)[18] if len(known) > 1 else known[0]
        mean, most = statistics.mean(known), max(known)
        print(f"  {rank:4}{len(waits[rank]):10}{lost[rank]:9}{mean:8.1f}{p95:7.1f}{most:7.1f}")


# Each call, and when an operator took it.
_CALLS = select(
    Call.rank,
    Call.waiting_since,
    select(func.max(CallLeg.accepted_at)).where(CallLeg.call_id == Call.id).scalar_subquery(),
)
