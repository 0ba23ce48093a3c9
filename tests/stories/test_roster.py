"""The roster lives: two swap by chat, people hear when they come and go, and holes are told ahead."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from sqlalchemy import select

from app.feeds import feed_url
from core.database.transaction import Transaction
from core.desk.change_roster import add_override
from core.desk.import_absences import Found, import_absences
from core.desk.moment import Moment, now_of
from core.desk.say import Text
from core.desk.tell_operator import tell_operator
from core.roster.duty import on_duty
from core.roster.feeds import Feed, renew
from core.roster.reading import operators
from core.roster.rows import KnownHole, Operator
from simulator.telegram.chats import Message
from tests.stories.conftest import MakeWorld
from tests.stories.world import COMPANY, PUBLIC_URL, ZONE, World

TUESDAY = "2026-11-24T10:00"  # Ana is on call until Monday, Marko is the backup


def test_two_agree_on_a_swap_and_the_roster_follows(world_at: MakeWorld) -> None:
    world = world_at(TUESDAY)
    ana, jelena, vesna = (world.operator(code) for code in ("ana", "jelena", "vesna"))
    ana.writes("/zamena jelena 26.11. 16:00 - 27.11. 08:00")
    world.settles()
    ana.reads(
        "Poslali smo Vašu molbu", "Jelena Nikolić", "čet 26. 11. u 16:00 – pet 27. 11. u 8:00", "on-call"
    )
    jelena.reads("Ana Jovanović Vas moli za zamenu", "Da li prihvatate?")
    jelena.presses("Prihvatam")
    world.settles()
    ana.reads("Umesto Vas dežura Jelena Nikolić")
    jelena.reads("Preuzeli ste dežurstvo, po rasporedu: Ana Jovanović")
    vesna.reads("Zamena na dežurstvu", "Dežura: Jelena Nikolić")
    jelena.presses("Ne mogu")
    world.settles()
    jelena.reads("već odlučeno. Dežura Jelena Nikolić")
    world.load(COMPANY)
    jelena.writes("/dezurstvo")
    world.settles()
    jelena.reads("Na dužnosti", "čet 26. 11. u 16:00 – pet 27. 11. u 8:00 (on-call)", "Dogovorene zamene")
    world.turns_to("2026-11-26T15:59")
    assert _on_call(world) == ("ana",)
    jelena.reads_nothing()
    world.minutes_pass(1)
    assert _on_call(world) == ("jelena",)
    jelena.reads("Od sada ste dežurni do pet 27. 11. u 8:00")
    ana.reads("Predali ste dežurstvo: od sada dežura Jelena Nikolić")
    world.minutes_pass(5)
    assert world.audit == ["ana propose-swap duty 1 telegram", "jelena accept-swap duty 1 telegram"]


def test_without_a_name_all_are_asked_and_the_first_to_agree_wins(world_at: MakeWorld) -> None:
    world = world_at(TUESDAY)
    ana, marko, jelena, vesna = (world.operator(code) for code in ("ana", "marko", "jelena", "vesna"))
    ana.writes("/swap 29.11.")
    world.settles()
    ana.reads("Pitali smo sve koji tada mogu (ukupno: 2)")
    jelena.reads("dežurstvo preuzima ko prvi prihvati")
    marko.reads("dežurstvo preuzima ko prvi prihvati")
    jelena.presses("Prihvatam")
    marko.presses("Prihvatam")
    world.settles()
    jelena.reads("Preuzeli ste dežurstvo")
    marko.reads("Zamena više nije potrebna, dežurstvo preuzima Jelena Nikolić")
    marko.reads("već odlučeno. Dežura Jelena Nikolić")
    ana.reads("Umesto Vas dežura Jelena Nikolić")
    vesna.reads("Zamena na dežurstvu")


def test_the_backup_steps_up_and_the_manager_reads_that_there_is_none_then(world_at: MakeWorld) -> None:
    world = world_at(TUESDAY)
    ana, marko, vesna = (world.operator(code) for code in ("ana", "marko", "vesna"))
    ana.writes("/zamena marko 29.11. 08:00 - 30.11. 08:00")
    world.settles()
    ana.reads("Poslali smo")
    marko.reads("Vas moli")
    marko.presses("Prihvatam")
    world.settles()
    ana.reads("Umesto Vas dežura Marko Petrović")
    marko.reads("Preuzeli ste")
    vesna.reads("Zamena na dežurstvu", "nema rezerve")


def test_who_stands_in_already_can_be_stood_in_for(world_at: MakeWorld) -> None:
    world = world_at(TUESDAY)
    marko, jelena = world.operator("marko"), world.operator("jelena")
    marko.writes("/zamena jelena 28.11. 08:00 - 29.11. 08:00")
    world.settles()
    marko.reads("Poslali smo")
    jelena.reads("Vas moli")
    jelena.presses("Prihvatam")
    world.settles()
    marko.reads("Umesto Vas")
    jelena.reads("Preuzeli ste")
    world.operator("vesna").reads("Zamena na dežurstvu")
    assert world.read(
        lambda tx: on_duty(Moment(tx, tx.now).roster, "on-call", _at("2026-11-28T12:00"))
    ).on_duty == ("jelena",)


def test_a_swap_is_refused_withdrawn_or_comes_too_late(world_at: MakeWorld) -> None:
    world = world_at(TUESDAY)
    ana, jelena = world.operator("ana"), world.operator("jelena")
    sent, asked = [], []
    for day in ("26.11. 16:00 - 22:00", "26.11. 16:00 - 23:00", "26.11. 17:00 - 23:00"):
        ana.writes(f"/zamena jelena {day}")
        world.settles()
        sent.append(ana.reads("Poslali smo"))
        asked.append(jelena.reads("Vas moli"))
    jelena.presses("Ne mogu")
    world.settles()
    jelena.reads("hvala na odgovoru")
    ana.reads("Jelena Nikolić ne može da Vas zameni")
    ana.presses_data(_data(sent[1]), on=sent[1])
    world.settles()
    ana.reads("zamena se više ne traži")
    jelena.reads("Molba za zamenu je povučena (Ana Jovanović)")
    world.turns_to("2026-11-26T16:00")
    ana.reads("Na Vašu molbu za zamenu nema odgovora (Jelena Nikolić)", "Dežurstvo ostaje Vaše")
    jelena.reads("Molba za zamenu")
    jelena.presses_data(_data(asked[0]), on=asked[0])
    world.settles()
    jelena.reads("To vreme je već počelo")
    assert _on_call(world) == ("ana",)
    assert world.audit[3:] == ["jelena refuse-swap duty 3 telegram", "ana withdraw-swap duty 2 telegram"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("/zamena", "Nismo razumeli"),
        ("/zamena marko nekad", "Nismo razumeli"),
        ("/zamena marko 23.11.", "To vreme je već počelo"),
        ("/zamena marko danas", "To vreme je već počelo"),
        ("/zamena petar 26.11.", "Ne znamo na koga mislite: petar"),
        ("/zamena ana 26.11.", "sami sebe"),
        ("/zamena marko 26.11. 09:00 - 12:00", "Marko Petrović je u to vreme već na dužnosti"),
        ("/zamena jelena 1.12. 20:00 - 23:00", "Tada niste dežurni"),
        ("/zamena jelena 24.12. 18:00 - 22:00", "Tada niste dežurni"),
        ("/zamena jelena 1.12. - 30.3.", "najviše tri meseca"),
    ],
)
def test_what_cannot_be_swapped_is_refused_with_its_reason(world_at: MakeWorld, typed: str, why: str) -> None:
    world = world_at(TUESDAY)
    ana = world.operator("ana")
    ana.writes(typed)
    world.settles()
    ana.reads(why)
    assert world.audit == []


def test_who_is_away_or_has_no_chat_cannot_be_asked(world_at: MakeWorld, tmp_path: Path) -> None:
    world = world_at("2026-12-18T10:00")
    marko = world.operator("marko")
    marko.writes("/zamena jelena 23.12. 18:00 - 22:00")
    world.settles()
    marko.reads("Jelena Nikolić u to vreme ne radi")
    world.load(_company(tmp_path, (", telegram_id: 7003", "")))
    marko.writes("/zamena jelena 27.12.")
    world.settles()
    marko.reads("nema povezan čet")


def test_a_hand_over_is_told_the_evening_before_and_at_its_minute_once(world_at: MakeWorld) -> None:
    world = world_at("2026-11-29T17:58")
    ana, marko = world.operator("ana"), world.operator("marko")
    world.minutes_pass(3)
    marko.reads("Sutra počinje Vaše dežurstvo: pon 30. 11. u 8:00 – pon 7. 12. u 8:00 (on-call)")
    jelena = world.operator("jelena")
    jelena.reads("Od sutra ste rezerva: pon 30. 11. u 8:00 – pon 7. 12. u 8:00 (on-call)")
    world.minutes_pass(60)
    world.turns_to("2026-11-30T07:59")
    marko.reads_nothing()
    jelena.reads_nothing()
    world.minutes_pass(1)
    marko.reads("Od sada ste dežurni do pon 7. 12. u 8:00")
    ana.reads("Predali ste dežurstvo: od sada dežura Marko Petrović")
    jelena.reads("Od sada ste rezerva do pon 7. 12. u 8:00 (on-call). Dežura Marko Petrović.")
    world.minutes_pass(5)
    assert not [text for who in (ana, marko, jelena) for text in who.unread_texts() if "žur" in text]


@pytest.mark.parametrize(
    ("saturday", "sunday", "hours"), [("2026-10-24", "2026-10-25", 5.5), ("2027-03-27", "2027-03-28", 4)]
)
def test_layers_shifts_and_swaps_change_hands_where_the_clock_says_in_the_nights_it_changes(
    world_on_sqlite_at: MakeWorld, tmp_path: Path, saturday: str, sunday: str, hours: float
) -> None:
    old = """      rotation: {operators: [ana, marko, jelena], starts: "2026-01-12T08:00", turn_days: 7}
      backup: {operators: [marko, jelena, ana], starts: "2026-01-12T08:00", turn_days: 7}
