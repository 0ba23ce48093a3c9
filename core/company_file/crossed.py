"""What no single key of a company file can tell: whether its parts fit each other."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise
from zoneinfo import ZoneInfo

from core.company_file.schema import (
    AgreementEntry,
    CompanyFile,
    ContractEntry,
    OverrideEntry,
    RosterEntry,
    ScheduleEntry,
    ShiftEntry,
)
from core.coverage.calendar import Interval
from core.coverage.public_holidays import holiday_names
from core.errors import Invalid

# The keys and positions that lead to a place in the file.
Place = tuple[str | int, ...]
Fault = tuple[Place, Invalid]


def crossed(company: CompanyFile) -> Iterator[Fault]:
    """Each fault with its place: hours, codes that stand twice or nowhere, numbers of two people."""
    yield from _calendar_faults(company)
    yield from _doubled_codes(company)
    yield from _unknown_codes(company)
    yield from _doubled_addresses(company)
    yield from _backward_spans(company)
    yield from _undiallable(company)
    if company.operators and not any("manager" in operator.roles for operator in company.operators):
        # Holes, alarms and what nobody took are told to the managers: without one, to nobody. A company with
        # no operators at all (its clients' hours are only counted) has nothing of the kind.
        words = "nobody has the role manager: give it to one at least, who hears of what failed"
        yield ("operators",), Invalid(words, "no-manager")


def _undiallable(company: CompanyFile) -> Iterator[Fault]:
    """Operators whom the line would refuse to ring."""
    allowed = company.telephone.prefixes
    for position, operator in enumerate(company.operators):
        if operator.phone and not operator.phone.startswith(tuple(allowed)):
            at = ("operators", position, "phone")
            listed = ", ".join(allowed)
            words = f"{operator.phone} begins with none of telephone.prefixes ({listed})"
            yield at, Invalid(words, "undiallable", phone=operator.phone, allowed=listed)


def _calendar_faults(company: CompanyFile) -> Iterator[Fault]:
    organisation = company.organisation
    try:
        ZoneInfo(organisation.time_zone)
    except (ValueError, OSError, KeyError):
        words = f"{organisation.time_zone!r} is no time zone, as Europe/Belgrade is"
        yield ("organisation", "time_zone"), Invalid(words, "time-zone", zone=organisation.time_zone)
    for weekday, hours in organisation.business_hours:
        yield from _interval_faults(("organisation", "business_hours", weekday), hours)
    for at, hours in _restrictions(company):
        yield from _interval_faults(at, hours)
    for position, special in enumerate(organisation.holidays.also):
        yield from _interval_faults(("organisation", "holidays", "also", position, "hours"), special.hours)
    if country := organisation.holidays.country:
        try:
            holiday_names(country, 2026, "en")
        except Invalid as error:
            yield ("organisation", "holidays", "country"), error


def _restrictions(company: CompanyFile) -> Iterator[tuple[Place, list[str]]]:
    """The hours of every layer that has some."""
    for i, schedule in enumerate(company.roster.schedules):
        for k, layer in enumerate(schedule.layers):
            for weekday, hours in layer.hours or ():
                yield ("roster", "schedules", i, "layers", k, "hours", weekday), hours


def _interval_faults(at: Place, hours: list[str]) -> Iterator[Fault]:
    previous_end = 0
    for position, text in enumerate(hours):
        try:
            interval = Interval.parse(text)
        except Invalid as error:
            yield (*at, position), error
            return
        if interval.start < previous_end:
            words = f"{text} begins before the interval in front of it ends"
            yield (*at, position), Invalid(words, "hours-overlap", text=text)
        previous_end = interval.end


def _doubled_codes(company: CompanyFile) -> Iterator[Fault]:
    yield from _doubles([(("plans", i, "code"), p.code) for i, p in enumerate(company.plans)])
    yield from _doubles([(("add_ons", i, "code"), a.code) for i, a in enumerate(company.add_ons)])
    yield from _doubles([(("operators", i, "code"), o.code) for i, o in enumerate(company.operators)])
    yield from _doubles([(("clients", i, "code"), c.code) for i, c in enumerate(company.clients)])
    yield from _doubles([(("clients", c, "contacts", k, "code"), x.code) for c, k, x in company.contacts()])
    schedules = company.roster.schedules
    yield from _doubles([(("roster", "schedules", i, "code"), s.code) for i, s in enumerate(schedules)])
    policies = company.escalation.policies
    yield from _doubles([(("escalation", "policies", i, "code"), p.code) for i, p in enumerate(policies)])


def _doubles(codes: list[tuple[Place, str]]) -> Iterator[Fault]:
    counted = Counter(code for _, code in codes)
    for at, code in codes:
        if counted[code] > 1:
            yield at, Invalid(f"the code {code!r} stands twice", "code-twice", code=code)


def _unknown_codes(company: CompanyFile) -> Iterator[Fault]:
    plans = {plan.code for plan in company.plans}
    add_ons = {add_on.code for add_on in company.add_ons}
    operators = {operator.code for operator in company.operators}
    for i, client in enumerate(company.clients):
        at: Place = ("clients", i)
        yield from _unknown((*at, "advisor"), client.advisor, operators, "operator")
        yield from _unknown((*at, "product"), client.product, set(company.products), "product")
        for place, agreed in _agreements((*at, "contract"), client.contract):
            yield from _unknown((*place, "plan"), agreed.plan, plans, "plan")
            for code in agreed.add_ons:
                yield from _unknown((*place, "add_ons"), code, add_ons, "add-on")
    for i, plan in enumerate(company.plans):
        for code in plan.by_product:
            yield from _unknown(("plans", i, "by_product", code), code, set(company.products), "product")
    yield from _unknown_on_roster(company, operators)
    yield from _unknown_in_escalation(company, operators)


def _agreements(at: Place, contract: ContractEntry | None) -> Iterator[tuple[Place, AgreementEntry]]:
    """What the contract says, each with its place in the file."""
    if contract:
        yield at, contract
        yield from (((*at, "changes", i), change) for i, change in enumerate(contract.changes))


def _unknown(at: Place, code: str | None, known: set[str], noun: str) -> Iterator[Fault]:
    if code is not None and code not in known:
        yield at, unknown_code(noun, code, known)


def unknown_code(noun: str, code: str, known: Collection[str], whose: str = "") -> Invalid:
    """The fault of a code that nothing has; `whose`: the client's, where no line tells it."""
    listed = ", ".join(sorted(known))
    words = f"there is no {noun} {code!r}: known are {listed or 'none'}"
    named = f"client {whose!r}: {words}" if whose else words
    return Invalid(named, "unknown-code", noun=noun, code=code, known=listed, whose=whose)


