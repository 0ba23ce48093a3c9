"""A company file is read whole or not at all; every fault names file, line and key, and how to mend it."""

import re
from pathlib import Path

import pytest

from core.company_file.reading import read_company
from core.errors import Invalid, WrongFile
from core.language.catalogue import LANGUAGES
from web.wording import Words

EXAMPLE = Path(__file__).parents[2] / "company.yaml"


def _fault(tmp_path: Path, *replacements: tuple[str, str]) -> str:
    """The fault of the example with these words replaced, without its folder."""
    text = EXAMPLE.read_text("utf-8")
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return _fault_of(tmp_path, text)


def _fault_of(tmp_path: Path, text: str) -> str:
    path = tmp_path / "company.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(WrongFile) as caught:
        read_company(path)
    _is_told_to_whoever_reads_the_page(caught.value)
    return str(caught.value).replace(f"{tmp_path}/", "")


def _is_told_to_whoever_reads_the_page(wrong: WrongFile) -> None:
    """Every fault has its text: line by line, in each language, and nothing of it in another."""
    assert wrong.text, wrong
    for language in LANGUAGES:
        lines = Words(language).told(wrong).splitlines()
        assert len(lines) == len(wrong.faults)
        for line, fault in zip(lines, wrong.faults, strict=True):
            assert str(fault.line) in line and fault.key in line
            assert language == "en" or not re.search(r"should|must|there is|before|twice|YAML:", line), line


def _line_of(old: str) -> int:
    return EXAMPLE.read_text("utf-8").split(old)[0].count("\n") + 1


def test_the_example_is_read_as_it_is_meant() -> None:
    company = read_company(EXAMPLE)
    assert [client.code for client in company.clients] == ["zora", "dunav", "granit", "novi", "bivsi"]
    granit = company.clients[2]
    assert granit.contract
    assert granit.contract.terms.included_minutes == 720
    assert (granit.contacts[0].pin, granit.contacts[0].telegram_id) == ("4711", "5003")
    assert [special.on.isoformat() for special in company.organisation.holidays.also] == [
        "2026-12-31",
        "2026-11-27",
    ]