"""
    night = ', hours: {sat: ["20:00-24:00"]}'
    new = f"""      layers:
        - {{operators: [ana], starts: "2026-01-12T08:00", turn_days: 7}}
        - {{operators: [jelena], starts: "2026-01-12T08:00", turn_days: 7{night}}}
      shifts:
        - {{operator: marko, starts: "{saturday}T22:00", ends: "{sunday}T02:30"}}
"""
    world = world_on_sqlite_at(f"{saturday}T19:00")
    ana, marko, jelena = (world.operator(code) for code in ("ana", "marko", "jelena"))
    world.load(_company(tmp_path, (old, new)))
    world.minutes_pass(1)
    assert _on_call(world) == ("ana",)
    day, month, ends = int(sunday[8:]), int(sunday[5:7]), "2:30" if hours > 5 else "3:00"
    ana.writes(f"/zamena jelena {day}.{month}. 02:30 - {day}.{month}. 10:00")
    world.settles()
    ana.reads("Poslali smo")
    jelena.reads("Vas moli")
    jelena.presses("Prihvatam")
    world.settles()
    ana.reads("Umesto Vas dežura Jelena")
    jelena.reads("Preuzeli ste")
    world.operator("vesna").reads("Zamena na dežurstvu")
    world.turns_to(f"{saturday}T20:00")
    jelena.reads(f"Od sada ste dežurni do sub {day - 1}. {month}. u 22:00")
    jelena.reads(f"Sutra počinje Vaše dežurstvo: ned {day}. {month}. u {ends} – ned {day}. {month}. u 10:00")
    ana.reads("od sada dežura Jelena Nikolić")
    world.turns_to(f"{saturday}T22:00")
    marko.reads(f"Od sada ste dežurni do ned {day}. {month}. u {ends}")
    jelena.reads("od sada dežura Marko Petrović")
    marko.writes("/dezurstvo")
    world.settles()
    marko.reads("Na dužnosti: Marko Petrović", f"• do ned {day}. {month}. u {ends} (on-call)")
    world.clock.advance(timedelta(hours=hours) - timedelta(seconds=30))
    world.minutes_pass(0.1)
    assert _on_call(world) == ("marko",)
    jelena.reads_nothing()
    world.minutes_pass(1)
    assert _on_call(world) == ("jelena",)
    jelena.reads(f"Od sada ste dežurni do ned {day}. {month}. u 10:00")
    marko.reads("od sada dežura Jelena Nikolić")


def test_after_an_outage_only_the_present_state_is_told(world_at: MakeWorld) -> None:
    world = world_at("2026-11-29T10:00")
    world.minutes_pass(1)
    world.turns_to("2026-12-08T10:00")  # Marko's whole week went by
    world.operator("jelena").reads("Od sada ste dežurni")
    world.operator("ana").reads("Predali ste dežurstvo: od sada dežura Jelena")
    world.operator("ana").reads("Od sada ste rezerva do pon 14. 12. u 8:00 (on-call). Dežura Jelena")
    world.operator("marko").reads("Više niste rezerva (on-call). Od sada je rezerva Ana Jovanović.")
    assert not [text for text in world.operator("marko").unread_texts() if "dežurni" in text]


def test_an_absence_that_hits_a_shift_is_told_once(world_at: MakeWorld, tmp_path: Path) -> None:
    world = world_at(TUESDAY)
    ana, vesna = world.operator("ana"), world.operator("vesna")
    absences = "  absences:\n    - {operator: ana, starts: 2026-11-26, ends: 2026-11-27}\n"
    world.load(_company(tmp_path, ("  absences:\n", absences)))
    world.settles()
    for reader in (ana, vesna):
        reader.reads(
            "Odsustvo: Ana Jovanović, 26. 11. – 27. 11.", "čet 26. 11. u 0:00 – sub 28. 11. u 0:00 (on-call)"
        )
    world.load(_company(tmp_path, ("  absences:\n", absences)))
    world.minutes_pass(24 * 60)
    ana.reads_nothing()
    vesna.reads_nothing()


def test_a_hole_is_told_once_and_again_the_day_before(world_at: MakeWorld, tmp_path: Path) -> None:
    world = world_at("2026-11-24T07:00")
    vesna = world.operator("vesna")
    gone = "\n".join(
        f"    - {{operator: {code}, starts: 2026-12-05, ends: 2026-12-05}}" for code in ("marko", "jelena")
    )
    world.load(_company(tmp_path, ("  absences:\n", f"  absences:\n{gone}\n")))
    world.minutes_pass(61)
    vesna.reads("Dežurstvo nije pokriveno", "sub 5. 12. u 0:00 – ned 6. 12. u 0:00", "Granit gradnja")
    for text in ("Odsustvo: Marko", "Odsustvo: Jelena"):
        vesna.reads(text)
    for day in range(25, 31):
        world.turns_to(f"2026-11-{day}T09:00")
    # A change of the roster that leaves another one is told at once, at night too.
    world.turns_to("2026-11-30T22:00")
    ill = "\n".join(
        f"    - {{operator: {code}, starts: 2026-12-12, ends: 2026-12-12}}"
        for code in ("ana", "marko", "jelena")
    )
    world.load(_company(tmp_path, ("  absences:\n", f"  absences:\n{gone}\n{ill}\n")))
    world.minutes_pass(2)
    assert "sub 12. 12. u 0:00" in vesna.reads("Dežurstvo nije pokriveno").text
    world.turns_to("2026-12-01T09:00")
    for day in (2, 3):
        world.turns_to(f"2026-12-0{day}T09:00")
    assert not [text for text in vesna.unread_texts() if "nije pokriveno" in text]
    world.turns_to("2026-12-04T09:00")
    vesna.reads("Podsetnik: dežurstvo nije pokriveno")
    for code in ("ana", "marko", "jelena", "vesna"):
        world.operator(code).skips_all()


def test_what_no_manager_can_read_waits_until_one_has_a_chat_and_several_holes_are_one_message(
    world_on_sqlite_at: MakeWorld, tmp_path: Path
) -> None:
    world = world_on_sqlite_at("2026-11-24T07:00")
    vesna, ana, jelena = (world.operator(code) for code in ("vesna", "ana", "jelena"))
    gone = "\n".join(
        f"    - {{operator: {code}, starts: 2026-12-0{day}, ends: 2026-12-0{day}}}"
        for day in (3, 5)
        for code in ("marko", "jelena")
    )
    away = ("  absences:\n", f"  absences:\n{gone}\n")
    world.load(_company(tmp_path, away, (", telegram_id: 7009", "")))
    ana.writes("/zamena jelena 26.11. 16:00 - 27.11. 08:00")
    world.settles()
    jelena.presses("Prihvatam")
    world.minutes_pass(90)
    world.turns_to("2026-11-25T09:00")
    assert vesna.unread_texts() == []
    world.load(_company(tmp_path, away))
    world.minutes_pass(2)
    for name, day in (("Marko", 3), ("Jelena", 3), ("Marko", 5), ("Jelena", 5)):
        vesna.reads(f"Odsustvo: {name}", f"{day}. 12.")
    vesna.reads("Zamena na dežurstvu", "Dežura: Jelena Nikolić")
    told = vesna.reads(
        "Dežurstvo nije pokriveno: 3 termina", "• čet 3. 12. u 0:00 – čet 3. 12. u 8:00: ne radi"
    ).text
    assert "• sub 5. 12. u 0:00 – ned 6. 12. u 0:00: ne radi Marko Petrović" in told
    world.turns_to("2026-11-26T09:00")
    vesna.skips_all()
    world.turns_to("2026-12-02T09:00")
    vesna.reads("Dežurstvo nije pokriveno: 2 termina", "čet 3. 12. u 0:00 – čet 3. 12. u 8:00 (podsetnik)")
    vesna.blocks_bot()
    world.turns_to("2026-12-04T09:00")
    assert not world.read(lambda tx: [row for row in tx.all(select(KnownHole)) if row.told_at])
    vesna.unblocks_bot()
    world.minutes_pass(2)
    vesna.reads("Dežurstvo nije pokriveno", "sub 5. 12. u 0:00")
    for code in ("ana", "marko", "jelena", "vesna"):
        world.operator(code).skips_all()


def test_a_hole_that_grows_is_told(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at("2026-11-24T07:00")
    world.minutes_pass(90)
    vesna = world.operator("vesna")

    _takes_everybody_out(world, "2026-12-05T00:00", "2026-12-05T01:00")
    world.minutes_pass(2)
    vesna.reads("sub 5. 12. u 0:00 – sub 5. 12. u 1:00")
    _takes_everybody_out(world, "2026-12-05T01:00", "2026-12-07T00:00")
    world.minutes_pass(2)
    vesna.reads("Dežurstvo nije pokriveno", "pon 7. 12.")


def test_holes_that_become_one_leave_no_untold_row(world_on_sqlite_at: MakeWorld, tmp_path: Path) -> None:
    world = world_on_sqlite_at("2026-11-24T07:00")
    world.load(_company(tmp_path, (", telegram_id: 7009", "")))
    world.minutes_pass(90)

    _are_away(world, (0, 6), (12, 18))
    world.minutes_pass(2)
    _are_away(world, (0, 18))
    world.minutes_pass(2)
    world.load(_company(tmp_path))
    world.minutes_pass(2)
    world.operator("vesna").reads("Dežurstvo nije pokriveno", "sub 5. 12. u 0:00 – sub 5. 12. u 18:00")
    for code in ("ana", "marko", "jelena", "vesna"):
        world.operator(code).skips_all()
    [hole] = world.read(lambda tx: tx.all(select(KnownHole)))
    assert hole.told_at


def _takes_everybody_out(world: World, since: str, until: str) -> None:
    starts, ends = datetime.fromisoformat(since), datetime.fromisoformat(until)

    def out(tx: Transaction) -> None:
        for code in ("ana", "marko", "jelena"):
            add_override(
                tx, now_of(tx), schedule="on-call", operator=code, substitute=None, starts=starts, ends=ends
            )

    world.write(out)


def _are_away(world: World, *hours: tuple[int, int]) -> None:
    """Both who could come, through these hours of a Saturday."""
    saturday = datetime.fromisoformat("2026-12-05")

    def away(tx: Transaction) -> None:
        for code in ("marko", "jelena"):
            times = [(saturday + timedelta(hours=a), saturday + timedelta(hours=b)) for a, b in hours]
            found = [Found(f"{code}-{a}", a, b, "x") for a, b in times]
            import_absences(tx, now_of(tx), operators(tx)[code], found)

    world.write(away)


def test_who_refuses_every_way_is_no_cover(world_at: MakeWorld) -> None:
    world = world_at("2026-11-24T07:00")
    world.operator("ana").blocks_bot()
    world.write(_takes_telephones)
    world.write(lambda tx: tell_operator(tx, Moment(tx, tx.now), "ana", Text("swap-not-read", {})))
    world.settles()
    world.minutes_pass(61)
    told = world.operator("vesna").reads("Dežurstvo nije pokriveno: 23 termina", "i još 13 termina").text
    assert "uto 24. 11. u 16:00 – sre 25. 11. u 8:00: niko ne može da se dobije telefonom; Granit" in told
    assert "• Ana Jovanović: nema telefona, čet ne prima poruke" in told
    assert "• Marko Petrović: nema telefona, samo čet" in told
    world.operator("vesna").reads_nothing()
    world.operator("vesna").skips_all()


def _takes_telephones(tx: Transaction) -> None:
    for operator in tx.all(select(Operator)):
        operator.phone = None


def test_a_calendar_is_read_under_its_secret_address_until_a_new_one_is_made(world_at: MakeWorld) -> None:
    world = world_at(TUESDAY)
    settings = world.house.settings
    own, all_of = Feed("operator", "ana"), Feed("schedule", "on-call")
    url = world.read(lambda tx: feed_url(tx, own, settings))
    answer = world.request("GET", url.removeprefix(PUBLIC_URL))
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "private, max-age=300")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    assert calendar["X-WR-CALNAME"] == "Dežurstva: Ana Jovanović (Melany Software Team)"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in answer.content
    titles = {str(event["SUMMARY"]) for event in calendar.events}
    assert titles == {"Dežurstvo (desk)", "Dežurstvo (on-call)", "Rezerva (on-call)"}
    assert b"DTSTART:20261123T150000Z\r\nDTEND:20261124T070000Z" in answer.content
    uids = [event["UID"] for event in calendar.events]
    assert len(set(uids)) == len(uids) > 100
    world.turns_to("2026-11-25T10:00")
    later = Calendar.from_ical(world.request("GET", url.removeprefix(PUBLIC_URL)).content)
    assert [event["UID"] for event in later.events] == uids
    world.write(lambda tx: renew(tx, own))
    assert world.request("GET", url.removeprefix(PUBLIC_URL)).status_code == 404
    new = world.read(lambda tx: feed_url(tx, own, settings))
    of_schedule = world.read(lambda tx: feed_url(tx, all_of, settings))
    assert len({url, new, of_schedule}) == 3
    assert world.request("GET", new.removeprefix(PUBLIC_URL)).status_code == 200
    told = world.request("GET", of_schedule.removeprefix(PUBLIC_URL)).text
    assert "Marko Petrović: Rezerva (on-call)" in told
    for wrong in ("x", "0" * 40, "%00", "č"):
        assert world.request("GET", f"/feeds/{wrong}.ics").status_code == 404
    world.operator("ana").skips_all()


def _on_call(world: World) -> tuple[str, ...]:
    return world.read(lambda tx: on_duty(Moment(tx, tx.now).roster, "on-call", tx.now)).on_duty


def _at(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=ZONE)


def _data(message: Message) -> str:
    data = message.buttons[0][0].callback_data
    assert data
    return data


def _company(folder: Path, *changes: tuple[str, str]) -> Path:
    """The company file with something else in it."""
    text = COMPANY.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "company.yaml"
    path.write_text(text, "utf-8")
    return path
