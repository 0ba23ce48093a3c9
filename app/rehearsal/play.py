"""Plays a scenario on a stage, until nothing goes on any more or its hours are over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select

from app.pretended import telegram_user
from app.rehearsal.copying import Fill, number_of, person_named
from app.rehearsal.people import PIN, Caller, Diary, Operator, Writer
from app.rehearsal.stage import Stage, empty_database
from app.rehearsal.timeline import Timeline, accepted
from core.calls.routing import coverage_reason, standing_reason
from core.calls.rows import Call
from core.clients.identity import addresses, tie
from core.clients.pin import hash_pin
from core.clock import Clock
from core.company.organisation import organisation, zone_of
from core.coverage.calendar import moment_on
from core.database.outbox import Delivery
from core.database.transaction import Database, Transaction
from core.desk.explain_route import explain_route
from core.desk.moment import Moment, now_of
from core.errors import Conflict, Invalid
from core.escalation.rows import Page
from core.language.reason import Reason
from core.rehearsal import Rehearsed, Scenario
from core.roster.rows import Operator as OperatorRow
from core.tickets.rows import Ticket
from knowledge_base.library import IndexedLibrary
from simulator.clock import TurnableClock

# The account in Telegram of a client who has linked none yet.
_UNLINKED = "900000001"
# By the machine's clock; a rehearsal takes a second or two.
_LONGEST = timedelta(seconds=20)


@dataclass(frozen=True)
class Cast:
    """Who plays: the client's address, and the operators by theirs."""

    address: str
    name: str
    client: str
    operators: Mapping[str, OperatorRow]

    @property
    def people(self) -> dict[str, str]:
        """The code behind each number and chat."""
        found = {row.phone: code for code, row in self.operators.items() if row.phone}
        chats = {row.telegram_id: code for code, row in self.operators.items() if row.telegram_id}
        return {**found, **chats}


def play(scenario: Scenario, fill: Fill, library: IndexedLibrary, machine: Clock) -> Rehearsed:
    """What would happen. Raises NotFound, Invalid, and Conflict if it takes too long."""
    clock = TurnableClock(start=machine.now())
    with empty_database() as database:
        fill(database, clock)
        clock.turn_to(_moment(database, clock, scenario))
        cast = _cast(database, clock, scenario)
        with Stage(database, clock, library).opened() as stage:
            return _Play(stage, scenario, cast).runs(machine)