ONE_KEY: list[tuple[str, str, str, str]] = [
    ("rank: 1\n", "rnak: 1\n", "plans.0.rnak", "not known here"),
    ("    monthly_fee: 60\n", "", "plans.0.monthly_fee", "missing"),
    ("monthly_fee: 60", "monthly_fee: -1", "plans.0.monthly_fee", "greater than or equal to 0"),
    ("monthly_fee: 60", "monthly_fee: 60.005", "plans.0.monthly_fee", "2 decimal places"),
    ("included_minutes: 120", "included_minutes: 1.5", "plans.0.included_minutes", "integer"),
    ("on_exhausted: ask", "on_exhausted: beg", "plans.0.on_exhausted", "'ask', 'bill' or 'message'"),
    ("draws: [phone", "draws: [fax", "plans.0.draws.0", "(here: 'fax')"),
    ("language: sr-Latn", "language: de", "organisation.language", "sr-Latn, sr-Cyrl, en"),
    ("currency: EUR", "currency: euro", "organisation.currency", "(here: 'euro')"),
    ("time_zone: Europe/Belgrade", "time_zone: Mars/Base", "organisation.time_zone", "Europe/Belgrade"),
    ('phone: "+381113334444"', 'phone: "12"', "organisation.phone", "phone number"),
    ('mon: ["08:00-16:00"]', 'mon: ["08-16"]', "organisation.business_hours.mon.0", "08-16"),
    (
        'fri: ["08:00-12:00", "12:30-16:00"]',
        'fri: ["08:00-12:00", "11:30-16:00"]',
        "organisation.business_hours.fri.1",
        "begins before",
    ),
    ("country: RS", "country: XX", "organisation.holidays.country", "XX"),
    ("on: 2026-12-31", "on: 2026-02-30", "organisation.holidays.also.0.on", "2026-02-30"),
    ("delivered_on: 2024-03-01", "delivered_on: soon", "clients.0.delivered_on", "(here: 'soon')"),
    ("product: balans-mini", "product: balans-maxi", "clients.0.product", "no product 'balans-maxi'"),
    ("advisor: ana", "advisor: anna", "clients.0.advisor", "no operator 'anna'"),
    ("plan: osnovna", "plan: zlatna", "clients.0.contract.plan", "no plan 'zlatna'"),
    (
        "add_ons: [cloud-backup]",
        "add_ons: [cloud]",
        "clients.1.contract.add_ons",
        "no add-on 'cloud'",
    ),
    ("      until: null", "      until: 2025-03-01", "clients.0.contract.until", "ends before it begins"),
    (
        "      until: null",
        "      until: null\n      changes: [{plan: zlatna, from: 2027-01-01}]",
        "clients.0.contract.changes.0.plan",
        "no plan 'zlatna'",
    ),
    (
        "      until: null",
        "      changes: [{plan: standardna, from: 2025-03-01}]",
        "clients.0.contract.changes.0.from",
        "in order",
    ),
    (
        "      until: null",
        "      until: 2027-01-01\n      changes: [{plan: standardna, from: 2027-01-01}]",
        "clients.0.contract.changes.0.from",
        "not before the contract's end",
    ),
    (
        "    carry_over_months: 0",
        "    by_product: {balans-maxi: {monthly_fee: 1}}",
        "plans.2.by_product.balans-maxi",
        "no product 'balans-maxi'",
    ),
    (
        "      covers: outside-business-hours",
        "      covers: outside-business-hours\n"
        '      layers: [{operators: [iva], starts: "2026-11-02T08:00", turn_days: 1}]',
        "roster.schedules.1.layers.0.operators",
        "no operator 'iva'",
    ),
    (
        "      covers: outside-business-hours",
        "      covers: outside-business-hours\n"
        '      layers: [{operators: [ana], starts: "2026-11-02T08:00", turn_days: 1, hours: {sat: [25]}}]',
        "roster.schedules.1.layers.0.hours.sat.0",
        "valid string",
    ),
    (
        "      covers: outside-business-hours",
        "      covers: outside-business-hours\n"
        '      shifts: [{operator: ana, starts: "2026-11-02T08:00", ends: "2026-11-02T08:00"}]',
        "roster.schedules.1.shifts.0.ends",
        "before it begins",
    ),
    ("operator: ana, substitute: marko, ", "", "roster.overrides.0", "names nobody"),
    ("notify: backup", "notify: boss", "escalation.policies.0.steps.2.notify", "'boss'"),
    ("after_minutes: 8", "after_minutes: 2", "escalation.policies.0.steps.2.after_minutes", "in order"),
    ("{schedule: on-call", "{schedule: nights", "roster.overrides.0.schedule", "no schedule 'nights'"),
    ('ends: "2026-11-29T08:00"', 'ends: "2026-11-28T08:00"', "roster.overrides.0.ends", "before it begins"),
    ('ends: "2026-12-25"', 'ends: "2026-12-20"', "roster.absences.0.ends", "before it begins"),
    ("code: standardna", "code: osnovna", "plans.0.code", "stands twice"),
    ("code: dunav-iva", "code: dunav-petar", "clients.1.contacts.0.code", "stands twice"),
    ("roles: [manager]", "roles: [operator]", "operators", "nobody has the role manager"),
    ("roles: [manager]", "roles: []", "operators.3.roles", "at least 1 item"),
    ('pin: "4711"', 'pin: "12"', "clients.2.contacts.0.pin", "pattern"),
    (
        'phones: ["+381601230022"]',
        'phones: ["060/123-00-02"]',
        "clients.1.contacts.1.phones.0",
        "'dunav-petar' and 'dunav-iva'",
    ),
    (
        "telegram_id: 5003",
        "telegram_id: 7001",
        "clients.2.contacts.0.telegram_id",
        "'ana' and 'granit-nikola'",
    ),
    ("telegram_id: 7002", "telegram_id: 7001", "operators.1.telegram_id", "'ana' and 'marko'"),
]


