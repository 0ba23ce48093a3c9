"""The keys of a statement's parts, and what one contact's deliveries come to."""

from datetime import UTC, datetime

import pytest

from core.database.outbox import MAX_ATTEMPTS
from core.desk.statement_progress import FAULT, Sent, state_of
from core.desk.statement_ways import PARTS, Part, part_of

NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("channel", ["telegram", "viber", "webchat", ""])
def test_a_part_is_known_by_its_key(channel: str, name: str) -> None:
    part = Part("2026-10", 5, channel, name)
    assert part_of(part.key) == part


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("statement-2026-10-5", Part("2026-10", 5, "", "statement")),
        ("statement-2026-10-5-statement-pdf", Part("2026-10", 5, "", "statement-pdf")),
        ("statement-2026-10-5-telegram-statement-chart", Part("2026-10", 5, "telegram", "statement-chart")),
        ("statements-sent-2026-10-vesna", None),
        ("usage-2026-10-80-zora", None),
        ("statement-2026-10-x", None),
    ],
)
def test_keys_of_before_there_was_a_second_way_are_known_too(key: str, part: Part | None) -> None:
    assert part_of(key) == part


def sent(part: str) -> Sent:
    return Sent(part, NOW, None, 1, None)


def waiting(part: str) -> Sent:
    return Sent(part, None, None, 0, None)


def aside(part: str, reason: str = "blocked by the user", attempts: int = 1) -> Sent:
    return Sent(part, None, NOW, attempts, reason)


TEXT, CHART, PDF = PARTS


@pytest.mark.parametrize(
    ("deliveries", "state"),
    [
        ([sent(TEXT), sent(CHART), sent(PDF)], "sent"),
        ([sent(TEXT), sent(CHART), waiting(PDF)], "waiting"),
        ([aside(TEXT), waiting(CHART), waiting(PDF)], "waiting"),
        ([aside(TEXT), aside(CHART), aside(PDF)], "blocked"),
        ([aside(TEXT), aside(CHART, "it goes by the next", 0), sent(TEXT), sent(CHART), sent(PDF)], "sent"),
        ([sent(TEXT), aside(CHART), aside(PDF)], "blocked"),
        ([sent(TEXT), sent(CHART), aside(PDF, f"{FAULT}: Invalid")], "failed"),
        ([aside(TEXT, "it goes by the next", 0), aside(TEXT, "refused", MAX_ATTEMPTS)], "gave-up"),
        ([aside(TEXT, "withdrawn", 0)], "failed"),
    ],
)
def test_what_a_contacts_deliveries_come_to(deliveries: list[Sent], state: str) -> None:
    assert state_of(deliveries) == state
