"""Reads a company file whole or not at all; every fault is named by file, line and key."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from pydantic import ValidationError

from core.company_file.schema import AgreementEntry, CompanyFile, ContractEntry
from core.coverage.calendar import Interval
from core.coverage.public_holidays import holiday_names
from core.errors import Invalid

Path_ = tuple[str | int, ...]
Lines = dict[Path_, int]

_MENDS = {
    "extra_forbidden": "this key is not known here: check its spelling or remove it",
    "missing": "this key is missing: add it",
}


class _Loader(yaml.SafeLoader):
    """YAML 1.2's true and false: `on` is a key of ours, not a yes. Dates are checked with the rest."""


# YAML's own dates would fail (on 30 February) before the key that holds them is known.
_NOT_YAMLS = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _NOT_YAMLS]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


def read_company(path: Path) -> CompanyFile:
    """The file as checked values; raises Invalid with every fault, one line each."""
    text = _text(path)
    data, lines = _parsed(text, path)
    try:
        company = CompanyFile.model_validate(data)
    except ValidationError as error:
        faults = [(_key(e["loc"]), _mend(e)) for e in error.errors()]
        raise Invalid(_report(path, lines, faults)) from error
    if faults := list(_crossed(company)):
        raise Invalid(_report(path, lines, faults))
    return company


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"{path}: cannot be read: {error}") from error


def _parsed(text: str, path: Path) -> tuple[Any, Lines]:
    try:
        node = yaml.compose(text, Loader=_Loader)
        lines = dict(_lines(node, ())) if node else {}
        return yaml.load(text, Loader=_Loader), lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        raise Invalid(f"{where}: not YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Invalid(f"{path}: not YAML: {error}") from error


def _lines(node: yaml.Node, at: Path_) -> Iterator[tuple[Path_, int]]:
    yield at, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        yield from _mapping_lines(node, at)
    elif isinstance(node, yaml.SequenceNode):
        for position, child in enumerate(node.value):
            yield from _lines(child, (*at, position))


def _mapping_lines(node: yaml.MappingNode, at: Path_) -> Iterator[tuple[Path_, int]]:
    seen: set[str] = set()
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem="a key must be a word", problem_mark=key.start_mark)
        if key.value in seen:
            raise yaml.MarkedYAMLError(
                problem=f"the key {key.value!r} stands twice: keep one", problem_mark=key.start_mark
            )
        seen.add(key.value)
        yield from _lines(child, (*at, key.value))
        yield (*at, key.value), key.start_mark.line + 1


def _key(location: tuple[str | int, ...]) -> Path_:
    return tuple(location)


def _mend(error: Any) -> str:
    message = _MENDS.get(error["type"], error["msg"].removeprefix("Value error, "))
    shown = error.get("input")
    return f"{message} (here: {shown!r})" if isinstance(shown, str | int | float) else message


def _report(path: Path, lines: Lines, faults: Sequence[tuple[Path_, str]]) -> str:
    return "\n".join(f"{path}:{_line(lines, at)}: {_dotted(at)}: {message}" for at, message in faults)


def _line(lines: Lines, at: Path_) -> int:
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at, 1)


def _dotted(at: Path_) -> str:
    return ".".join(str(part) for part in at) or "(file)"


def _crossed(company: CompanyFile) -> Iterator[tuple[Path_, str]]:
    """What no single key can tell: hours, codes that stand twice or nowhere, numbers of two people."""
    yield from _calendar_faults(company)
    yield from _doubled_codes(company)
    yield from _unknown_codes(company)
    yield from _doubled_addresses(company)
    yield from _backward_spans(company)


def _calendar_faults(company: CompanyFile) -> Iterator[tuple[Path_, str]]:
    organisation = company.organisation
    try:
        ZoneInfo(organisation.time_zone)
    except (ValueError, OSError, KeyError):
        yield (
            ("organisation", "time_zone"),
            f"{organisation.time_zone!r} is no time zone, as Europe/Belgrade is",
        )
    for weekday, hours in organisation.business_hours:
        yield from _interval_faults(("organisation", "business_hours", weekday), hours)
    for position, special in enumerate(organisation.holidays.also):
        yield from _interval_faults(("organisation", "holidays", "also", position, "hours"), special.hours)
    if country := organisation.holidays.country:
        try:
            holiday_names(country, 2026, "en")
        except Invalid as error:
            yield ("organisation", "holidays", "country"), str(error)


def _interval_faults(at: Path_, hours: list[str]) -> Iterator[tuple[Path_, str]]:
    previous_end = 0
    for position, text in enumerate(hours):
        try:
            interval = Interval.parse(text)
        except Invalid as error:
            yield (*at, position), str(error)
            return
        if interval.start < previous_end:
            yield (*at, position), f"{text} begins before the interval in front of it ends"
        previous_end = interval.end


def _doubled_codes(company: CompanyFile) -> Iterator[tuple[Path_, str]]:
    yield from _doubles([(("plans", i, "code"), p.code) for i, p in enumerate(company.plans)])
    yield from _doubles([(("add_ons", i, "code"), a.code) for i, a in enumerate(company.add_ons)])
    yield from _doubles([(("operators", i, "code"), o.code) for i, o in enumerate(company.operators)])
    yield from _doubles([(("clients", i, "code"), c.code) for i, c in enumerate(company.clients)])
    yield from _doubles([(("clients", c, "contacts", k, "code"), x.code) for c, k, x in company.contacts()])
    schedules = company.roster.schedules
    yield from _doubles([(("roster", "schedules", i, "code"), s.code) for i, s in enumerate(schedules)])
    policies = company.escalation.policies
    yield from _doubles([(("escalation", "policies", i, "code"), p.code) for i, p in enumerate(policies)])


