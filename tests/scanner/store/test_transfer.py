"""A store in another place is the same store; on files and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from scanner.errors import StoreError
from scanner.store import ScheduleStore, Store
from scanner.store.tables import metadata
from scanner.store.upkeep.examination import store_faults
from scanner.store.upkeep.room import give_back, store_bytes
from scanner.store.upkeep.transfer import copy_store, row_counts
from tests.scanner.net.fakes import START
from tests.scanner.store.test_damage import damage, with_decisions


def cells(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is in it, by table."""
    with store.engine.connect() as connection:
        return {table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr) for table in metadata.sorted_tables}


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(str(tmp_path / "salinan.db"))) as opened:
        yield opened


def full(store: Store) -> int:
    """A scan, decisions and a run of a schedule."""
    number = with_decisions(store)
    schedules = ScheduleStore(store.engine)
    schedules.states(("malam",), START)
    schedules.finish(schedules.begin("malam", START, START), START, 0)
    return number


def test_a_copy_has_every_cell(store: Store, beside: Store) -> None:
    full(store)
    counts = copy_store(store.engine, beside.engine)
    assert cells(beside) == cells(store)
    assert counts == row_counts(store.engine)
    assert counts["waiver"] == 2


def test_and_back_again(store: Store, beside: Store) -> None:
    """What was a file is a database, and goes on counting where the file was."""
    number = full(beside)
    copy_store(beside.engine, store.engine)
    assert cells(store) == cells(beside)
    assert full(store) == number + 1


def test_nothing_is_copied_over_something(store: Store, beside: Store) -> None:
    full(store)
    full(beside)
    before = cells(beside)
    with pytest.raises(StoreError, match="holds something"):
        copy_store(store.engine, beside.engine)
    assert cells(beside) == before


def test_a_copy_is_of_one_moment(store: Store, beside: Store) -> None:
    """Somebody who writes does not wait for it, and is not in it by halves."""
    full(store)
    with closing(Store(store.engine.url.render_as_string(hide_password=False).removeprefix("sqlite:///"), readonly=True)) as reader:
        before = cells(reader)
        full(store)
        copy_store(store.engine, beside.engine)
    assert len(cells(beside)["scan"]) == len(before["scan"]) + 1


def test_all_is_well(store: Store) -> None:
    full(store)
    assert list(store_faults(store)) == []


@pytest.mark.parametrize("column", ["observation", "verdict"])
def test_a_damaged_row_is_named(store: Store, column: str) -> None:
    full(store)
    damage(store, column, "value", b"\xc1")
    assert list(store_faults(store)) != []


def test_room_is_given_back_and_nothing_is_lost(store: Store) -> None:
    full(store)
    before = cells(store)
    give_back(store.engine)
    assert cells(store) == before
    assert store_bytes(store.engine) > 0
