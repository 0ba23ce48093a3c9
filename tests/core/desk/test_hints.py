"""What a client pays for in vain: one table for the advisor's week and for the statement."""

import pytest

from core.desk.hints import Use, hints_on


@pytest.mark.parametrize(
    ("use", "hints"),
    [
        (Use(month=9), []),
        (Use(month=3, last_two=((59, 300), (59, 300))), ["hours-unused"]),
        (Use(month=3, last_two=((60, 300), (59, 300))), []),
        (Use(month=3, last_two=((0, 300), (60, 300))), []),
        (Use(month=3, last_two=((0, 0), (0, 0))), []),
        # Each month by its own terms: a larger plan says nothing about the months before it.
        (Use(month=3, last_two=((45, 120), (30, 300))), []),
        (Use(month=8, visits_included=1), []),
        (Use(month=9, visits_included=1), ["visit-not-planned"]),
        (Use(month=12, visits_included=2, visits=1), []),
        (Use(month=12, visits_included=0), []),
        (Use(month=1, has_backup_add_on=True), ["backup-unused"]),
        (Use(month=1, has_backup_add_on=True, backups=1), []),
        (Use(month=1, backups=0), []),
        (Use(month=1, contacts_without_chat=1), ["contact-unlinked"]),
        (
            Use(
                month=10,
                last_two=((0, 60), (0, 60)),
                visits_included=1,
                has_backup_add_on=True,
                contacts_without_chat=2,
            ),
            ["hours-unused", "visit-not-planned", "backup-unused", "contact-unlinked"],
        ),
    ],
)
def test_what_is_not_used_is_hinted_at(use: Use, hints: list[str]) -> None:
    assert hints_on(use) == hints
