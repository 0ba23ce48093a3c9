"""The roster's page: the week as it is, who stands in, who is away, and what is written where."""

from collections.abc import Callable

from sqlalchemy import select

from core.company_file.reading import read_company
from core.database.transaction import Database
from core.desk.load_company import load_company
from core.roster.rows import AbsenceRow, OverrideRow
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
    for wrong in (turned, {**change, "substitute": "ana"}, {**change, "starts": "juče"}):
        assert vesna.sends("/roster/overrides", **wrong).status_code == 422
    assert vesna.sends("/roster/overrides", **{**change, "schedule": "nema"}).status_code == 404
    assert staff("jelena").sends("/roster/overrides", **change).status_code == 403
