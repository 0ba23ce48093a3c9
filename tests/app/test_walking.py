"""Pages that fall due while the worker looks for them."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select, update

from app.worker import Worker
from core.escalation.rows import Page
from knowledge_base.library import IndexedLibrary
from telephony.journal import Journal
from tests.core.desk.office import office
from tests.core.escalation.test_page_races import NIGHT, opens


class _GoesOn:
    """A clock that goes on a little each time that somebody looks at it."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """A tenth of a second later than the last time."""
        self._now += timedelta(seconds=0.1)
        return self._now


def test_pages_that_fall_due_between_two_looks_walk_together(sqlite_url: str, tmp_path: Path) -> None:
    with office(sqlite_url, NIGHT) as desk:
        desk.load()
        opens(desk, 3)
        start = desk.clock.now().astimezone(UTC) + timedelta(minutes=10)
        for ahead in range(1, 8):
            # Whatever the worker does in each tenth of this second, it is due there once.
            due_at = start + timedelta(seconds=0.1 * ahead + 0.05)
            desk.write(lambda tx, at=due_at: tx.changed(update(Page).values(due_at=at)))  # type: ignore[misc]
            worker = Worker(
                desk.database, _GoesOn(start), {}, Journal(tmp_path / "journal"), IndexedLibrary(())
            )
            asyncio.run(_attends(worker))
            # The next step is due so long after the one that was taken.
            assert len({page.due_at for page in desk.read(lambda tx: tx.all(select(Page)))}) == 1


async def _attends(worker: Worker) -> None:
    for _ in range(3):
        await worker.attend()