@pytest.mark.parametrize(("old", "new", "key", "what"), ONE_KEY, ids=[row[2] for row in ONE_KEY])
def test_a_fault_names_its_key_and_what_is_wrong(
    tmp_path: Path, old: str, new: str, key: str, what: str
) -> None:
    faults = _fault(tmp_path, (old, new)).splitlines()
    named = [fault for fault in faults if f": {key}: " in fault]
    assert len(named) == 1, faults
    assert what in named[0]
    assert named[0].startswith("company.yaml:")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rank: 2", "rank: two"),
        ("advisor: marko", "advisor: nobody"),
        ("code: dunav-iva", "code: -"),
        ("on: 2026-11-27", "on: 2026-13-01"),
        ("repeat: 2", "repeat: often"),
    ],
)
def test_a_fault_names_the_line_on_which_its_key_stands(tmp_path: Path, old: str, new: str) -> None:
    assert _fault(tmp_path, (old, new)).startswith(f"company.yaml:{_line_of(old)}: ")


def test_a_missing_key_is_named_by_the_line_of_what_it_is_missing_from(tmp_path: Path) -> None:
    fault = _fault(tmp_path, ("    rank: 2\n", ""))
    assert fault == (
        f"company.yaml:{_line_of('code: standardna')}: plans.1.rank: this key is missing: add it"
    )


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    faults = _fault(tmp_path, ("rank: 1\n", "rank: no\n"), ("currency: EUR", "currency: 7")).splitlines()
    assert len(faults) == 2


def test_a_key_that_stands_twice_is_not_silently_the_last(tmp_path: Path) -> None:
    fault = _fault(tmp_path, ("currency: EUR\n", "currency: EUR\n  currency: RSD\n"))
    assert fault == (
        f"company.yaml:{_line_of('currency: EUR') + 1}: not YAML: the key 'currency' stands twice: keep one"
    )


@pytest.mark.parametrize("text", ["a: [", "a: b: c", "\tx: 1", "a: 'b", "? [a]\n: 1", "{[a]: 1}", "a: *b"])
def test_what_is_not_yaml_is_said_with_its_line(tmp_path: Path, text: str) -> None:
    assert "company.yaml:1: not YAML: " in _fault_of(tmp_path, text) or "company.yaml:2: not YAML" in (
        _fault_of(tmp_path, text)
    )


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "42\n", "organisation:\n", "1: 2\n", "a: &a [*a]\n"])
def test_what_is_yaml_and_no_company_is_refused_in_words(tmp_path: Path, text: str) -> None:
    assert _fault_of(tmp_path, text).startswith("company.yaml")


@pytest.mark.parametrize("content", [b"name: \xff\xfe", None], ids=["no text", "no file"])
def test_what_cannot_be_read_is_said_so(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "company.yaml"
    if content:
        path.write_bytes(content)
    with pytest.raises(Invalid, match="cannot be read"):
        read_company(path)


def test_on_and_no_are_words_and_only_true_and_false_are_not(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    text = EXAMPLE.read_text("utf-8").replace("name: Kratak dan", "name: no")
    path.write_text(text, "utf-8")
    assert read_company(path).organisation.holidays.also[0].name == "no"


def test_amounts_are_exact(tmp_path: Path) -> None:
    path = tmp_path / "company.yaml"
    path.write_text(EXAMPLE.read_text("utf-8").replace("monthly_fee: 60\n", "monthly_fee: 60.10\n"), "utf-8")
    assert str(read_company(path).plans[0].monthly_fee) in ("60.1", "60.10")
