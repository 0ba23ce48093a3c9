"""The roster's page: the week as it is, who stands in, who is away, and what is written where."""

import re
from collections.abc import Callable

from sqlalchemy import func, select

from core.company_file.reading import read_company
from core.database.transaction import Database
from core.desk.load_company import load_company
from core.roster.feeds import Feed, feed_with
from core.roster.rows import AbsenceRow, OverrideRow, SwapRow
from simulator.clock import TurnableClock
from tests.web.browser import Person, words_of
from tests.web.conftest import COMPANY


def test_a_week_shows_who_is_there_day_by_day_through_the_clock_change(
    staff: Callable[[str], Person],
) -> None:
    jelena = staff("jelena")
    week = jelena.looks("/roster")
    assert week.text.count('class="day') == 7 and 'class="turn running' in week.text
    assert jelena.looks("/roster?view=month").text.count('class="day') == 35
    autumn = words_of(jelena.looks("/roster?from=2027-10-31"))  # the night with an hour twice
    assert "00:00–24:00" in autumn or "00:00–08:00" in autumn
    assert 'name="substitute"' not in week.text  # an operator only looks
    assert jelena.looks("/roster?from=sutra").status_code == 422


def test_a_manager_writes_an_override_and_an_absence_and_the_company_file_leaves_them(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    vesna = staff("vesna")
    times = {"starts": "2026-11-25T16:00", "ends": "2026-11-26T08:00"}
    change = {"schedule": "on-call", "operator": "ana", "substitute": "jelena", **times}
    assert "Jelena Nikolić umesto: Ana Jovanović" in words_of(vesna.sends("/roster/overrides", **change))
    assert "Jelena Nikolić" in words_of(vesna.looks("/roster?from=2026-11-25"))
    away = {"operator": "marko", "first": "2026-12-01", "last": "2026-12-03", "reason": "Odmor & more"}
    assert "Odmor &amp; more" in words_of(vesna.sends("/roster/absences", **away))
    with database.begin(clock) as tx:
        load_company(tx, read_company(COMPANY))
    with database.read(clock) as tx:
        override = tx.all(select(OverrideRow).where(OverrideRow.source == "page"))[0]
        absence = tx.all(select(AbsenceRow).where(AbsenceRow.source == "page"))[0]
    assert "Zamena je uklonjena" in words_of(vesna.sends(f"/roster/overrides/{override.id}/remove"))
    assert "Odsustvo je uklonjeno" in words_of(vesna.sends(f"/roster/absences/{absence.id}/remove"))
    assert vesna.sends(f"/roster/absences/{absence.id}/remove").status_code == 404
    turned = {**change, "starts": times["ends"], "ends": times["starts"]}
    for wrong, why in (
        (turned, "Kraj je pre početka"),
        ({**change, "substitute": "ana"}, "dve različite osobe"),
        ({**change, "starts": "juče"}, "„juče“ nije vreme"),
        ({**change, "starts": ""}, "Upišite i dan i vreme"),
    ):
        refused = vesna.sends("/roster/overrides", **wrong)
        assert refused.status_code == 422 and why in words_of(refused)
    assert vesna.sends("/roster/overrides", **{**change, "schedule": "nema"}).status_code == 404
    assert staff("jelena").sends("/roster/overrides", **change).status_code == 403


def test_the_proof_says_whether_60_days_are_covered_and_where_not(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    vesna = staff("vesna")
    before = words_of(vesna.looks("/roster/proof"))
    for code in ("ana", "marko", "jelena"):
        vesna.sends("/roster/absences", operator=code, first="2026-12-01", last="2026-12-01", reason="Slava")
    page = vesna.looks("/roster/proof")
    assert "1. 12. 8:00 – 1. 12. 16:00" in words_of(page) or "1. 12. 08:00 – 1. 12. 16:00" in words_of(page)
    assert "odsutni su svi: Ana Jovanović, Marko Petrović, Jelena Nikolić" in words_of(page)
    assert words_of(page) != before and page.text.count('<li class="hole">') >= 1


def test_a_shift_leads_to_a_form_that_is_filled_in_without_a_mouse_or_a_script(
    staff: Callable[[str], Person],
) -> None:
    page = staff("vesna").looks("/roster")
    link = page.text.split('class="small cover" href="')[1].split('"')[0].replace("&amp;", "&")
    form = staff("vesna").looks(f"/roster{link}").text
    assert 'name="starts" type="datetime-local" value="2026-11-23T00:00"' in form
    assert "<option selected>on-call</option>" in form
    assert "cover" not in staff("jelena").looks("/roster").text.replace("/static", "")


def test_a_swap_is_answered_on_the_page_and_the_first_to_agree_wins(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    ana, marko, jelena = staff("ana"), staff("marko"), staff("jelena")

    def asks(on: str, starts: str, ends: str, colleague: str = "") -> int:
        when = {"starts": f"{on}T{starts}", "ends": f"{on}T{ends}"}
        assert "Molba je poslata" in words_of(ana.sends("/roster/swaps", **when, colleague=colleague))
        with database.read(clock) as tx:
            return int(tx.first(select(func.max(SwapRow.id))) or 0)

    everybody = asks("2026-11-26", "16:00", "22:00")
    named = asks("2026-11-27", "17:00", "23:00", "jelena")
    refused = staff("vesna").sends("/roster/swaps", starts="2026-11-26T16:00", ends="2026-11-26T22:00")
    assert refused.status_code == 422
    assert "Tada niste dežurni" in words_of(refused)
    backwards = ana.sends("/roster/swaps", starts="2026-11-26T16:00", ends="2026-11-26T16:00")
    assert backwards.status_code == 422
    page = words_of(marko.looks("/roster"))
    assert "Ana Jovanović pita sve" in page and "Ana Jovanović pita: Jelena Nikolić" in page
    assert "Prihvatam" not in words_of(staff("vesna").looks("/roster"))
    assert "Zabeleženo" in words_of(jelena.sends(f"/roster/swaps/{everybody}/refuse-swap"))
    assert "dogovorena" in words_of(marko.sends(f"/roster/swaps/{everybody}/accept-swap"))
    assert "To više nije moguće" in words_of(jelena.sends(f"/roster/swaps/{everybody}/accept-swap"))
    assert "povučena" in words_of(ana.sends(f"/roster/swaps/{named}/withdraw-swap"))
    assert "Dogovoreno: Marko Petrović dolazi umesto Ana Jovanović" in words_of(ana.looks("/roster"))
    assert ana.sends("/roster/swaps/999/accept-swap").status_code == 404
    assert ana.sends(f"/roster/swaps/{named}/steal").status_code == 404


def test_everybody_has_a_calendar_whose_address_they_renew(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    def feeds(person: Person) -> list[Feed | None]:
        tokens = re.findall(r'href="http://desk\.example/feeds/(\w+)\.ics"', person.looks("/roster").text)
        with database.read(clock) as tx:
            return [feed_with(tx, token, "a secret of tests") for token in tokens]

    ana = staff("ana")
    before = re.findall(r"http://desk\.example/feeds/(\w+)\.ics", ana.looks("/roster").text)
    assert feeds(ana)[:2] == [Feed("operator", "ana"), Feed("schedule", "desk")]
    renewed = ana.sends("/roster/feeds/operator/ana/renew")
    assert "Stara adresa više ne važi" in words_of(renewed)
    # The new address stands open before whoever revoked the old one.
    assert renewed.text.count('<details class="line" open>') == 1 and before[0] not in renewed.text
    assert 'href="webcal://desk.example/feeds/' in renewed.text
    with database.read(clock) as tx:
        assert feed_with(tx, before[0], "a secret of tests") is None
    assert feeds(ana)[0] == Feed("operator", "ana")
    for other in ("operator/marko", "schedule/on-call"):
        assert ana.sends(f"/roster/feeds/{other}/renew").status_code == 404
    assert staff("vesna").sends("/roster/feeds/schedule/on-call/renew").status_code == 200
