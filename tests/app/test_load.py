"""`dezurni load`: whole or not at all, twice the same as once, and every fault by file, line and key."""

import re
import sqlite3
from pathlib import Path

import pytest

from tests.app.desk import Dezurni
from tests.stories.world import COMPANY

TEXT = COMPANY.read_text("utf-8")


def state(dezurni: Dezurni) -> bytes:
    """Everything that is stored, as the file has it once the log is written back."""
    with sqlite3.connect(dezurni.folder / "data" / "dezurni.db") as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()
    return dump.encode()


def line_of(text: str, fragment: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if fragment in line)


def test_the_company_is_loaded_and_a_second_time_changes_nothing(empty: Dezurni) -> None:
    first = empty("load", str(COMPANY))
    assert first.status == 0, first.err
    assert "5 clients" in first.out
    stored = state(empty)
    again = empty("load", str(COMPANY), "--json")
    assert (again.status, again.json["changes"], again.json["clients"]) == (0, 0, 5)
    assert state(empty) == stored
    assert "nothing changed" in empty("load", str(COMPANY)).out
    assert empty.audit == ["imported company company.yaml"]


def test_a_loaded_company_answers(empty: Dezurni) -> None:
    empty("who").complains("no company is loaded yet", "dezurni load")
    empty("load", str(COMPANY))
    assert empty("who", "--at", "2026-11-24T10:00").status == 0


def test_what_changed_is_updated_and_nothing_is_doubled(dezurni: Dezurni) -> None:
    changed = TEXT.replace("Pekara Zora d.o.o.", "Pekara Zora i sinovi d.o.o.")
    ran = dezurni("load", dezurni.writes("company.yaml", changed), "--json")
    assert (ran.status, ran.json["clients"]) == (0, 5)
    assert ran.json["changes"] > 0
    assert b"Pekara Zora i sinovi" in state(dezurni)
    assert b"Pekara Zora d.o.o." not in state(dezurni)


FAULTS = [
    ("an unknown key", "    rank: 1\n", "    rank: 1\n    colour: red\n", "colour: red", "plans.0.colour"),
    ("a misspelled key", "monthly_fee: 60", "montly_fee: 60", "montly_fee", "plans.0.montly_fee"),
    ("a bad phone", '"+381601230001"', '"abc"', '"abc"', "clients.0.contacts.0.phones.0"),
    ("an impossible phone", '"+381601230001"', '"+3816"', '"+3816"', "clients.0.contacts.0.phones.0"),
    (
        "one number of two people",
        'phones: ["+381601230004"]',
        'phones: ["+381601230001"]',
        "novi-sara",
        "'zora-milica' and 'novi-sara'",
    ),
    ("an unknown plan", "plan: osnovna", "plan: zlatna", "plan: zlatna", "no plan 'zlatna'"),
    ("an unknown operator", "advisor: marko", "advisor: mirko", "advisor: mirko", "no operator 'mirko'"),
    (
        "an unknown add-on",
        "add_ons: [cloud-backup]",
        "add_ons: [clod]",
        "add_ons: [clod]",
        "no add-on 'clod'",
    ),
    ("a code twice", "code: dunav\n", "code: zora\n", "code: zora", "'zora' stands twice"),
    ("no YAML", "plans:  ", "plans: ]", "plans: ]", "not YAML"),
    ("a key twice", "    rank: 1\n", "    rank: 1\n    rank: 2\n", "    rank: 2", "'rank' stands twice"),
    ("no hour", '"08:00-16:00"', '"08:00-25:00"', "mon:", "organisation.business_hours.mon.0"),
    ("no day", "delivered_on: 2024-03-01", "delivered_on: 2024-13-01", "2024-13-01", "delivered_on"),
    ("no number", "rank: 1\n", "rank: first\n", "rank: first", "plans.0.rank"),
    ("an end before its beginning", "until: null", "until: 2020-01-01", "2020-01-01", "contract.until"),
    ("no time zone", "Europe/Belgrade", "Europe/Beograd", "Europe/Beograd", "organisation.time_zone"),
]


@pytest.mark.parametrize(
    ("before", "after", "at", "words"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_wrong_file_names_line_and_key_and_changes_nothing(
    dezurni: Dezurni, before: str, after: str, at: str, words: str
) -> None:
    assert before in TEXT
    wrong = TEXT.replace(before, after, 1)
    path, stored = dezurni.writes("wrong.yaml", wrong), state(dezurni)
    ran = dezurni("load", path)
    assert (ran.status, ran.out) == (2, "")
    first = ran.err.splitlines()[0]
    assert words in ran.err
    # A code that stands twice is named at both places.
    lines = [int(found) for found in re.findall(rf"{re.escape(path)}:(\d+):", ran.err)]
    assert line_of(wrong, at) in lines, (first, line_of(wrong, at))
    assert "Traceback" not in ran.err
    assert state(dezurni) == stored


def test_a_missing_key_is_named_at_its_parent(dezurni: Dezurni) -> None:
    wrong = TEXT.replace("    included_minutes: 120 ", "    # included_minutes: 120 ", 1)
    line = dezurni("load", dezurni.writes("w.yaml", wrong)).complains("plans.0.included_minutes", "missing")
    assert f"w.yaml:{line_of(wrong, '- code: osnovna')}:" in line


def test_every_fault_is_told_one_a_line(dezurni: Dezurni) -> None:
    wrong = TEXT.replace("rank: 1\n", "rank: 0\n").replace("currency: EUR", "currency: euro")
    ran = dezurni("load", dezurni.writes("w.yaml", wrong))
    assert (ran.status, len(ran.err.splitlines())) == (2, 2)
    assert "organisation.currency" in ran.err
    assert "plans.0.rank" in ran.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "w.yaml"),
        (b"[]", "w.yaml"),
        (b"just words", "w.yaml"),
        (b"organisation: \xff\xfe", "cannot be read"),
        (b"a: &a [*a]", "w.yaml"),
        (b"a: *nobody", "not YAML"),
        (b"a: !!python/object/apply:os.getcwd []", "not YAML"),
        (b"a: {b: [}", "not YAML"),
        (b"\x00", "not YAML"),
    ],
    ids=["empty", "list", "words", "not-utf-8", "loop", "alias", "tag", "broken", "nul"],
)
def test_what_is_no_company_file_is_refused_without_a_traceback(
    dezurni: Dezurni, content: bytes, words: str
) -> None:
    stored = state(dezurni)
    ran = dezurni("load", dezurni.writes("w.yaml", content))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("dezurni: ")
    assert words in ran.err
    assert "Traceback" not in ran.err
    assert "a fault of ours" not in ran.err
    assert state(dezurni) == stored


def test_a_file_that_is_not_there_is_named(dezurni: Dezurni, tmp_path: Path) -> None:
    dezurni("load", str(tmp_path / "no.yaml")).complains("no.yaml")
    dezurni("load", str(tmp_path)).complains(tmp_path.name)
    dezurni("load").complains("'file'")
