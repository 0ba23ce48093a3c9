"""What belongs to the company is read once, and never used after somebody changed it: whoever did."""

import threading
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from sqlalchemy import delete, event, insert, select, update

from core.clients.rows import Client
from core.company.organisation import organisation
from core.company.rows import Organisation
from core.contracts.cover import price_list
from core.database.kept import Edition
from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.errors import NotFound, Wrong
from core.roster.reading import operator_in_chat, operators, roster_of
from core.roster.rows import AbsenceRow, Operator
from tests.core.desk.office import Office, office

NOON = "2026-11-24T12:00"


@pytest.fixture
def desk(database_url: str) -> Iterator[Office]:
    """The example company at noon."""
    with office(database_url, NOON) as opened:
        opened.load()
        yield opened


@pytest.fixture
def neighbour(desk: Office, database_url: str) -> Iterator[Office]:
    """Another process on the same database, which has read everything already."""
    with office(database_url, NOON) as opened:
        opened.read(_everything)
        yield opened


def _everything(tx: Transaction) -> tuple[object, ...]:
    moment = now_of(tx)
    return (moment.company.name, moment.coverage, moment.duty, list(moment.operators), moment.prices)


def _renames(tx: Transaction, name: str) -> None:
    tx.get(Organisation, 1).name = name


def _asked(desk: Office) -> list[str]:
    """The statements of a transaction that looks at everything."""
    seen: list[str] = []

    def note(*given: object) -> None:
        seen.append(str(given[2]))

    event.listen(desk.database.engine, "before_cursor_execute", note)
    desk.read(_everything)
    event.remove(desk.database.engine, "before_cursor_execute", note)
    return [statement for statement in seen if statement.startswith("SELECT")]


def test_the_second_who_asks_reads_only_which_edition_is_in_force(desk: Office) -> None:
    desk.read(_everything)
    assert ["edition" in statement for statement in _asked(desk)] == [True]


def test_what_one_process_changes_the_other_sees_with_its_next_transaction(
    desk: Office, neighbour: Office
) -> None:
    desk.write(lambda tx: _renames(tx, "Novo ime"))
    assert neighbour.read(organisation).name == "Novo ime"
    neighbour.write(lambda tx: _renames(tx, "Najnovije ime"))
    assert desk.read(organisation).name == "Najnovije ime"


def test_a_change_that_was_taken_back_changed_nothing(desk: Office, neighbour: Office) -> None:
    before = desk.read(organisation).name

    def fails(tx: Transaction) -> None:
        _renames(tx, "Nikad")
        assert organisation(tx).name == "Nikad"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        desk.write(fails)
    assert [desk.read(organisation).name, neighbour.read(organisation).name] == [before, before]


def test_every_way_to_write_a_row_of_the_company_makes_another_edition(desk: Office) -> None:
    ways: list[Callable[[Transaction], object]] = [
        lambda tx: tx.changed(update(Operator).where(Operator.code == "ana").values(active=False)),
        lambda tx: tx.session.execute(delete(AbsenceRow).where(AbsenceRow.operator == "ana")),
        lambda tx: tx.session.execute(insert(AbsenceRow), [_absence()]),
        lambda tx: tx.insert_once(AbsenceRow, **_absence()),
        lambda tx: tx.insert_each_once(AbsenceRow, [_absence()], AbsenceRow.id),
        lambda tx: tx.add(AbsenceRow(**_absence())),
        lambda tx: tx.session.add(AbsenceRow(**_absence())),
    ]
    editions = [desk.read(_edition)]
    for way in ways:
        desk.write(way)
        editions.append(desk.read(_edition))
    assert len(set(editions)) == len(ways) + 1


def _edition(tx: Transaction) -> str | None:
    return tx.first(select(Edition.token))


def test_a_client_is_not_of_the_company_and_makes_no_edition(desk: Office) -> None:
    before = desk.read(_edition)
    desk.write(lambda tx: tx.changed(update(Client).values(name="Drugi")))
    assert desk.read(_edition) == before


def test_who_goes_on_leave_is_off_duty_everywhere_at_once(desk: Office, neighbour: Office) -> None:
    was_there = neighbour.read(lambda tx: "ana" in now_of(tx).duty.on_duty)
    desk.write(lambda tx: tx.add(AbsenceRow(**_absence())))
    is_there = neighbour.read(lambda tx: "ana" in now_of(tx).duty.on_duty)
    assert (was_there, is_there) == (True, False)


def test_what_was_read_before_waiting_for_a_lock_is_read_again_after_it(
    desk: Office, neighbour: Office
) -> None:
    """On PostgreSQL another may commit while this one waits; on SQLite nobody can."""
    with neighbour.database.begin(neighbour.clock) as tx:
        assert roster_of(tx).absences is roster_of(tx).absences
        if tx.connection.dialect.name == "postgresql":
            _elsewhere(lambda: desk.write(lambda other: other.add(AbsenceRow(**_absence()))))
        before = len(roster_of(tx).absences)
        tx.locked(Client, 1)
        after = len(roster_of(tx).absences)
    assert after - before == (1 if neighbour.database.url.get_backend_name() == "postgresql" else 0)


def _elsewhere(act: Callable[[], object]) -> None:
    thread = threading.Thread(target=act)
    thread.start()
    thread.join(10)


def test_what_is_shared_by_all_cannot_be_changed(desk: Office) -> None:
    company = desk.read(organisation)
    with pytest.raises(AttributeError, match="shared by all"):
        company.name = "Drugi"
    with pytest.raises(TypeError):
        desk.read(operators)["nova"] = Operator()  # type: ignore[index]


def test_only_what_is_of_the_company_is_kept(desk: Office) -> None:
    with pytest.raises(Wrong, match="clients"):
        desk.read(lambda tx: tx.kept(_clients))


def _clients(tx: Transaction) -> object:
    return tx.all(select(Client))


def test_without_a_company_nothing_is_kept(database_url: str) -> None:
    with office(database_url, NOON) as desk:
        with pytest.raises(NotFound):
            desk.read(organisation)
        assert desk.read(operators) == {}
        desk.load()
        assert desk.read(lambda tx: operator_in_chat(tx, "telegram", "7001")) == _ana(desk)
        assert desk.read(price_list).plans


def _ana(desk: Office) -> Operator | None:
    people = desk.read(operators).values()
    return next((each for each in people if each.telegram_id == "7001"), None)


def _absence() -> dict[str, object]:
    day = date(2026, 11, 24)
    return {"operator": "ana", "starts_on": day, "ends_on": day, "reason": "", "source": "page", "uid": ""}