def _unknown_on_roster(company: CompanyFile, operators: set[str]) -> Iterator[Fault]:
    schedules = {schedule.code for schedule in company.roster.schedules}
    for i, schedule in enumerate(company.roster.schedules):
        for at, code in _on_schedule(("roster", "schedules", i), schedule):
            yield from _unknown(at, code, operators, "operator")
    for i, override in enumerate(company.roster.overrides):
        at = ("roster", "overrides", i)
        yield from _unknown((*at, "schedule"), override.schedule, schedules, "schedule")
        yield from _unknown((*at, "operator"), override.operator, operators, "operator")
        yield from _unknown((*at, "substitute"), override.substitute, operators, "operator")
    for i, absence in enumerate(company.roster.absences):
        yield from _unknown(("roster", "absences", i, "operator"), absence.operator, operators, "operator")


def _on_schedule(at: Place, schedule: ScheduleEntry) -> Iterator[tuple[Place, str]]:
    """Every operator that a schedule names, with its place in the file."""
    yield from (((*at, "operators"), code) for code in schedule.operators)
    for part, rotation in (("rotation", schedule.rotation), ("backup", schedule.backup)):
        yield from (((*at, part, "operators"), code) for code in (rotation.operators if rotation else ()))
    for i, layer in enumerate(schedule.layers):
        yield from (((*at, "layers", i, "operators"), code) for code in layer.operators)
    yield from (((*at, "shifts", i, "operator"), shift.operator) for i, shift in enumerate(schedule.shifts))


