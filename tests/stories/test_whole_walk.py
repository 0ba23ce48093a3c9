"""The whole default policy by telephone and chat, minute by minute, on any night, whoever is deaf."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.desk.moment import now_of
from core.escalation.rows import Page
from tests.stories.conftest import MakeWorld
from tests.stories.test_many_pages import _asks_for_help, _linked, _people_of_granit
from tests.stories.world import _OPERATORS, _PHONES, COMPANY, World

NIGHT = "2026-11-24T22:00"  # a Tuesday; Ana is on call this week, Marko is the backup
_CODES = {str(chat): code for code, chat in _OPERATORS.items()} | {n: code for code, n in _PHONES.items()}


@pytest.mark.parametrize(
    "start",
    [NIGHT, "2027-10-31T01:30", "2027-03-28T01:30"],
    ids=["an ordinary night", "the clocks go back", "the clocks go forward"],
)
def test_nobody_answers_and_each_step_comes_at_its_minute(world_on_sqlite_at: MakeWorld, start: str) -> None:
    world = world_on_sqlite_at(start)
    world.keeps_pace()
    _nobody_picks_up(world)
    duty = world.read(lambda tx: now_of(tx).duty)
    (on_duty,), (backup,) = duty.on_duty, duty.backup
    opened = world.clock.now()
    _asks_for_help(world)
    world.minutes_pass(65)
    round_ = [
        (0, on_duty, "chat"),
        (3, on_duty, "call"),
        *[(8, backup, way) for way in ("call", "chat")],
        *[(15, "vesna", way) for way in ("call", "chat")],
    ]
    walked = [(begun + minute, who, way) for begun in (0, 22, 44) for minute, who, way in round_]
    assert _timeline(world, opened) == walked
    world.minutes_pass(2)
    assert _timeline(world, opened) == [*walked, *[(66, "vesna", way) for way in ("call", "chat")]]
    world.minutes_pass(120)
    assert len(_timeline(world, opened)) == len(walked) + 2, "the walk is over"
    for code in (on_duty, backup):
        world.operator(code).skips_all()
    vesna = world.operator("vesna")
    vesna.reads("Niko nije prihvatio", "#1001")
    vesna.presses("Prihvatam")
    world.settles()
    vesna.reads("je Vaš")
    vesna.skips_all()
    world.operator(on_duty).reads("Vesna Ilić")
    world.operator(backup).reads("Vesna Ilić")


def test_all_chats_are_blocked_and_telephones_do_it_alone_to_the_very_end(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    _nobody_picks_up(world)
    for code in _OPERATORS:
        world.operator(code).blocks_bot()
    opened = world.clock.now()
    visitor = _asks_for_help(world)
    world.minutes_pass(56.5)
    calls = [(0, "ana"), (5, "marko"), (12, "vesna")]
    walked = [(begun + minute, who, "call") for begun in (0, 19, 38) for minute, who in calls]
    assert _timeline(world, opened) == walked
    world.operator_phone("vesna").is_attended()
    world.minutes_pass(0.7)
    phone = world.operator_phone("vesna")
    phone.rings().answers().hears("Svi su pozvani i niko se nije javio", "Tiket broj jedan nula nula jedan")
    phone.presses("1")
    world.settles()
    phone.hears("Vaš")
    visitor.reads("Vesna Ilić")
    assert world.read(lambda tx: tx.get(Page, 1).state) == "accepted"


def test_several_pages_that_nobody_took_are_one_last_call_even_at_a_telephone_at_its_limit(
    world_on_sqlite_at: MakeWorld, tmp_path: Path
) -> None:
    world = world_on_sqlite_at(NIGHT)
    second = "      - {code: granit-2, name: Ivan Granić}\n"
    for old, new in (
        ("repeat: 2", "repeat: 0"),
        ("{calls: 3, minutes: 15}", "{calls: 1, minutes: 15}"),
        ("      - {code: granit-nikola", f"{second}      - {{code: granit-nikola"),
    ):
        _edits(world, tmp_path, old, new)
    _nobody_picks_up(world)
    opened = world.clock.now()
    for number, person in (("1001", "granit-nikola"), ("1002", "granit-2")):
        _linked(world, person).writes("server ne radi, treba mi operater")
        world.settles()
        world.operator("ana").reads(f"#{number}")
    world.minutes_pass(29)
    called = [(minute, who) for minute, who, way in _timeline(world, opened) if way == "call"]
    assert called == [(3, "ana"), (8, "marko"), (15, "vesna")], "at 22 her telephone was at its limit"
    world.operator_phone("vesna").is_attended()
    world.minutes_pass(1.1)
    phone = world.operator_phone("vesna")
    phone.rings().answers().hears("Svi su pozvani", "Čekaju dva tiketa")
    phone.presses("2")
    world.settles()
    world.minutes_pass(60)
    vesna = world.operator("vesna")
    for number in ("1001", "1002"):
        vesna.reads("Niko nije prihvatio", number)
    vesna.reads("2 tiketa")
    for code in ("ana", "marko", "vesna"):
        world.operator(code).skips_all()


def test_nobody_is_on_duty_and_the_manager_is_called_at_once(
    world_on_sqlite_at: MakeWorld, tmp_path: Path
) -> None:
    world = world_on_sqlite_at(NIGHT)
    gone = "\n".join(
        f"    - {{operator: {code}, starts: 2026-11-24, ends: 2026-11-25}}"
        for code in ("ana", "marko", "jelena")
    )
    _edits(world, tmp_path, "  absences:\n", f"  absences:\n{gone}\n")
    for code in ("ana", "marko", "jelena", "vesna"):
        world.operator(code).skips_all()
    visitor = _asks_for_help(world)
    world.operator("vesna").reads("Dežurstvo", "#1001")
    world.operator_phone("vesna").rings().answers().presses("1")
    world.settles()
    world.operator("vesna").reads("je Vaš")
    visitor.reads("Vesna Ilić")
    world.minutes_pass(20)
    for code in ("ana", "marko", "jelena"):
        world.operator_phone(code).is_idle()


def test_a_policy_of_everybody_asks_each_by_the_ways_of_the_step_that_they_want(
    world_on_sqlite_at: MakeWorld, tmp_path: Path
) -> None:
    world = world_on_sqlite_at(NIGHT)
    steps = """        - {after_minutes: 0, notify: advisor, by: [call, chat]}
        - {after_minutes: 2, notify: marko, by: [chat]}
        - {after_minutes: 4, notify: marko, by: [chat, call]}
        - {after_minutes: 6, notify: everyone, by: [chat, call]}
