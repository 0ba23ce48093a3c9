"""Delivery and audit: what waits and what failed, trying it again, and who did that."""

import re
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete

from core.database.claiming import claim
from core.database.outbox import Delivery, put, record_failed
from core.database.transaction import Database
from core.errors import Undeliverable
from core.staff.rows import AuditEntry
from simulator.clock import TurnableClock
from tests.web.browser import Person, words_of


def test_what_was_set_aside_is_seen_with_its_reason_and_tried_again_and_that_is_noted(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    with database.begin(clock) as tx:
        tx.session.execute(delete(Delivery))  # what the load of the company says
        put(tx, "telegram", "7002", {"key": "hours", "facts": {}})
        put(tx, "voice", "ring-1", {"do": "ring", "to": "+381641110003"})
        parcel = claim(tx, ["telegram"])[0]
        link = {"key": "sign-in-link", "facts": {"url": "https://desk.rs/enter/s3cret"}}
        put(tx, "telegram", "7001", link)
        put(tx, "webhook", "9", {"event": "call.ended", "data": {}})
        record_failed(tx, parcel, Undeliverable("bot was blocked by the user <b>"))
    vesna = staff("vesna")
    aside = vesna.looks("/delivery?view=aside")
    assert (
        "Marko Petrović hours Telegram osoba je blokirala bota bot was blocked by the user &lt;b&gt;"
        in words_of(aside)
    )
    assert "Čeka 3" in words_of(aside)
    waiting = words_of(vesna.looks("/delivery"))
    assert "Jelena Nikolić zove operatera zbog poziva klijenta telefon još nije pokušano" in waiting
    assert "Ana Jovanović Link za prijavu na stranicu. Važi 10 minuta" in waiting
    assert "s3cret" not in waiting
    assert "poziv završen webhook" in waiting
    assert "Vraćeno u red" in words_of(vesna.sends(f"/delivery/{parcel.id}/retry"))
    assert "Čeka 4" in words_of(vesna.looks("/delivery?view=aside"))
    assert (
        vesna.sends(f"/delivery/{parcel.id}/retry").status_code == 404
    )  # nothing is set aside under this number any more
    assert f"Vesna Ilić ponovo šalje isporuka {parcel.id}" in words_of(vesna.looks("/audit?kind=delivery"))


def test_who_did_what_is_found_by_person_thing_and_day_and_taken_along_as_a_table(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    def did(at: str, *what: str, **facts: str) -> None:
        with database.begin(clock) as tx:
            who, verb, kind, thing = what
            moment = datetime.fromisoformat(at)
            tx.add(AuditEntry(at=moment, who=who, verb=verb, kind=kind, object=thing, facts=facts))

    # The night the clocks go back has 25 hours, the one they go forward 23: both are one day.
    did("2026-10-24T23:59:59+02:00", "ana", "take", "tickets", "1", channel="telegram")
    did("2026-10-25T00:00:00+02:00", "ana", "close", "tickets", "1", channel="viber")
    did("2026-10-25T23:59:59+01:00", "marko", "duty-off", "duty", "desk", channel="voice")
    did(
        "2026-10-26T00:00:00+01:00", "command", "imported", "company", "=cmd|' /C calc'!A1", channel="command"
    )
    did("2026-03-28T23:59:59+01:00", "ana", "take", "tickets", "2")
    did("2026-03-29T00:00:00+01:00", "key:CRM", "reply", "tickets", "2")
    did("2026-03-29T23:59:59+02:00", "gone", "say", "tickets", "2")
    did("2026-03-30T00:00:00+02:00", "ana", "close", "tickets", "2")
    vesna = staff("vesna")
    back = words_of(vesna.looks("/audit?from=2026-10-25&to=2026-10-25"))
    assert "Marko Petrović prekida dežurstvo telefonom dežurstvo desk" in back
    assert "Ana Jovanović zatvara tiket u četu tiket 1" in back
    assert "preuzima tiket u četu" not in back and "Komandna linija uvozi" not in back
    forth = words_of(vesna.looks("/audit?from=2026-03-29&to=2026-03-29"))
    assert "ključ CRM odgovara tiket 2" in forth and "gone piše na tiketu tiket 2" in forth
    assert "preuzima tiket tiket" not in forth and "zatvara tiket tiket" not in forth
    assert "Komandna linija uvozi firma =cmd" in words_of(vesna.looks("/audit?from=2026-10-26"))
    one = vesna.looks("/audit?who=ana&kind=tickets&object=2&to=2026-10-01")
    assert words_of(one).count("tiket 2") == 2
    assert '<option value="ana" selected>' in one.text and 'href="/tickets/2"' in one.text
    assert "Ništa takvo nije upisano" in words_of(vesna.looks("/audit?who=nema"))
    for wrong in ("from=sutra", "to=9999-12-31", "from=0001-01-01"):
        assert vesna.looks(f"/audit?{wrong}").status_code == 422
    table = vesna.looks("/audit.csv?kind=company").text.splitlines()
    assert table[0].lstrip("\ufeff") == "at,who,name,what,verb,kind,object,channel"
    assert table[1:] == [
        "2026-10-26T00:00:00+01:00,command,Komandna linija,uvozi,imported,company,'=cmd|' /C calc'!A1,command"
    ]
    # What is asked for stays when one leafs on, and the table holds all of it.
    for number in range(60):
        did("2026-11-01T12:00:00+01:00", "jelena", "say", "tickets", str(number))
    page = vesna.looks("/audit?who=jelena&kind=tickets&from=2026-11-01&to=2026-11-01")
    older = re.findall(r'rel="next" href="([^"]+)"', page.text)
    assert older and "who=jelena&amp;kind=tickets&amp;from=2026-11-01&amp;to=2026-11-01" in older[0]
    assert words_of(vesna.looks(older[0].replace("&amp;", "&"))).count("Jelena Nikolić piše") == 10
    export = re.findall(r'href="(/audit\.csv[^"]+)"', page.text)[0].replace("&amp;", "&")
    assert len(vesna.looks(export).text.splitlines()) == 61


def test_an_operator_sees_neither(staff: Callable[[str], Person]) -> None:
    jelena = staff("jelena")
    for path in ("/delivery", "/audit", "/audit.csv"):
        assert jelena.looks(path).status_code == 403
    assert jelena.sends("/delivery/1/retry").status_code == 403
