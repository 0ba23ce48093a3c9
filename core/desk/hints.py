"""What a client pays for and does not use: one rule for the advisor's digest and for the statement."""

from dataclasses import dataclass

# Less than this part of the included time, in each of two months, is paid for in vain (percent).
LITTLE_PERCENT = 20
# From this month on a visit that nobody planned may be forgotten for the year.
VISITS_FROM_MONTH = 9
# A backup add-on without a backup in so many days protects nothing.
BACKUP_DAYS = 35


@dataclass(frozen=True)
class Use:
    """What a client may use and has used, as seen in the month numbered `month` (1 to 12).

    `last_two`: used and included minutes of the two whole months before it, each by its own terms; None
    where we did not see both. `visits`: this year's, made or agreed. `backups`: those of the last
    BACKUP_DAYS. `contacts_without_chat`: of those who get the statement.
    """

    month: int
    last_two: tuple[tuple[int, int], tuple[int, int]] | None = None
    visits_included: int = 0
    visits: int = 0
    has_backup_add_on: bool = False
    backups: int = 0
    contacts_without_chat: int = 0


def hints_on(use: Use) -> list[str]:
    """Keys, in this order: hours-unused, visit-not-planned, backup-unused, contact-unlinked."""
    holds = {
        "hours-unused": _used_little(use),
        "visit-not-planned": use.month >= VISITS_FROM_MONTH and use.visits_included > 0 and use.visits == 0,
        "backup-unused": use.has_backup_add_on and use.backups == 0,
        "contact-unlinked": use.contacts_without_chat > 0,
    }
    return [key for key, is_so in holds.items() if is_so]


def _used_little(use: Use) -> bool:
    return use.last_two is not None and all(
        used * 100 < included * LITTLE_PERCENT for used, included in use.last_two
    )
