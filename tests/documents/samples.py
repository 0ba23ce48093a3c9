"""A month as `make_statement` gives it, of a client whose work went over what was included."""

from typing import Any

from documents.letter import Letter

LETTER = Letter(
    company="Melany Software Team",
    email="podrska@example.rs",
    phone="+381 11 333 4444",
    history=(
        ("2026-05", 150, 300),
        ("2026-06", 285, 300),
        ("2026-07", 60, 300),
        ("2026-08", 0, 300),
        ("2026-09", 345, 300),
        ("2026-10", 375, 300),
    ),
)


def line(on: str, kind: str, operator: str, ticket: int | None, minutes: int, note: str) -> dict[str, Any]:
    """One piece of work; a visit does not draw on the included time."""
    return {
        "on": on,
        "kind": kind,
        "operator": operator,
        "ticket": ticket,
        "minutes": minutes,
        "draws": kind != "visit",
        "note": note,
    }


LINES = [
    line("2026-10-01", "remote", "marko", 1041, 90, "Uvoz izvoda iz banke, dva računa"),
    line("2026-10-05", "phone", "jelena", None, 30, "Pitanje o PDV evidenciji"),
    line("2026-10-08", "email", "ana", 1046, 15, "Uputstvo za knjižno odobrenje"),
    line("2026-10-12", "remote", "ana", 1052, 135, "Slanje e-faktura na SEF: sertifikat je istekao"),
    line("2026-10-14", "chat", "jelena", 1055, 15, "Štampač u magacinu"),
    line("2026-10-20", "visit", "marko", 1058, 180, "Obuka za dvoje novih zaposlenih"),
    line("2026-10-23", "consulting", "ana", None, 75, "Priprema za zaključak godine"),
    line("2026-10-29", "phone", "jelena", 1063, 15, "Nivelacija cena"),
]

OVER: dict[str, Any] = {
    "client": "dunav",
    "name": "Dunav trgovina d.o.o.",
    "month": "2026-10",
    "plan": "standardna",
    "plan_name": "Standardna podrška",
    "balance": {
        "included_minutes": 300,
        "carried_minutes": 0,
        "used_minutes": 375,
        "left_minutes": 0,
        "over_minutes": 75,
    },
    "by_kind": {"chat": 15, "consulting": 75, "email": 15, "phone": 45, "remote": 225, "visit": 180},
    "by_ticket": [
        {"ticket": None, "subject": None, "minutes": 105},
        {"ticket": 1041, "subject": "Izvod se ne uvozi", "minutes": 90},
        {"ticket": 1046, "subject": "Knjižno odobrenje", "minutes": 15},
        {"ticket": 1052, "subject": "SEF odbija fakture", "minutes": 135},
        {"ticket": 1055, "subject": "Štampač ne radi", "minutes": 15},
        {"ticket": 1058, "subject": "Obuka novih zaposlenih", "minutes": 180},
        {"ticket": 1063, "subject": "Nivelacija", "minutes": 15},
    ],
    "lines": LINES,
    "fee": "1120.00",
    "add_ons": [{"code": "cloud-backup", "name": "Cloud bekap", "fee": "20.00"}],
    "over_charge": "43.75",
    "total": "1183.75",
    "currency": "EUR",
    "visits": {"used": 1, "included": 2},
    "billing_step_minutes": 15,
    "overage_per_hour": "35",
    "operator_names": {"ana": "Ana Jovanović", "marko": "Marko Petrović", "jelena": "Jelena Nikolić"},
    "hash": "0123456789abcdef" * 4,
}

NO_WORK: dict[str, Any] = {
    **OVER,
    "balance": {"included_minutes": 300, "carried_minutes": 60, "used_minutes": 0, "left_minutes": 360},
    "by_kind": {},
    "by_ticket": [],
    "lines": [],
    "over_charge": "0.00",
    "total": "1140.00",
}

NO_CONTRACT: dict[str, Any] = {
    **OVER,
    "plan": None,
    "plan_name": None,
    "balance": {"included_minutes": 0, "used_minutes": 0, "left_minutes": 0, "over_minutes": 0},
    "lines": [{**entry, "draws": False} for entry in LINES],
    "fee": "0.00",
    "add_ons": [],
    "over_charge": "0.00",
    "total": "0.00",
    "visits": {"used": 0, "included": 0},
}
