"""Delivery and audit: what waits and what failed, trying it again, and who did that."""

from collections.abc import Callable

from sqlalchemy import delete

from core.database.claiming import claim
from core.database.outbox import Delivery, put, record_failed
from core.database.transaction import Database
from core.errors import Undeliverable
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


def test_an_operator_sees_neither(staff: Callable[[str], Person]) -> None:
    jelena = staff("jelena")
    for path in ("/delivery", "/audit"):
        assert jelena.looks(path).status_code == 403
    assert jelena.sends("/delivery/1/retry").status_code == 403
