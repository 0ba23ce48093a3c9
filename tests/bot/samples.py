"""For every key: the facts that the desk gives with it. A text may use fewer, never others."""

from typing import Any

_MOMENT = "2026-11-30T08:30:00+01:00"
_TICKET: dict[str, Any] = {
    "number": "1001",
    "source": "telegram",
    "text": "Ne radi <štampač> & skener",
    "client": "Pekara Zora d.o.o.",
    "contact": "Milica Zorić",
    "plan": "Osnovna podrška",
    "standing": "contract",
}
_STRANGERS_TICKET = {**_TICKET, "client": "", "contact": "", "plan": "", "standing": "unknown"}
_HOURS: dict[str, Any] = {
    "client": "Pekara Zora d.o.o.",
    "plan": "Osnovna podrška",
    "month": "2026-10",
    "included": 120,
    "used": 75,
    "left": 45,
    "over": 0,
}
_USAGE = {k: v for k, v in _HOURS.items() if k not in ("plan", "over")} | {"percent": 80, "used": 100}
_STATEMENT = {
    **_HOURS,
    "total": "61.50",
    "currency": "EUR",
    "kinds": [["phone", 60], ["remote", 15]],
    "tickets": [["1001", "Ne štampa", 75]],
}
_OWNER = {"number": "1001", "operator": "Ana Jovanović"}
_NOBODY = {"number": "1001", "operator": ""}
_NUMBER = {"number": "1001"}
_DUTY = {"names": "Ana Jovanović, Marko Petrović", "backup": "Jelena Nikolić", "until": _MOMENT}
_VISIT: dict[str, Any] = {
    "kind": "visit",
    "starts": "2026-12-03T10:00:00+01:00",
    "minutes": 120,
    "operator": "Marko Petrović",
    "client": "Pekara Zora d.o.o.",
    "contact": "Milica Zorić",
    "about": "Nov server",
    "state": "confirmed",
    "number": "1001",
}
_HOUR = {**_VISIT, "kind": "consulting", "minutes": 60, "state": "proposed", "about": "", "contact": ""}
_APPOINTMENTS = [_VISIT, _HOUR]
_ASKED = {"number": "1001", "advisor": "", "opens": "", "currency": "EUR", "per_hour": ""}

