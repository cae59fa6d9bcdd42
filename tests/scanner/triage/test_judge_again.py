"""`tilik judge` on a store that has a history: however often it is said, not one cell of the store is another one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.scanner.triage.conftest import City
from tests.scanner.triage.test_waive_command import waive


def cells(store: Path) -> dict[str, list[str]]:
    """Every row of every table, in any order."""
    with closing(sqlite3.connect(store)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for name in names}


@pytest.mark.slow
def test_judging_again_changes_nothing(city: City) -> None:
    store = city.folder / "tilik.db"
    for env in (False, True):
        # Fixed in between, and there again.
        city.site.env = env
        assert city.scan().code == 0
    waive(city, city.id())
    city.site.env = False
    # Seen to be mended by a retest: what is judged then rests on more than the scan.
    assert city.run("retest", city.id()).code == 0
    before = cells(store)
    assert min(len(before[name]) for name in ("scan", "observation", "verdict", "ledger", "retest", "waiver")) > 0
    for scan in ("3", "1", "2", "3"):
        assert city.run("judge", "--quiet", "--scan", scan).code == 0
        assert cells(store) == before


def test_nor_does_it_where_an_answer_cannot_be_read(city: City) -> None:
    store = city.folder / "tilik.db"
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("UPDATE observation SET value = x'c1' WHERE key LIKE '%/.env'").rowcount > 0
        connection.commit()
    first = city.run("judge", "--quiet")
    judged = cells(store)
    assert city.run("judge", "--quiet") == first
    assert (first.code, cells(store)) == (3, judged)