def _doubles(codes: list[tuple[Path_, str]]) -> Iterator[tuple[Path_, str]]:
    counted = Counter(code for _, code in codes)
    yield from ((at, f"the code {code!r} stands twice") for at, code in codes if counted[code] > 1)


def _unknown_codes(company: CompanyFile) -> Iterator[tuple[Path_, str]]:
    plans = {plan.code for plan in company.plans}
    add_ons = {add_on.code for add_on in company.add_ons}
    operators = {operator.code for operator in company.operators}
    for i, client in enumerate(company.clients):
        at: Path_ = ("clients", i)
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


def _agreements(at: Path_, contract: ContractEntry | None) -> Iterator[tuple[Path_, AgreementEntry]]:
    """What the contract says, each with its place in the file."""
    if contract:
        yield at, contract
        yield from (((*at, "changes", i), change) for i, change in enumerate(contract.changes))


def _unknown(at: Path_, code: str | None, known: set[str], noun: str) -> Iterator[tuple[Path_, str]]:
    if code is not None and code not in known:
        yield at, f"there is no {noun} {code!r}: known are {', '.join(sorted(known)) or 'none'}"


def _unknown_on_roster(company: CompanyFile, operators: set[str]) -> Iterator[tuple[Path_, str]]:
    schedules = {schedule.code for schedule in company.roster.schedules}
    for i, schedule in enumerate(company.roster.schedules):
        at: Path_ = ("roster", "schedules", i)
        for part in ("rotation", "backup"):
            rotation = getattr(schedule, part)
            for code in rotation.operators if rotation else ():
                yield from _unknown((*at, part, "operators"), code, operators, "operator")
        for code in schedule.operators:
            yield from _unknown((*at, "operators"), code, operators, "operator")
    for i, override in enumerate(company.roster.overrides):
        at = ("roster", "overrides", i)
        yield from _unknown((*at, "schedule"), override.schedule, schedules, "schedule")
        yield from _unknown((*at, "operator"), override.operator, operators, "operator")
        yield from _unknown((*at, "substitute"), override.substitute, operators, "operator")
    for i, absence in enumerate(company.roster.absences):
        yield from _unknown(("roster", "absences", i, "operator"), absence.operator, operators, "operator")


def _unknown_in_escalation(company: CompanyFile, operators: set[str]) -> Iterator[tuple[Path_, str]]:
    known = operators | {"on-duty", "backup", "advisor", "manager", "everyone"}
    for i, policy in enumerate(company.escalation.policies):
        for k, step in enumerate(policy.steps):
            at: Path_ = ("escalation", "policies", i, "steps", k)
            yield from _unknown((*at, "notify"), step.notify, known, "one to notify named")
            if k and step.after_minutes < policy.steps[k - 1].after_minutes:
                yield (*at, "after_minutes"), "this step comes before the one above it: put them in order"


def _doubled_addresses(company: CompanyFile) -> Iterator[tuple[Path_, str]]:
    phones: dict[str, str] = {}
    chats: dict[str, str] = {}
    for i, operator in enumerate(company.operators):
        if operator.telegram_id:
            owner = chats.setdefault(operator.telegram_id, operator.code)
            if owner != operator.code:
                both = f"{owner!r} and {operator.code!r}"
                yield ("operators", i, "telegram_id"), f"{operator.telegram_id} belongs to both {both}"
    for c, k, contact in company.contacts():
        at: Path_ = ("clients", c, "contacts", k)
        for i, phone in enumerate(contact.phones):
            owner = phones.setdefault(phone, contact.code)
            if owner != contact.code:
                yield (*at, "phones", i), f"{phone} belongs to both {owner!r} and {contact.code!r}"
        if contact.telegram_id:
            owner = chats.setdefault(contact.telegram_id, contact.code)
            if owner != contact.code:
                both = f"{owner!r} and {contact.code!r}"
                yield (*at, "telegram_id"), f"{contact.telegram_id} belongs to both {both}"


def _backward_spans(company: CompanyFile) -> Iterator[tuple[Path_, str]]:
    for i, client in enumerate(company.clients):
        contract = client.contract
        if contract and contract.until and contract.until <= contract.from_:
            yield ("clients", i, "contract", "until"), "ends before it begins (the end is excluded)"
        if contract:
            yield from _disordered_changes(("clients", i, "contract", "changes"), contract)
    for i, override in enumerate(company.roster.overrides):
        if override.ends <= override.starts:
            yield ("roster", "overrides", i, "ends"), "ends before it begins (the end is excluded)"
    for i, absence in enumerate(company.roster.absences):
        if absence.ends < absence.starts:
            yield ("roster", "absences", i, "ends"), "ends before it begins"


def _disordered_changes(at: Path_, contract: ContractEntry) -> Iterator[tuple[Path_, str]]:
    for i, (before, change) in enumerate(pairwise(contract.agreements())):
        if change.from_ <= before.from_:
            yield (*at, i, "from"), "is not after what is agreed in front of it: put the changes in order"
        elif contract.until and change.from_ >= contract.until:
            yield (*at, i, "from"), "is not before the contract's end: a change needs a day on which it holds"