"""
    text = COMPANY.read_text("utf-8")
    before, rest = text.split("        - {after_minutes: 0, notify: on-duty", 1)
    after = rest[rest.index("      accepted_reminder_minutes") :]
    text = (before + steps + after).replace("repeat: 2", "repeat: 0")
    for code, reach in (("marko", "call"), ("jelena", "chat")):
        text = text.replace(f"{{code: {code}, name", f"{{code: {code}, reach: [{reach}], name", 1)
    path = tmp_path / "company.yaml"
    path.write_text(text, "utf-8")
    world.load(path)
    _nobody_picks_up(world)
    opened = world.clock.now()
    visitor = _asks_for_help(world)
    world.minutes_pass(4.4)
    # By chat alone Marko cannot be had: the step after it is due at once.
    walked = [*[(0, "ana", way) for way in ("call", "chat")], (2, "marko", "call")]
    everyone = [("ana", "call"), ("ana", "chat"), ("jelena", "chat"), ("marko", "call")]
    everyone += [("vesna", "call"), ("vesna", "chat")]
    assert _timeline(world, opened) == [*walked, *[(4, *one) for one in everyone]]
    world.operator("jelena").presses("Prihvatam")
    world.settles()
    world.operator("jelena").reads("Dežurstvo")
    world.operator("jelena").reads("je Vaš")
    for code in ("ana", "vesna"):
        world.operator(code).skips_all()
    world.operator("marko").reads("#1001", "Jelena Nikolić")
    visitor.reads("Jelena Nikolić")
    assert world.operator_phone("ana").status == "idle"


def test_a_telephone_that_rings_for_nothing_any_more_is_silent_at_once(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitors = [_linked(world, person) for person in _people_of_granit(world, 2)]
    ana, marko = world.operator("ana"), world.operator("marko")
    for code in ("ana", "marko"):
        world.operator_phone(code).does_not_answer()
    with world.worker_down():
        for visitor in visitors:
            visitor.writes("server ne radi, treba mi operater")
    world.minutes_pass(8.1)
    ana.reads("2 tiketa čekaju")
    marko.reads("2 tiketa čekaju")
    phone = world.operator_phone("marko")
    phone.rings()
    ana.presses("Prihvatam #1001")
    world.settles()
    phone.rings()
    marko.presses("Prihvatam #1002")
    world.settles()
    phone.is_idle()
    for person in (ana, marko):
        person.reads("je Vaš")
        person.reads("#100")
    for visitor in visitors:
        visitor.skips_all()
    world.minutes_pass(20)


def test_who_passes_in_chat_is_not_rung_on_and_who_closes_a_ticket_stops_the_ringing(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(NIGHT)
    _nobody_picks_up(world)
    _asks_for_help(world)
    ana, marko = world.operator("ana"), world.operator("marko")
    page = ana.reads("Dežurstvo")
    world.minutes_pass(3.1)
    world.operator_phone("ana").rings()
    ana.presses("Prosledi")
    world.settles()
    ana.reads("pitamo sledećeg")
    world.operator_phone("ana").is_idle()
    marko.reads("Dežurstvo")
    world.operator_phone("marko").rings()
    ana.writes("Rešeno.", reply_to=page)
    world.settles()
    ana.reads("#1001")
    world.operator_phone("marko").is_idle()
    world.minutes_pass(30)
    marko.skips_all()


def _nobody_picks_up(world: World) -> None:
    for code in _PHONES:
        world.operator_phone(code).does_not_answer()


def _timeline(world: World, since: datetime) -> list[tuple[int, str, str]]:
    """Whom a page reached, by what way and at which minute: what arrived, not what was tried."""
    shown = [
        (call.at, _CODES[str(call.params["chat_id"])], "chat")
        for call in world.telegram.calls
        if call.method == "sendMessage" and call.status == 200 and "#1001" in call.params["text"]
    ]
    rung = [
        (call.created_at, _CODES[call.parties.to], "call") for call in world.twilio.account.calls.values()
    ]
    minutes = [(int((at - since) / timedelta(minutes=1)), who, way) for at, who, way in (*shown, *rung)]
    return sorted(minutes)


def _edits(world: World, folder: Path, old: str, new: str) -> None:
    """Loads the company file once more, changed here, on top of earlier changes."""
    path = folder / "company.yaml"
    text = (path if path.exists() else COMPANY).read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    world.load(path)
    world.settles()