def _unknown_in_escalation(company: CompanyFile, operators: set[str]) -> Iterator[Fault]:
    known = operators | {"on-duty", "backup", "advisor", "manager", "everyone"}
    for i, policy in enumerate(company.escalation.policies):
        for k, step in enumerate(policy.steps):
            at: Place = ("escalation", "policies", i, "steps", k)
            yield from _unknown((*at, "notify"), step.notify, known, "one to notify named")
            if k and step.after_minutes < policy.steps[k - 1].after_minutes:
                words = "this step comes before the one above it: put them in order"
                yield (*at, "after_minutes"), Invalid(words, "step-order")


def _doubled_addresses(company: CompanyFile) -> Iterator[Fault]:
    phones: dict[str, str] = {}
    chats: dict[str, str] = {}
    for i, operator in enumerate(company.operators):
        if operator.telegram_id:
            owner = chats.setdefault(operator.telegram_id, operator.code)
            yield from _of_two(("operators", i, "telegram_id"), operator.telegram_id, owner, operator.code)
    for c, k, contact in company.contacts():
        at: Place = ("clients", c, "contacts", k)
        for i, phone in enumerate(contact.phones):
            owner = phones.setdefault(phone, contact.code)
            yield from _of_two((*at, "phones", i), phone, owner, contact.code)
        if contact.telegram_id:
            owner = chats.setdefault(contact.telegram_id, contact.code)
            yield from _of_two((*at, "telegram_id"), contact.telegram_id, owner, contact.code)


def _of_two(at: Place, address: str, owner: str, other: str) -> Iterator[Fault]:
    if owner != other:
        words = f"{address} belongs to both {owner!r} and {other!r}"
        yield at, Invalid(words, "address-of-two", address=address, owner=owner, other=other)


def _backward_spans(company: CompanyFile) -> Iterator[Fault]:
    for i, client in enumerate(company.clients):
        contract = client.contract
        if contract and contract.until and contract.until <= contract.from_:
            yield ("clients", i, "contract", "until"), _backward()
        if contract:
            yield from _disordered_changes(("clients", i, "contract", "changes"), contract)
    for at, span in _spans_on_roster(company.roster):
        if span.ends <= span.starts:
            yield (*at, "ends"), _backward()
    for i, absence in enumerate(company.roster.absences):
        if absence.ends < absence.starts:
            yield ("roster", "absences", i, "ends"), Invalid("ends before it begins", "span-backwards")


def _backward() -> Invalid:
    return Invalid("ends before it begins (the end is excluded)", "span-backwards")


def _spans_on_roster(roster: RosterEntry) -> Iterator[tuple[Place, ShiftEntry | OverrideEntry]]:
    yield from ((("roster", "overrides", i), override) for i, override in enumerate(roster.overrides))
    for i, schedule in enumerate(roster.schedules):
        at: Place = ("roster", "schedules", i, "shifts")
        yield from (((*at, k), shift) for k, shift in enumerate(schedule.shifts))


def _disordered_changes(at: Place, contract: ContractEntry) -> Iterator[Fault]:
    for i, (before, change) in enumerate(pairwise(contract.agreements())):
        if change.from_ <= before.from_:
            words = "is not after what is agreed in front of it: put the changes in order"
            yield (*at, i, "from"), Invalid(words, "change-order")
        elif contract.until and change.from_ >= contract.until:
            words = "is not before the contract's end: a change needs a day on which it holds"
            yield (*at, i, "from"), Invalid(words, "change-after-end")
