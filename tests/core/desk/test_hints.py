"""What a client pays for in vain: one table for the advisor's week and for the statement."""

import pytest

from core.desk.hints import Use, hints_on


@pytest.mark.parametrize(
    ("use", "hints"),
    [
        (Use(month=9), []),
        (Use(month=3, included_minutes=300, last_two_used=(59, 59)), ["hours-unused"]),
        (Use(month=3, included_minutes=300, last_two_used=(60, 59)), []),
        (Use(month=3, included_minutes=300, last_two_used=(0, 60)), []),
        (Use(month=3, included_minutes=0, last_two_used=(0, 0)), []),
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
                included_minutes=60,
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
