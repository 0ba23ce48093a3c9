"""Calls on the staff's page: the log and its filters, one call with its reasons, listening, service level."""

import csv
from collections.abc import Callable
from datetime import timedelta
from io import StringIO

from sqlalchemy import select

from core.calls.rows import CallLeg, TalkRecording, Voicemail
from core.database.transaction import Database
from core.staff.rows import AuditEntry
from simulator.clock import TurnableClock
from tests.web import history
from tests.web.browser import Person, words_of

PRICE = ["exhausted-bill", {"per_hour": "40", "currency": "EUR"}]
CONTRACT = ["contract", {"plan": "Osnovna podrška", "rank": 1}]


def a_day(database: Database, clock: TurnableClock) -> None:
    """Milica talks after 10 seconds, Nikola after 50; a stranger gives up; Milica leaves a message."""
    with database.begin(clock) as tx:
        now = tx.now
        for number, (contact, waits) in enumerate((("zora-milica", 10), ("granit-nikola", 50))):
            call = history.call(
                tx,
                contact,
                waiting_since=now,
                outcome="talked",
                operator="ana",
                reasons=[CONTRACT, PRICE],
                talk_started_at=now + timedelta(seconds=waits),
                talk_ended_at=now + timedelta(seconds=waits + 187),
                ended_at=now + timedelta(seconds=waits + 190),
            )
            accepted = now + timedelta(seconds=waits)
            legs = {"call_id": call.id, "rung_at": now, "state": "ended", "ended_at": call.ended_at}
            tx.add(CallLeg(operator="marko", reason="busy", detail="SIP 486", **legs))
            tx.add(CallLeg(operator="ana", reason="talked", sid=f"L{number}", accepted_at=accepted, **legs))
        gave_up = {"waiting_since": now, "ended_at": now + timedelta(seconds=28)}
        history.call(tx, None, outcome="missed", question="=1+1", **gave_up)
        left = history.call(tx, "zora-milica", outcome="voicemail", decision="message")
        tx.add(Voicemail(call_id=left.id, seconds=42, left_at=now, file="RE1.wav"))
        tx.add(
            TalkRecording(
                call_id=left.id, recording_sid="RE2", recorded_at=now, delete_on=now.date(), deleted_at=now
            )
        )


def test_the_log_is_narrowed_by_who_what_and_when(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    a_day(database, clock)
    jelena = staff("jelena")
    everything = words_of(jelena.looks("/calls"))
    assert "Milica Zorić Pekara Zora d.o.o." in everything and "razgovor 3:07 Ana Jovanović" in everything
    assert history.STRANGER in everything
    for query, shown, hidden in (
        ("client=granit", "Nikola Granić", "Milica Zorić"),
        ("client=642223377", history.STRANGER, "Takvih poziva nema"),
        ("outcome=voicemail", "ostavio poruku", "Nikola Granić"),
        ("operator=ana", "Nikola Granić", history.STRANGER),
        ("month=2026-10", "Takvih poziva nema", "Milica Zorić"),
    ):
        rows = words_of(jelena.looks(f"/calls?{query}")).split("Prikaži")[1]
        assert shown in rows and hidden not in rows, query
    assert jelena.looks("/calls?month=uskoro").status_code == 422
    with database.begin(clock) as tx:
        for _ in range(60):
            history.call(tx, "dunav-iva")
    first = jelena.looks("/calls?client=dunav")
    assert "Iva Simić" in words_of(first) and "before=" in first.text
    older = first.text.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = jelena.looks(older)
    assert words_of(second).count("Iva Simić") == 10 and "Najnovije" in words_of(second)


def test_the_log_leaves_as_a_table_without_formulas_and_as_json_and_prices_for_who_may_see_them(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    a_day(database, clock)
    file = staff("ana").looks("/calls.csv?month=2026-11")
    assert file.headers["content-disposition"] == "attachment; filename*=UTF-8''calls-2026-11.csv"
    rows = list(csv.DictReader(StringIO(file.text.removeprefix("\ufeff"))))
    assert [row["contact"] for row in rows] == ["zora-milica", "", "granit-nikola", "zora-milica"]
    assert rows[1]["question"] == "'=1+1" and rows[1]["wait_seconds"] == "28"
    assert rows[3]["legs"] == "marko: busy (SIP 486); ana: talked" and "€40.00" in rows[3]["reasons"]
    assert "€40.00" in rows[2]["reasons"]  # granit is Ana's, too
    for code in ("marko", "jelena"):
        assert "€" not in staff(code).looks("/calls.csv").text
    told = staff("vesna").looks("/calls.json?outcome=missed").json()["calls"]
    assert [one["outcome"] for one in told] == ["missed"]


def test_one_call_tells_why_who_was_rung_and_every_listening_is_noted(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    a_day(database, clock)
    ana, jelena = staff("ana"), staff("jelena")
    page = words_of(ana.looks("/calls/1"))
    assert "Klijent ima ugovor" in page or "Osnovna podrška" in page
    assert "40,00 €" in page and "40,00 €" not in words_of(jelena.looks("/calls/1"))
    assert "Marko Petrović 10:40:00 zauzet SIP 486" in page and "Ana Jovanović 10:40:00 razgovarao" in page
    page = words_of(jelena.looks("/calls/4"))
    assert "Govorna poruka 10:40 · 0:42 Poslušaj" in page and "Snimljen razgovor 10:40 obrisan" in page
    heard = jelena.sends("/calls/4/listen", name="RE1.wav")
    assert '<audio controls autoplay src="/audio/RE1.wav?until=1&amp;signature=x"' in heard.text
    assert jelena.sends("/calls/4/listen", name="RE2.wav").status_code == 404
    assert jelena.looks("/calls/99").status_code == jelena.looks("/calls/x").status_code == 404
    with database.read(clock) as tx:
        noted = tx.all(select(AuditEntry).where(AuditEntry.verb == "listen"))
    assert [(one.who, one.kind, one.object) for one in noted] == [("jelena", "recordings", "4")]


def test_the_service_level_counts_who_waited_by_plan_hour_and_month(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    a_day(database, clock)
    answer = staff("jelena").looks("/calls/level")
    page = words_of(answer)
    assert "Poziva 3 Javili smo se 2 Udeo na vreme 33% Odustalo 1" in page
    assert "Osnovna podrška 2 1 50% 0" in page and "10–10:59 3 1 33% 1" in page
    assert "novembar 2026. 3 1 33% 1 oktobar 2026. 0 0 – 0" in page
    assert answer.text.count('<rect class="in-time"') == 2 + 2  # two pictures, two legends
    assert "10: poziva 3, na vreme 1, odustalo 1" in answer.text
    empty = words_of(staff("jelena").looks("/calls/level?month=2026-09"))
    assert "niko nije čekao na čoveka" in empty