class _Play:
    def __init__(self, stage: Stage, scenario: Scenario, cast: Cast) -> None:
        self._stage = stage
        self._scenario = scenario
        self._cast = cast
        self._diary = Diary(stage.clock.now)
        self._client = self._new_client()
        self._operators = [self._new_operator(code, row) for code, row in cast.operators.items()]
        self._begun_at = stage.clock.now()
        self._ends_at = self._begun_at + timedelta(hours=scenario.hours)

    def runs(self, machine: Clock) -> Rehearsed:
        """From the first ring or word to the end."""
        patience_ends = machine.now() + _LONGEST
        reasons, on_duty, backup = self._stage.read(self._explained)
        self._client.begins()
        while True:
            self._stage.settles(self._act)
            due = self._next_due()
            if self._is_over() or due is None or due > self._ends_at:
                break
            if machine.now() > patience_ends:
                raise Conflict("the rehearsal takes too long: try fewer hours", "rehearsal-long")
            self._stage.clock.turn_to(due)
        return self._told(reasons, on_duty, backup)

    def _act(self) -> bool:
        did = [person.acts() for person in (self._client, *self._operators)]
        return any(did)

    def _next_due(self) -> datetime | None:
        moments = (self._stage.next_due(), self._diary.next_due())
        return min((at for at in moments if at), default=None)

    def _is_over(self) -> bool:
        """Nobody is on the telephone, no page is open, and nothing waits that would go out in time."""
        if any(not call.is_over for call in self._stage.twilio.account.calls.values()):
            return False
        return self._diary.next_due() is None and not self._stage.read(self._goes_on)

    def _goes_on(self, tx: Transaction) -> bool:
        is_open = tx.first(select(Page.id).where(Page.state == "open")) is not None
        return is_open or tx.first(_waiting().where(Delivery.due_at <= self._ends_at)) is not None

    def _told(self, reasons: tuple[Reason, ...], on_duty: list[str], backup: list[str]) -> Rehearsed:
        stage = self._stage
        timeline = Timeline(stage, self._cast.address, self._cast.people)
        company = stage.read(organisation)
        zone = zone_of(company)
        deeds = timeline.deeds(self._diary.deeds, zone)
        decision, yes, left, next_at = stage.read(self._outcome)
        return Rehearsed(
            at=self._begun_at.astimezone(zone),
            who=self._cast.name,
            client=self._cast.client,
            decision=decision,
            reasons=reasons,
            on_duty=tuple(on_duty),
            backup=tuple(backup),
            deeds=deeds,
            rung=timeline.rung(),
            heard=tuple(d.text for d in deeds if d.kind == "client" and d.what in ("hears", "gets")),
            accepted_by=yes[1] if yes else None,
            accepted_at=yes[0].astimezone(zone) if yes else None,
            ended_at=stage.clock.now().astimezone(zone),
            is_settled=self._is_over(),
            left=left,
            next_at=next_at.astimezone(zone) if next_at else None,
            currency=company.currency,
            names={code: row.name for code, row in self._cast.operators.items()},
        )

    def _outcome(self, tx: Transaction) -> tuple[str, tuple[datetime, str] | None, int, datetime | None]:
        waiting = tx.all(_waiting())
        yes = next(iter(accepted(tx)), None)
        return self._decision(tx), yes, len(waiting), next(iter(waiting), None)

    def _decision(self, tx: Transaction) -> str:
        if self._scenario.way == "call":
            return tx.first(select(Call.decision)) or "none"
        if tx.first(select(Page.id)):
            return "page"
        return "ticket" if tx.first(select(Ticket.id)) else "answer"

    def _explained(self, tx: Transaction) -> tuple[tuple[Reason, ...], list[str], list[str]]:
        moment = now_of(tx)
        return self._reasons(tx, moment), list(moment.duty.on_duty), list(moment.duty.backup)

    def _reasons(self, tx: Transaction, moment: Moment) -> tuple[Reason, ...]:
        if self._scenario.way == "call":
            return explain_route(tx, moment, self._cast.address).route.reasons
        known = person_named(tx, self._scenario.who)
        cover = moment.cover(known.client if known else None)
        return standing_reason(cover), coverage_reason(moment.coverage, moment.local)

    def _new_client(self) -> Caller | Writer:
        stage, scenario, cast = self._stage, self._scenario, self._cast
        if scenario.way == "chat":
            chat = stage.telegram.person(int(cast.address), cast.name, has_opened_chat=True)
            return Writer(chat, scenario.text, self._diary)
        phone = stage.twilio.phone(cast.address)
        return Caller(phone, stage.line, scenario.agrees, scenario.answers, self._asked, self._diary)

    def _asked(self, sid: str) -> tuple[str, int]:
        """What the line asks this caller now, and how often it did in vain."""
        call = self._stage.read(lambda tx: tx.first(select(Call).where(Call.sid == sid)))
        return (call.state, call.tries) if call else ("", 0)

    def _new_operator(self, code: str, row: OperatorRow) -> Operator:
        stage, user_id = self._stage, telegram_user(row)
        phone = stage.twilio.phone(row.phone) if row.phone else None
        chat = stage.telegram.person(user_id, row.name) if user_id is not None else None
        return Operator(code, self._scenario.behaviour(code), phone, chat, self._diary)


def _waiting() -> Select[datetime]:
    """When each message that waits is due."""
    waits = (Delivery.sent_at.is_(None), Delivery.set_aside_at.is_(None))
    return select(Delivery.due_at).where(*waits).order_by(Delivery.due_at)


def _moment(database: Database, clock: Clock, scenario: Scenario) -> datetime:
    with database.read(clock) as tx:
        zone = zone_of(organisation(tx))
    try:
        return moment_on(zone, scenario.at)
    except Invalid as error:
        raise Invalid(f"at: {error}") from error


def _cast(database: Database, clock: Clock, scenario: Scenario) -> Cast:
    with database.begin(clock) as tx:
        known = person_named(tx, scenario.who)
        operators = now_of(tx).operators
        unknown = [code for code, _ in scenario.behaviours if code not in operators]
        if unknown:
            raise Invalid(f"operators.{unknown[0]}: there is no such operator")
        if scenario.way == "call":
            address = number_of(tx, scenario.who)
            if known and known.contact.pin_hash:
                known.contact.pin_hash = hash_pin(PIN)
        elif known is None:
            raise Invalid(
                "who: only somebody whom we know can write: give a contact's code", "rehearsal-stranger"
            )
        else:
            linked = addresses(tx, known.contact.id, "telegram")
            address = next((each for each in linked if each.isdecimal()), _UNLINKED)
            tie(tx, known.contact, "telegram", address)
        name = known.contact.name if known else scenario.who
        return Cast(address, name, known.client.name if known else "", operators)