SAMPLES: dict[str, list[dict[str, Any]]] = {
    "greeting": [{"name": "Milica Zorić", "company": "Melany"}],
    "greeting-stranger": [{"company": "Melany"}],
    "who-are-you": [{}],
    "who-are-you-phone": [{}],
    "linked": [{"name": "Milica Zorić", "client": "Pekara Zora d.o.o."}],
    "link-refused": [{}],
    "link-too-many": [{}],
    "phone-not-known": [{}],
    "answer": [{"title": "Štampač ne štampa", "body": "1. Otvorite **Štampa**."}],
    "offer": [{}],
    "glad-it-helped": [{}],
    "you-are-welcome": [{}],
    "only-text": [{}],
    "press-too-late": [{}, _NUMBER],
    "help": [{}],
    "which-language": [{}],
    "language-changed": [{}],
    "ticket-opened-now": [{"number": "1001", "by": _MOMENT}, {"number": "1001", "by": ""}],
    "ticket-opened-paged": [_NUMBER],
    "ticket-opened-later": [{"number": "1001", "opens": _MOMENT}, {"number": "1001", "opens": ""}],
    "added-to-ticket": [_NUMBER],
    "ticket-taken": [_OWNER],
    "operator-wrote": [{**_OWNER, "text": "Pokušajte ponovo."}],
    "your-ticket-closed": [_NUMBER],
    "hours-left": [_HOURS],
    "hours-over": [{**_HOURS, "left": 0, "over": 15}],
    "hours-warranty": [{"client": "Novi start", "until": "2027-06-01"}, {"client": "Novi", "until": ""}],
    "hours-no-contract": [{"client": "Bivši klijent", "until": ""}],
    "statement": [
        _STATEMENT,
        {**_STATEMENT, "left": 0, "over": 30},
        {**_STATEMENT, "plan": "", "kinds": [], "tickets": []},
    ],
    "operator-help": [{"name": "Ana Jovanović"}],
    "which-ticket": [{}],
    "reply-sent": [_NUMBER],
    "reply-kept": [_NUMBER],
    "ticket-closed": [_NUMBER],
    "duty": [_DUTY, {**_DUTY, "backup": "", "until": ""}],
    "duty-nobody": [{**_DUTY, "names": ""}, {"names": "", "backup": "", "until": ""}],
    "new-ticket": [_TICKET, _STRANGERS_TICKET],
    "page": [_TICKET, {**_STRANGERS_TICKET, "source": "voicemail"}],
    "page-exhausted": [_TICKET, {**_TICKET, "plan": "", "standing": "lapsed", "source": "missed-call"}],
    "client-wrote": [
        {"number": "1001", "client": "Zora", "contact": "Milica", "text": "Još nešto"},
        {"number": "1001", "client": "", "contact": "", "text": "Još nešto"},
    ],
    "you-took": [_OWNER],
    "yours-already": [_OWNER],
    "taken-by": [_OWNER, _NOBODY],
    "page-yours": [_OWNER],
    "page-yours-already": [_OWNER],
    "page-taken": [_OWNER, _NOBODY],
    "page-over": [_OWNER, _NOBODY],
    "you-passed": [_NOBODY],
    "time-proposed": [{"client": "Zora", "talk": "12:05", "minutes": 15}],
    "time-booked": [
        {"client": "Zora", "minutes": 15, "left": 45},
        {"client": "Zora", "minutes": 15, "left": None},
    ],
    "usage": [_USAGE, {**_USAGE, "percent": 100, "used": 120, "left": 0}],
    "usage-advisor": [_USAGE],
    "no-advisor": [{}],
    "advisor-away": [{"advisor": "Ana Jovanović"}],
    "ticket-opened-advisor": [{"number": "1001", "advisor": "Ana Jovanović"}],
    "time-not-read": [{}],
    "time-of-nobody": [{"number": "1001"}],
    "ledger-differs": [{"count": n, "entries": "1, 2"} for n in (1, 2, 5)],
    **{
        key: [{"client": "Zora", "on": "2026-12-01", "days": n} for n in (1, 7, 30)]
        for key in (
            "ends-soon-contract",
            "ends-soon-warranty",
            "ends-soon-advisor-contract",
            "ends-soon-advisor-warranty",
        )
    },
    "digest": [
        {"client": "Zora", "tickets": 2, "used": 30, "usual": 90, "hints": []},
        {"client": "Zora", "tickets": 0, "used": 0, "usual": 0, "hints": ["hours-unused", "ends-soon"]},
    ],
    "time-dismissed": [{}],
    "time-settled": [{}],
    "not-entitled": [
        {"service": "visit", "reason": "may-no-visit-left", "included": 2, "left": 0, "currency": "EUR"},
        {"service": "remote", "reason": "may-closed", "opens": "", "currency": "EUR"},
        {"service": "backup", "reason": "may-no-add-on", "currency": "EUR"},
    ],
    "appointment-which": [{}],
    "appointment-asked": [
        {**_ASKED, "kind": "visit", "reason": "may-visit", "advisor": "Ana Jovanović"},
        {**_ASKED, "kind": "consulting", "reason": "may-charged", "per_hour": "40", "opens": _MOMENT},
        {**_ASKED, "kind": "consulting", "reason": "may-on-request"},
    ],
    **dict.fromkeys(
        (
            "appointment-stands",
            "appointment-proposed",
            "appointment-moved",
            "appointment-changed",
            "appointment-confirmed",
            "appointment-declined",
            "appointment-cancelled",
            "appointment-not-held",
            "appointment-reminder",
            "appointment-operator-confirmed",
            "appointment-operator-declined",
            "appointment-operator-reminder",
            "appointment-unanswered",
            "appointment-taken-over",
        ),
        _APPOINTMENTS,
    ),
    "appointment-over": [{**_VISIT, "state": state} for state in ("done", "cancelled", "confirmed")],
    "appointment-operator-cancelled": [{**_VISIT, "told": "yes"}, {**_HOUR, "told": "no"}],
    "appointment-reported": [
        {**_VISIT, "report": "Zamenjen <disk> & štampač", "counted": ""},
        {**_HOUR, "report": "Obuka za popis", "counted": 90},
    ],
    "appointment-planned": [
        {**_VISIT, "moved": "no", "asked": "Milica Zorić", "outside": "no", "over": "no"},
        {**_HOUR, "moved": "yes", "asked": "", "outside": "yes", "over": "yes"},
    ],
    "appointment-not-read": [{}],
    "appointment-refused": [
        {**_VISIT, "reason": reason, "taken_from": _MOMENT}
        for reason in ("past", "far", "long", "away", "busy", "no-client", "which-kind", "changed")
    ],
    "appointment-report-wanted": [{**_VISIT, "again": "no"}, {**_HOUR, "again": "yes"}],
    "appointment-not-finished": [
        {"reason": "empty"},
        {"reason": "length", "minutes": 3000},
        {"reason": "early", "starts": _MOMENT},
        {"reason": "settled", "state": "done"},
        {"reason": "settled", "state": "cancelled"},
    ],
    "appointment-finished": [{**_VISIT, "told": "yes"}, {**_HOUR, "told": "no"}],
    "appointment-settled": [
        {"state": state} for state in ("done", "cancelled", "confirmed", "moved", "proposed")
    ],
    "visits-left": [{"left": n} for n in (1, 2, 5)],
    # Buttons
    "want-visit": [{}],
    "want-consulting": [{}],
    "agree": [{}],
    "disagree": [{}],
    "another-appointment": [{}],
    "book-visit": [{}],
    "cancel-appointment": [{}],
    "client-agreed": [{}],
    "not-held": [{}],
    "yes": [{}],
    "no": [{}],
    "person": [{}],
    "article": [{"title": "Štampač ne štampa"}],
    "without-code": [{}],
    "language-sr-Latn": [{}],
    "language-sr-Cyrl": [{}],
    "language-en": [{}],
    "take": [{}],
    "accept": [{}],
    "pass": [{}],
    "close-ticket": [{}],
    "book": [{"minutes": 15}],
    "book-other": [{"minutes": 60}],
    "dismiss": [{}],
}
