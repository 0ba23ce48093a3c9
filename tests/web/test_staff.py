"""The Staff area: signing others in and out, keys and webhooks; secrets are shown once."""

import re
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select, update

from core.database.outbox import Delivery
from core.database.transaction import Database
from core.desk.sign_in import account_of
from core.desk.try_telephone import follow_trial, trial_refused
from core.roster.rows import Operator
from core.staff.rows import ApiKey, AuditEntry, Webhook
from simulator.clock import TurnableClock
from tests.web.browser import Person, words_of
from tests.web.conftest import site_of
from tests.web.machine import Machine


def test_a_manager_sees_how_everybody_signs_in_and_helps_who_cannot(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    vesna, ana = staff("vesna"), staff("ana")
    with database.begin(clock) as tx:
        account_of(tx, "ana").totp_secret = "JBSWY3DPEHPK3PXP"
    page = words_of(vesna.looks("/staff"))
    assert (
        "Ana Jovanović operater, savetnik nema lozinku drugi korak uključen čet povezan na 1 uređaju" in page
    )
    assert ana.looks("/staff").status_code == 403
    assert "Odjavljeni su" in words_of(vesna.sends("/staff/people/ana/sign-out"))
    assert ana.looks("/me").url.path == "/login"
    assert "Drugi korak je isključen" in words_of(vesna.sends("/staff/people/ana/factor"))
    shown = vesna.sends("/staff/people/ana/link")
    link = re.search(r"http://desk\.example(/enter/\S+?)<", shown.text)
    assert link and shown.headers["cache-control"] == "no-store"
    assert "Ana Jovanović" in words_of(ana.sends(link[1]))
    assert vesna.sends("/staff/people/nema/link").status_code == 404
    with database.read(clock) as tx:
        noted = tx.all(select(AuditEntry).where(AuditEntry.who == "vesna", AuditEntry.kind == "staff"))
    assert [(one.verb, one.object) for one in noted] == [
        ("sign-out", "ana"),
        ("second-factor-off", "ana"),
        ("sign-in-link", "ana"),
    ]


def test_a_manager_lets_a_telephone_ring_for_a_trial_and_sees_what_came_of_it(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    vesna = staff("vesna")
    assert "Zovemo taj telefon" in words_of(vesna.sends("/staff/people/ana/call"))
    assert "probni poziv 10:40: zvoni" in words_of(vesna.looks("/staff"))
    assert "upravo zvali" in words_of(vesna.sends("/staff/people/ana/call"))
    assert "Zovemo taj telefon" in words_of(vesna.sends("/staff/people/marko/call"))
    assert vesna.sends("/staff/people/nema/call").status_code == 404
    with database.begin(clock) as tx:
        follow_trial(tx, 1, "completed")
        trial_refused(tx, 2, "it begins with none of +381")
        rung = tx.all(select(Delivery.payload).where(Delivery.channel == "voice").order_by(Delivery.id))
        noted = tx.all(select(AuditEntry.object).where(AuditEntry.verb == "test-call"))
    assert [each["to"] for each in rung] == ["+381641110001", "+381641110002"]
    assert noted[:2] == ["ana", "ana"]
    seen = words_of(vesna.looks("/staff"))
    assert "10:40: javio se" in seen and "nije mogao da se pozove (it begins with none" in seen
    with database.begin(clock) as tx:
        tx.changed(update(Operator).where(Operator.code == "jelena").values(phone=None))
    assert "bez telefona" in words_of(vesna.looks("/staff"))
    assert "nema upisan broj" in words_of(vesna.sends("/staff/people/jelena/call"))
    clock.advance(timedelta(minutes=2))
    vesna.sends("/staff/people/ana/call")
    clock.advance(timedelta(minutes=4))
    assert "ishod nije poznat" in words_of(vesna.looks("/staff"))


def test_a_key_is_made_shown_once_used_and_revoked(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    vesna = staff("vesna")
    assert "Još nema ključeva" in words_of(vesna.looks("/staff/keys"))
    assert vesna.sends("/staff/keys", name="CRM", days="30").status_code == 422  # it may nothing
    shown = vesna.sends("/staff/keys", name="CRM <b>", scope="clients:read\nprices", days="30")
    key = re.search(r"dz_[\w-]+", shown.text)
    assert key
    machine = Machine(site_of(database, clock), key[0])
    assert machine.gets("/clients").status_code == 200
    listed = vesna.looks("/staff/keys")
    assert key[0] not in listed.text
    assert f"CRM &lt;b&gt; {key[0][:9]}… klijenti i ugovori: čita; cene 10:40 24. decembra 2026." in words_of(
        listed
    )
    assert vesna.sends("/staff/keys", name="CRM <b>", scope="prices", days="30").status_code == 409
    with database.read(clock) as tx:
        row = tx.all(select(ApiKey))[0]
        assert key[0] not in (row.key_hash, row.prefix)
    assert "Ključ više ne važi" in words_of(vesna.sends(f"/staff/keys/{row.id}/revoke"))
    assert machine.gets("/clients").status_code == 401
    assert vesna.sends(f"/staff/keys/{row.id}/revoke").status_code == 404


def test_a_webhook_is_added_tested_and_removed(
    database: Database, clock: TurnableClock, staff: Callable[[str], Person]
) -> None:
    vesna = staff("vesna")
    url = "https://hook.example.rs/in"
    refused = vesna.sends("/staff/webhooks", url="http://hook.example.rs/", event="call.ended")
    assert refused.status_code == 422 and "mora da počinje sa https://" in words_of(refused)
    assert vesna.sends("/staff/webhooks", url=url, event="all").status_code == 422
    shown = vesna.sends("/staff/webhooks", url=url, event="call.ended\nticket.opened")
    with database.read(clock) as tx:
        webhook = tx.all(select(Webhook))[0]
    assert webhook.secret in shown.text and webhook.events == ["ticket.opened", "call.ended"]
    listed = vesna.looks("/staff/webhooks")
    assert webhook.secret not in listed.text
    assert f"{url} tiket otvoren; poziv završen" in words_of(listed)
    assert "Probni događaj je poslat" in words_of(vesna.sends(f"/staff/webhooks/{webhook.id}/test"))
    with database.read(clock) as tx:
        sent = tx.all(select(Delivery).where(Delivery.channel == "webhook"))
        assert [one.payload["event"] for one in sent] == ["ping"] and webhook.secret not in str(
            sent[0].payload
        )
    assert f"{url} probni događaj webhook" in words_of(vesna.looks("/delivery"))
    assert "više ništa ne šalje" in words_of(vesna.sends(f"/staff/webhooks/{webhook.id}/remove"))
    assert vesna.sends(f"/staff/webhooks/{webhook.id}/test").status_code == 404
