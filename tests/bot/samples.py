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
_PAGE: dict[str, Any] = {**_TICKET, "silent": "", "bundle": 7}
_CALLER = {name: _TICKET[name] for name in ("client", "contact", "plan", "standing")}
_WRITER = {"known": "yes", "client": "Pekara Zora d.o.o.", "contact": "Milica Zorić"}
_STRANGER = {"client": "", "contact": "", "plan": "", "standing": "unknown"}
_LINKS = {"client_path": "/clients/zora", "call_path": "/calls/7"}
_STRANGERS_LINKS = {"client_path": "", "call_path": "/calls/8"}
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
_CONTRACT_PRICE: dict[str, Any] = {
    "client": "Pekara Zora d.o.o.",
    "plan": "Osnovna podrška",
    "included": 120,
    "per_hour": "40",
    "step": 15,
    "on_exhausted": "ask",
    "always": "no",
    "factor": 1.0,
    "currency": "EUR",
}
_PROGRESS: dict[str, Any] = {
    "number": "1001",
    "subject": "Ne radi štampač",
    "state": "open",
    "operator": "",
    "due": _MOMENT,
}
_USAGE = {k: v for k, v in _HOURS.items() if k not in ("plan", "over")} | {
    "percent": 80,
    "used": 100,
    "beyond": "yes",
    "on_exhausted": "ask",
    "per_hour": "40",
    "currency": "EUR",
}
_USED_UP = {**_USAGE, "percent": 100, "used": 120, "left": 0, "beyond": "no"}
_SHIFT = {
    "schedule": "on-call",
    "covers": "outside-business-hours",
    "since": _MOMENT,
    "until": "2026-12-07T08:00:00+01:00",
    "backup": "no",
}
_SWAP: dict[str, Any] = {
    "asker": "Ana Jovanović",
    "asked": "Marko Petrović",
    "taker": "",
    "since": "2026-11-28T08:00:00+01:00",
    "until": "2026-11-29T08:00:00+01:00",
    "schedules": "on-call",
}
_AGREED = {**_SWAP, "taker": "Marko Petrović"}
_ABSENCE: dict[str, Any] = {
    "operator": "Jelena Nikolić",
    "since": "2026-12-21",
    "until": "2026-12-25",
    "days": 5,
    "shifts": [{**_SHIFT, "backup": "yes"}],
    "appointments": [{"kind": "visit", "client": "Pekara Zora d.o.o.", "starts": _MOMENT}],
}
_HOLE: dict[str, Any] = {
    "since": _MOMENT,
    "until": "2026-12-07T08:00:00+01:00",
    "reason": "absent",
    "operators": "Ana Jovanović",
    "schedule": "",
    "people": [],
    "names": "Pekara Zora d.o.o.",
    "count": 1,
    "again": "no",
}
_HOLES = [
    _HOLE,
    {**_HOLE, "reason": "nobody", "schedule": "on-call", "again": "yes", "names": "", "count": 5},
]
_STATEMENT = {
    **_HOURS,
    "total": "61.50",
    "currency": "EUR",
    "kinds": [["phone", 60, "yes"], ["remote", 15, "yes"], ["visit", 120, "no"]],
    "tickets": [["1001", "Ne štampa", 75]],
    "visits": {"used": 0, "included": 0, "planned": []},
    "response": None,
    "backups": None,
    "hints": [],
}
_USE: dict[str, Any] = {
    "visits": {"used": 1, "included": 2, "planned": ["2026-11-12"]},
    "response": {"promised_minutes": 240, "tickets": 8, "kept": 7, "missed": 1, "open": 0},
    "backups": {"count": 30, "last_on": "2026-10-31", "size_bytes": 12_400_000_000},
    "hints": ["hours-unused", "visit-not-planned", "backup-unused", "contact-unlinked"],
}
_OPENING_DAYS = [
    {"on": "2026-11-30", "when": "today", "hours": "8:00–16:00", "holiday": ""},
    {"on": "2026-12-01", "when": "tomorrow", "hours": "", "holiday": ""},
    {"on": "2027-01-01", "when": "other", "hours": "", "holiday": "Nova godina"},
]
_OPENING_WEEK = [
    {"first": 0, "last": 4, "more": 4, "hours": "8:00–16:00"},
    {"first": 5, "last": 5, "more": 0, "hours": "9:00–13:00"},
    {"first": 6, "last": 6, "more": 0, "hours": ""},
]
_LINE = {"on": "2026-10-14", "kind": "chat", "minutes": 15, "about": ""}
_FAILED = [["Zora", "Milica", why] for why in ("no-chat", "blocked", "gave-up")]
_OWNER = {"number": "1001", "operator": "Ana Jovanović"}
_NOBODY = {"number": "1001", "operator": ""}
_NUMBER = {"number": "1001"}
_DRAFT = {"title": "Podešavanje skenera"}
_DUTY = {"names": "Ana Jovanović, Marko Petrović", "backup": "Jelena Nikolić", "until": _MOMENT}
_SESSION = {
    "number": "1001",
    "client": "Pekara Zora d.o.o.",
    "operator": "Ana Jovanović",
    "since": "2026-11-24T10:05:00+01:00",
}
_PRICE = {"per_hour": "40", "currency": "EUR", "step": 15, "factor": 1.0}
_ASKED = {"number": "1001", "client": "Pekara Zora d.o.o.", **_PRICE}
_BEGUN: dict[str, Any] = {**_SESSION, **_PRICE}
_CHARGES: list[dict[str, Any]] = [
    {"charge": "included", "left": 75},
    {"charge": "included", "left": 75, "factor": 1.5},
    {"charge": "included", "left": ""},
    {"charge": "warranty", "left": "", "per_hour": ""},
    {"charge": "agree", "left": "", "per_hour": ""},
    {"charge": "bill", "left": 0, "factor": 1.5},
    {"charge": "ask", "left": 0, "step": 1},
]
_BOOKED: dict[str, Any] = {
    **_SESSION,
    "until": "2026-11-24T10:47:00+01:00",
    "day": "same",
    "clock": "",
    "lasted": 42,
    "minutes": 45,
    "parts": 1,
    "step": 15,
    "factor": 1.0,
    "charge": "plan",
    "left": 75,
    "over": 0,
    "cost": "0",
    "currency": "EUR",
}
_ENDED = [
    _BOOKED,
    {**_BOOKED, "until": "2026-12-01T00:20:00+01:00", "day": "other", "parts": 2, "lasted": 0, "step": 1},
    {**_BOOKED, "clock": "changed", "factor": 1.5, "left": 0, "over": 30, "cost": "20.00"},
    {**_BOOKED, "left": 600, "over": 30, "cost": "20.00"},
    *({**_BOOKED, "charge": charge, "left": ""} for charge in ("warranty", "agreed", "free")),
]
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
_APPOINTMENTS = [_VISIT, _HOUR, {**_HOUR, "kind": "remote"}]
_LINE_OF_TICKET: dict[str, Any] = {
    "number": "1001",
    "subject": "Ne štampa",
    "state": "taken",
    "operator": "Ana Jovanović",
    "opened": _MOMENT,
    "due": _MOMENT,
}
_LINES_OF_TICKETS = [
    _LINE_OF_TICKET,
    {**_LINE_OF_TICKET, "state": "open", "operator": "", "due": ""},
    {**_LINE_OF_TICKET, "state": "closed"},
]
_SAID = {"author": "client", "operator": "", "at": _MOMENT, "edited": "no", "text": "Ne štampa"}
_STORY = [
    _SAID,
    {**_SAID, "author": "operator", "operator": "Ana Jovanović", "edited": "yes"},
    {**_SAID, "author": "desk"},
]
_REOPENED = {"number": "1001", "follows": "now", "by": _MOMENT, "opens": ""}
_CALL = {"number": "1001", "phone": "+381 60 1230001"}
_PROMISED = {**_CALL, "at": _MOMENT, "when": "now", "moved": "no"}
_RATED_BADLY = {
    "number": "1001",
    "client": "Zora",
    "operator": "Ana Jovanović",
    "rating": "1",
    "text": "Sporo",
}
_WANTED = {"number": "1001", "advisor": "", "opens": "", "currency": "EUR", "per_hour": ""}

SAMPLES: dict[str, list[dict[str, Any]]] = {
    "sign-in-link": [{"url": "https://podrska.example.rs/enter/abc"}],
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
    "files-wait": [{"count": count} for count in (1, 3, 5)],
    "file-too-large": [
        {"name": "film.mp4", "size": 35_000_000, "most": 20_000_000, "email": "podrska@example.rs"}
    ],
    "files-too-many": [{"name": "slika.jpg", "email": "podrska@example.rs"}],
    "file-not-fetched": [{"name": "slika.jpg"}],
    "press-not-yours": [{}],
    "press-too-late": [{}, _NUMBER],
    "help": [{}],
    "which-language": [{}],
    "language-changed": [{}],
    "ticket-opened-now": [{"number": "1001", "by": by} for by in (_MOMENT, "")],
    "ticket-opened-paged": [_NUMBER],
    "ticket-opened-later": [{"number": "1001", "opens": opens} for opens in (_MOMENT, "")],
    "added-to-ticket": [_NUMBER],
    "ticket-taken": [_OWNER],
    "operator-corrected": [{**_OWNER, "text": "Pokušajte ponovo."}],
    "operator-wrote": [{**_OWNER, "text": "Pokušajte ponovo."}],
    "your-ticket-closed": [_NUMBER],
    "hours-left": [_HOURS, {**_HOURS, "used": -45, "left": 165}],
    "hours-over": [{**_HOURS, "left": 0, "over": 15}],
    "hours-warranty": [{"client": "Novi start", "until": "2027-06-01"}, {"client": "Novi", "until": ""}],
    "hours-no-contract": [{"client": "Bivši klijent", "until": ""}],
    "statement": [
        _STATEMENT,
        {**_STATEMENT, "left": 0, "over": 30},
        {**_STATEMENT, "plan": "", "kinds": [], "tickets": [], "total": ""},
        {**_STATEMENT, "used": -1020, "left": 1140},
        {**_STATEMENT, **_USE},
        {
            **_STATEMENT,
            "visits": {"used": 1, "included": 0, "planned": ["2026-11-12", "2026-12-03"]},
            "response": {"promised_minutes": 240, "tickets": 2, "kept": 0, "missed": 0, "open": 2},
            "backups": {"count": 0, "last_on": None, "size_bytes": 0},
            "hints": ["backup-unused"],
        },
        {**_STATEMENT, "backups": {"count": 2, "last_on": "2026-10-31", "size_bytes": 0}},
    ],
    "ask-about-line": [{}],
    "line": [_LINE, {**_LINE, "about": "Nov štampač"}],
    "previous-page": [{}],
    "next-page": [{}],
    "lines-of-month": [{"month": "2026-10", "page": n, "pages": n} for n in (1, 3)],
    "line-asked": [{"number": "1001", **_LINE}],
    "statements-sent": [
        {"month": "2026-10", "sent": 58, "count": 0, "unreached": []},
        {"month": "2026-10", "sent": 58, "count": 5, "unreached": [*_FAILED, ["Zora", "", "no-reader"]]},
        {"month": "2026-10", "sent": 58, "count": 1, "unreached": [["Zora", "", "failed"]]},
    ],
    "operator-help": [{"name": "Ana Jovanović"}],
    "which-ticket": [{}],
    "reply-sent": [_NUMBER],
    "reply-kept": [_NUMBER],
    "ticket-closed": [_NUMBER],
    "duty": [
        {
            **_DUTY,
            "shifts": [_SHIFT, {**_SHIFT, "since": "", "until": "", "backup": "yes"}],
            "swaps": [_AGREED],
        },
        {
            **_DUTY,
            "backup": "",
            "until": "",
            "shifts": [{**_SHIFT, "since": ""}, {**_SHIFT, "until": ""}],
            "swaps": [],
        },
    ],
    "duty-nobody": [
        {**_DUTY, "names": "", "shifts": [], "swaps": []},
        {"names": "", "backup": "", "until": "", "shifts": [], "swaps": []},
    ],
    "swap-not-read": [{}],
    "swap-refused": [
        *(
            {"reason": reason, "since": _MOMENT, "until": "2026-12-07T08:00:00+01:00"}
            for reason in ("past", "long", "not-on-duty")
        ),
        {"reason": "unknown", "name": "petar"},
        *(
            {"reason": reason, "operator": "Marko Petrović"}
            for reason in ("yourself", "there", "away", "no-chat")
        ),
        {"reason": "nobody"},
    ],
    "swap-asked": [_SWAP, {**_SWAP, "asked": ""}],
    "swap-sent": [{**_SWAP, "count": 1}, {**_SWAP, "asked": "", "count": 2}],
    "swap-agreed": [_AGREED],
    "swap-yours": [_AGREED],
    "swap-for-manager": [{**_AGREED, "backup": have, "swap": 1} for have in ("yes", "no")],
    "swap-not-needed": [_SWAP, _AGREED],
    "swap-you-refused": [_SWAP],
    "swap-nobody-can": [_SWAP, {**_SWAP, "asked": ""}],
    "swap-expired": [_SWAP, {**_SWAP, "asked": ""}],
    "swap-withdrawn": [_SWAP],
    "swap-impossible": [_SWAP],
    "swap-settled": [
        {**_AGREED, "state": "agreed"},
        *({**_SWAP, "state": state} for state in ("refused", "withdrawn", "refused-by-you", "begun")),
    ],
    "duty-begins": [{"schedule": "on-call", "until": _MOMENT}, {"schedule": "on-call", "until": ""}],
    "duty-handed-over": [
        {"schedule": "on-call", "names": "Marko Petrović"},
        {"schedule": "on-call", "names": ""},
    ],
    "duty-ahead": [
        {"schedule": "on-call", "since": _MOMENT, "until": "2026-12-07T08:00:00+01:00"},
        {"schedule": "on-call", "since": _MOMENT, "until": ""},
    ],
    "our-invoices": [{}],
    "message-set-aside": [{"phone": "+381 11 3334444"}],
    "message-failed": [
        {**_WRITER, "channel": channel, "text": "Ne radi <štampač>", "wordless": "no"}
        for channel in ("telegram", "viber", "webchat")
    ]
    + [{"known": "no", "client": "", "contact": "", "channel": "viber", "text": "", "wordless": "yes"}]
    + [
        {
            "known": "operator",
            "client": "",
            "contact": "Ana Jovanović",
            "channel": "telegram",
            "text": "",
            "wordless": "yes",
        }
    ],
    "absence-hits": [_ABSENCE, {**_ABSENCE, "until": "2026-12-21", "days": 1, "appointments": []}],
    "backup-begins": [
        {"schedule": "on-call", "until": _MOMENT, "names": "Ana Jovanović"},
        {"schedule": "on-call", "until": "", "names": ""},
    ],
    "backup-over": [
        {"schedule": "on-call", "names": "Marko Petrović"},
        {"schedule": "on-call", "names": ""},
    ],
    "backup-ahead": [
        {"schedule": "on-call", "since": _MOMENT, "until": "2026-12-07T08:00:00+01:00"},
        {"schedule": "on-call", "since": _MOMENT, "until": ""},
    ],
    "holes": [
        {"holes": _HOLES, "people": [], "count": 2, "more": 0, "rows": [1, 2]},
        {
            "holes": [{**_HOLE, "reason": why} for why in ("no-schedule", "unpaged", "unreachable")],
            "people": [["Ana Jovanović", "linked", "none"]],
            "count": 21,
            "more": 18,
            "rows": [1],
        },
    ],
    "hole": [
        _HOLE,
        {**_HOLE, "reason": "no-schedule", "operators": "", "again": "yes", "names": "", "count": 12},
        {**_HOLE, "reason": "nobody", "operators": "", "schedule": "on-call"},
        {
            **_HOLE,
            "reason": "unreachable",
            "operators": "",
            "people": [
                ["Ana Jovanović", "linked", "none"],
                ["Marko Petrović", "blocked", "dead"],
                ["Jelena Nikolić", "none", "none"],
            ],
        },
        {
            **_HOLE,
            "reason": "unpaged",
            "operators": "",
            "people": [[name, chat, "known"] for name in ("Ana", "Marko") for chat in ("linked", "none")],
        },
    ],
    "group-moved": [{"old": "-5001", "new": "-1001234567890"}],
    "cannot": [{}],
    "withdraw-swap": [{}],
    "new-ticket": [_TICKET, _STRANGERS_TICKET],
    "page": [
        _PAGE,
        {**_STRANGERS_TICKET, "source": "voicemail", "silent": "", "bundle": 7},
        {**_PAGE, "silent": "Ana Jovanović"},
    ],
    "pages": [
        {"count": n, "more": n - 2, "numbers": ["1001"], "tickets": [_PAGE, _PAGE], "bundle": 7}
        for n in (2, 3, 4, 7, 21)
    ],
    "pages-yours": [
        {"count": n, "late": late} for n, late in ((3, []), (1, [_OWNER]), (0, [_OWNER, _NOBODY]))
    ],
    "pages-taken": [{"count": 2, "numbers": "#1001, #1003", "operator": "Ana Jovanović"}],
    "page-old": [_NOBODY],
    "alarm": [
        {"pages": 2, "numbers": "#1001, #1002", "deliveries": 0},
        {"pages": 0, "numbers": "", "deliveries": 21},
    ],
    "you-passed-all": [{"count": n} for n in (0, 1, 2, 5)],
    "page-silent": [{**_NOBODY, "page": 1}],
    "page-kept": [_OWNER],
    "page-let-go": [_OWNER],
    "page-reopened": [_OWNER],
    "page-exhausted": [_TICKET, {**_TICKET, "plan": "", "standing": "lapsed", "source": "missed-call"}],
    "client-corrected": [
        {"number": "1001", "client": "Zora", "contact": "Milica", "text": "Još nešto"},
        {"number": "1001", "client": "", "contact": "", "text": "Još nešto"},
    ],
    "client-wrote": [
        {"number": "1001", "client": "Zora", "contact": "Milica", "text": "Još nešto"},
        {"number": "1001", "client": "", "contact": "", "text": "Još nešto"},
    ],
    "reply-not-delivered": [
        {**_NUMBER, "reason": reason, "contact": contact, "phone": phone, "text": "Pokušajte ponovo."}
        for reason in ("refused", "costly", "away")
        for contact, phone in (("Milica Zorić", "+381601230001"), ("Milica Zorić", ""), ("", ""))
    ],
    "client-blocked": [
        {**_NUMBER, "channel": channel, "client": client, "contact": contact, "phone": phone}
        for channel in ("telegram", "viber")
        for client, contact, phone in (
            ("Pekara Zora d.o.o.", "Milica Zorić", "+381601230001"),
            ("Pekara Zora d.o.o.", "Milica Zorić", ""),
            ("", "", ""),
        )
    ],
    "you-took": [{**_OWNER, "added": []}, {**_OWNER, "added": [_SAID]}],
    "yours-already": [_OWNER],
    "taken-by": [_OWNER, _NOBODY],
    "page-yours": [{**_OWNER, "added": []}, {**_OWNER, "added": [_SAID]}],
    "page-yours-already": [_OWNER],
    "page-taken": [_OWNER, _NOBODY],
    "page-over": [_OWNER, _NOBODY],
    "you-passed": [_NOBODY],
    "voicemail-text": [{"number": "1042", "text": "Štampač ne radi."}],
    "talk-card": [
        {**_CALLER, "caller": "Milica Zorić", "left": 45, "question": "Kako?", "unagreed": "yes", **_LINKS},
        {**_STRANGER, "caller": "", "left": None, "question": None, "unagreed": "no", **_STRANGERS_LINKS},
        {
            **_STRANGER,
            "caller": "+381601230001",
            "left": None,
            "question": None,
            "unagreed": "no",
            **_STRANGERS_LINKS,
        },
    ],
    "talk-hold": [{}],
    "talk-take-back": [{}],
    "talk-colleagues": [{}],
    "talk-invite": [{"name": "Marko Petrović"}],
    "talk-hand-over": [{}],
    "talk-on-hold": [{}],
    "talk-resumed": [{}],
    "talk-whom": [{}],
    "talk-nobody-free": [{}],
    "talk-inviting": [{"colleague": "Marko Petrović"}],
    "talk-joined": [{"colleague": "Marko Petrović"}],
    "talk-handed-over": [{"colleague": "Marko Petrović"}],
    "talk-colleague-gone": [{}],
    "talk-over": [{}],
    "time-proposed": [
        {"client": "Zora", "talk": "12:05", "minutes": 15, "number": ""},
        {"client": "Zora", "talk": "12:05", "minutes": 15, "number": "1001"},
    ],
    "time-noted": [{}],
    "talk-ticket": [{}],
    "talk-ticket-opened": [{"number": "1001"}],
    "time-booked": [
        {"client": "Zora", "minutes": 15, "month": "2026-10", "left": 45, "over": 0},
        {"client": "Zora", "minutes": 15, "month": "2026-10", "left": 0, "over": 15},
        {"client": "Zora", "minutes": 15, "month": "2026-10", "left": None, "over": 0},
    ],
    "usage": [
        _USAGE,
        {**_USAGE, "used": 96, "beyond": "no"},
        _USED_UP,
        {**_USED_UP, "on_exhausted": "message"},
        {**_USED_UP, "on_exhausted": "", "per_hour": ""},
    ],
    "usage-advisor": [_USAGE, {**_USED_UP, "used": 125, "beyond": "yes"}],
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
        {"client": "Zora", "tickets": 2, "used": -30, "usual": 90, "hints": []},
        {"client": "Zora", "tickets": 0, "used": 0, "usual": 0, "hints": [*_USE["hints"], "ends-soon"]},
    ],
    "time-dismissed": [{}],
    "time-settled": [{}],
    "contract-standing": [
        {
            "client": "Granit",
            "standing": "contract",
            "plan": "Proširena podrška",
            "reasons": [
                ["because-contract", {"plan": "Proširena podrška", "from": "2023-01-10", "until": ""}],
                [
                    "because-contract",
                    {"plan": "Proširena podrška", "from": "2023-01-10", "until": "2027-01-10"},
                ],
                ["because-warranty-beside", {"until": "2027-06-01"}],
                ["because-begins", {"on": "2027-01-10"}],
                ["promise-answer", {"minutes": 60, "clock": "working"}],
                ["promise-answer", {"minutes": 60, "clock": "always"}],
                ["promise-resolution", {"minutes": 480}],
            ],
            "services": [
                {"service": "phone", "reason": "may-included", "allowed": "yes"},
                {"service": "remote", "reason": "may-charged", "per_hour": "30", "allowed": "yes"},
                {"service": "email", "reason": "may-time-used", "allowed": "no"},
                {"service": "consulting", "reason": "may-not-in-plan", "plan": "Osnovna", "allowed": "no"},
                {"service": "advisor", "reason": "may-with-contract", "allowed": "no"},
                {"service": "statement", "reason": "may-included", "allowed": "yes"},
                {"service": "visit", "reason": "may-visit", "left": 1, "included": 2, "allowed": "yes"},
                {"service": "after-hours", "reason": "may-after-hours", "factor": 1.5, "allowed": "yes"},
                {"service": "after-hours", "reason": "may-after-hours", "factor": 1.0, "allowed": "yes"},
                {"service": "backup", "reason": "may-add-on", "allowed": "yes"},
            ],
            "currency": "EUR",
        },
        {
            "client": "Novi",
            "standing": "warranty",
            "plan": "",
            "reasons": [
                ["because-no-contract", {}],
                ["because-lapsed", {"on": "2026-01-10"}],
                ["because-warranty", {"on": "2026-06-01", "until": "2027-06-01"}],
                ["because-warranty-over", {"on": "2025-06-01"}],
                ["because-not-delivered", {"on": "2027-06-01"}],
            ],
            "services": [
                {"service": "phone", "reason": "may-warranty", "allowed": "yes"},
                {"service": "consulting", "reason": "may-on-request", "allowed": "yes"},
                {"service": "remote", "reason": "may-closed", "opens": "2026-11-24T08:00", "allowed": "no"},
            ],
            "currency": "EUR",
        },
        *(
            {
                "client": "Bivši",
                "standing": standing,
                "plan": "",
                "reasons": [["because-no-contract", {}]],
                "services": [{"service": "visit", "reason": "may-with-contract", "allowed": "no"}],
                "currency": "EUR",
            }
            for standing in ("lapsed", "none")
        ),
    ],
    "added-to-waiting-ticket": [{"number": "1001"}],
    "duty-called": [{}],
    "urgent": [{}],
    "not-entitled": [
        {"service": "visit", "reason": "may-no-visit-left", "included": 2, "left": 0, "currency": "EUR"},
        {"service": "remote", "reason": "may-closed", "opens": "", "currency": "EUR"},
        {"service": "backup", "reason": "may-no-add-on", "currency": "EUR"},
    ],
    # Remote sessions
    "session-how": [
        {"service": "remote", "reason": "may-included", "currency": "EUR"},
        {"service": "remote", "reason": "may-charged", "per_hour": "40", "currency": "EUR"},
        {"service": "remote", "reason": "may-on-request", "currency": "EUR"},
        {"service": "remote", "reason": "may-warranty", "currency": "EUR"},
    ],
    "session-question": [{**_ASKED, "operator": "Ana Jovanović"}],
    "session-begins-later": [{}],
    "session-refused": [{}],
    "session-started": [{**_BEGUN, **charge} for charge in _CHARGES],
    "session-runs": [{**_BEGUN, **_CHARGES[0], "told": told} for told in ("yes", "no")],
    "session-ended": _ENDED,
    "session-booked": [{**_ENDED[0], "told": told} for told in ("yes", "no")],
    "session-not-counted": [{**_SESSION, "left": 120}, {**_SESSION, "left": ""}],
    "session-dismissed": [{**_SESSION, "left": 120}],
    "session-wanted": [{"number": "1001", "client": "Zora"}],
    "session-elsewhere": [_SESSION],
    "session-asked": [_ASKED],
    "session-ask-by-phone": [_ASKED],
    "session-agree-price": [{"number": "1001", "client": "Zora"}],
    "session-agreed": [_SESSION],
    "session-not-agreed": [_SESSION],
    "session-still-runs": [{**_SESSION, "session": 1, "minutes": 90}],
    "session-over": [{}],
    "session-dismissed-already": [{}],
    "session-of-nobody": [_NUMBER],
    "session-ticket-closed": [_NUMBER],
    "goes-first": [{**_TICKET, "behind": "1000"}],
    # Articles
    "draft-shown": [
        {"id": 1, "title": "Podešavanje skenera", "body": body, "questions": questions}
        for body in ("", "Uključite skener.", "Uključite. " * 40)
        for questions in ("", "• kako da podesim skener\n• skener podešavanje")
    ],
    "draft-approved": [_DRAFT],
    "draft-rejected": [_DRAFT],
    "draft-needs-text": [_DRAFT],
    "phrases-learned": [{"phrases": [{"text": "kako skener", "title": "Podešavanje skenera"}] * 2}],
    "phrase-undone": [{"text": "kako skener"}],
    "unanswered": [{"questions": [{"text": "gde je kasa", "count": count} for count in (3, 21)]}],
    "article-denied": [
        {"title": "Podešavanje skenera", "article": "skener", "denied": denied, "answers": answers}
        for denied, answers in ((3, 5), (21, 21), (1, 1))
    ],
    "draft-ticket": [{}],
    "draft-group": [{"text": "gde je kasa"}],
    "approve-draft": [{}],
    "reject-draft": [{}],
    "undo-phrase": [{"text": "kako skener"}],
    # Buttons
    "start-session": [{}],
    "stop-session": [{}],
    "session-yes": [{}],
    "session-no": [{}],
    "session-consented": [{}],
    "session-price-agreed": [{}],
    "open-ticket": [{}],
    "appointment-which": [{}],
    "appointment-none": [{}],
    "appointment-asked": [
        {**_WANTED, "kind": "visit", "reason": "may-visit", "advisor": "Ana Jovanović"},
        {**_WANTED, "kind": "consulting", "reason": "may-charged", "per_hour": "40", "opens": _MOMENT},
        {**_WANTED, "kind": "consulting", "reason": "may-on-request"},
        {**_WANTED, "kind": "remote", "reason": "may-included"},
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
    "want-remote": [{}],
    "agree": [{}],
    "disagree": [{}],
    "another-appointment": [{}],
    "book-visit": [{}],
    "book-consulting": [{}],
    "book-remote": [{}],
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
    "accept-all": [{}],
    "accept-one": [_NUMBER],
    "pass-all": [{}],
    "work-on-it": [{}],
    "pass": [{}],
    "close-ticket": [{}],
    "book": [{"minutes": 15}],
    "book-other": [{"minutes": 60}],
    "dismiss": [{}],
    "greeting-with-ticket": [{"name": "Milica Zorić", "number": "1001", "subject": "Ne štampa"}],
    "what-exactly": [{"near": "yes"}, {"near": "no"}],
    "thanks-on-ticket": [_NUMBER],
    "which-of-yours": [{}],
    "ticket-reopened": [
        _REOPENED,
        {**_REOPENED, "by": ""},
        {**_REOPENED, "follows": "paged", "by": ""},
        {**_REOPENED, "follows": "later", "by": "", "opens": _MOMENT},
        {**_REOPENED, "follows": "later", "by": ""},
    ],
    "too-late-to-reopen": [_NUMBER],
    "tickets": [{"tickets": _LINES_OF_TICKETS}],
    "no-tickets": [{}],
    "no-open-ticket": [{}],
    "no-such-ticket": [_NUMBER],
    "ticket-story": [{**line, "messages": _STORY} for line in _LINES_OF_TICKETS],
    "write-new-ticket": [{}],
    "write-on": [_NUMBER],
    "rated": [_NUMBER],
    "rated-badly": [_NUMBER],
    "rating-kept": [{}],
    "badly-rated": [_RATED_BADLY, {**_RATED_BADLY, "client": "", "operator": "", "text": ""}],
    "urgency-how-many": [_NUMBER],
    "urgency-noted": [
        {"number": "1001", "urgency": name, "seen": seen, "opens": opens}
        for name in ("all-stopped", "one-stopped", "hindered", "stopped", "can-wait")
        for seen, opens in (("yes", ""), ("no", _MOMENT), ("no", ""))
    ],
    "contract-price": [
        {**_CONTRACT_PRICE, "fee": "60"},
        {**_CONTRACT_PRICE, "fee": "", "step": 1, "on_exhausted": "bill", "always": "yes"},
        {**_CONTRACT_PRICE, "fee": "", "on_exhausted": "message", "always": "yes", "factor": 1.5},
    ],
    "ticket-progress": [
        {**_PROGRESS, "when": when, "opens": opens}
        for when, opens in (("later", _MOMENT), ("later", ""), ("late", ""), ("due", ""))
    ]
    + [{**_PROGRESS, "state": "taken", "operator": "Ana Jovanović", "due": "", "when": "soon", "opens": ""}],
    "progress-asked": [
        {"number": "1001", "client": client, "text": "ima li novosti?"}
        for client in ("Pekara Zora d.o.o.", "")
    ],
    "how-urgent": [{"number": "1001"}],
    "urgency-told": [
        {"number": "1001", "client": "Zora", "urgency": "all-stopped"},
        {"number": "1001", "client": "", "urgency": "stopped"},
    ],
    "your-advisor": [{"advisor": "Ana Jovanović", "away": away} for away in ("yes", "no")],
    "no-advisor-yet": [{}],
    "write-to-advisor": [{}],
    "not-your-statement": [{}],
    "no-statement-yet": [{}],
    "visits-of-year": [
        {"year": "2026", "included": 2, "made": 1, "ahead": [_MOMENT]},
        {"year": "2026", "included": 0, "made": 0, "ahead": []},
    ],
    "opening": [
        {
            "days": _OPENING_DAYS,
            "week": [],
            "tail": [{"key": "opening-now", "until": _MOMENT, "day": "today"}],
        },
        {"days": [], "week": _OPENING_WEEK, "tail": [{"key": "opening-not-now", "opens": _MOMENT}]},
        {"days": _OPENING_DAYS[2:], "week": [], "tail": [{"key": "opening-next", "opens": _MOMENT}]},
        {
            "days": _OPENING_DAYS,
            "week": _OPENING_WEEK,
            "tail": [
                {"key": "opening-now", "until": _MOMENT, "day": "other"},
                {"key": "opening-now", "until": "", "day": "other"},
                {"key": "opening-not-now", "opens": ""},
                {"key": "opening-next", "opens": ""},
                {"key": "opening-always"},
            ],
        },
    ],
    "opening-no-holidays": [{}],
    "routine-stopped": [{}],
    "routine-resumed": [{}],
    "nothing-to-stop": [{}],
    "unlinked": [{"name": "Milica Zorić"}],
    "not-linked": [{}],
    "unlinked-there": [{"channel": "telegram"}, {"channel": "webchat"}, {"channel": "viber"}],
    "unlinked-from-there": [{}],
    "your-chats": [
        {
            "name": "Milica Zorić",
            "client": "Pekara Zora d.o.o.",
            "chats": [
                {"channel": "telegram", "at": "", "here": "no"},
                {"channel": "webchat", "at": "2026-11-24T10:40:00+01:00", "here": "yes"},
            ],
        }
    ],
    "leave-here": [{}],
    "leave-there": [
        {"channel": "viber", "at": ""},
        {"channel": "webchat", "at": "2026-11-24T10:40:00+01:00"},
    ],
    "not-me": [{}],
    "not-me-noted": [{}],
    "chat-linked": [{"channel": "telegram"}, {"channel": "webchat"}],
    "said-not-me": [
        {"contact": "Milica Zorić", "client": "Pekara Zora d.o.o.", "channel": "telegram", "at": ""},
        {
            "contact": "Milica Zorić",
            "client": "Pekara Zora d.o.o.",
            "channel": "webchat",
            "at": "2026-11-24T10:40:00+01:00",
        },
    ],
    "call-when": [{"phone": "+381 60 1230001"}],
    "call-which-number": [{}],
    "call-time-not-read": [{}],
    "call-promised": [_PROMISED, {**_PROMISED, "when": "later"}, {**_PROMISED, "moved": "yes"}],
    "call-comes": [{**_CALL, "operator": "Ana Jovanović"}],
    "call-missed-you": [_CALL],
    "call-wanted": [{**_TICKET, "phone": "+381 60 1230001"}],
    "call-yours": [_CALL],
    "call-was-made": [_NUMBER],
    "call-was-unanswered": [_NUMBER],
    "call-settled": [_OWNER, _NOBODY],
    "client-closed": [{"number": "1001", "client": client} for client in ("Zora", "")],
    **{
        label: [{}]
        for label in (
            *(
                f"urgency-{name}"
                for name in ("stopped", "hindered", "can-wait", "all-stopped", "one-stopped")
            ),
            *(f"menu-{name}" for name in ("tickets", "new", "hours", "statement", "visits", "who-advisor")),
            *("menu-appointment", "menu-call-me", "solved", "new-matter", "new-ticket-button", "add-words"),
            *("reopen", "write-advisor", "call-now", "call-in-an-hour", "accept-call", "call-made"),
            "call-unanswered",
        )
    },
    "pick-ticket": [{"number": "1001", "subject": "Ne štampa"}],
    "to-ticket": [_NUMBER],
    "all-right": [{}],
    "say-more": [{}],
    "call-not-wanted": [{}],
    "our-ways": [{"phone": "+381 11 3334444", "email": "podrska@example.rs"}],
    "about-us": [{"company": "Melany Software Team"}],
    "ticket-again": [_TICKET],
    "topic-post": [
        {**_TICKET, **_LINES_OF_TICKETS[0], "is_new": new, "change": change, "messages": [_SAID]}
        for new, change in (
            ("yes", "none"),
            ("no", "none"),
            *(("no", each) for each in ("taken", "waits", "reopened", "closed", "corrected")),
        )
    ],
    "topic-not-sent": [_NUMBER],
    "topic-unnamed": [{}],
    "topic-is-closed": [_NUMBER],
    "rating": [{"rating": "5"}],
    "my-tickets": [{"count": n, "tickets": _LINES_OF_TICKETS[:n]} for n in (0, 1, 2)],
    "no-ticket-of-number": [_NUMBER],
    "ticket-for-operator": [
        {**_TICKET, **line, "messages": [*_STORY, {**_STORY[0], "author": "note", "operator": "Ana"}]}
        for line in _LINES_OF_TICKETS
    ],
    "note-kept": [_NUMBER],
    "note-empty": [{}],
    "handed": [_OWNER],
    "to-who-is-on-duty": [_NUMBER],
    "handed-to-you": [{**_TICKET, "operator": "Ana Jovanović"}],
    "not-handed": [_NUMBER],
    "ticket-merged": [{"number": "1002", "into": "1001"}],
    "whole-ticket": [{}],
    "which-article": [_NUMBER],
    "no-such-article": [{}],
    "client-not-found": [{}],
    "which-client": [{}],
    "client-choice": [{"client": "Zora"}],
    "client-found": [
        {
            "client": "Zora",
            "plan": plan,
            "left": 120,
            "people": "Milica, 060 123",
            "count": n,
            "tickets": lines,
        }
        for plan, n, lines in (("Osnovna podrška", 0, []), ("", 1, _LINES_OF_TICKETS[:1]))
    ],
    "your-ticket-closed-so": [{"number": "1001", "summary": "Zamenjen je kabl."}],
}
