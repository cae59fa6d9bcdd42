"""What is given up of old scans, and that no history is lost with it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from checks.core.assess.ledger import State
from checks.core.model.finding import Outcome
from scanner.store import Store, tables
from scanner.store.upkeep.retention import give_up_evidence, give_up_scans
from tests.scanner.net.fakes import START
from tests.scanner.test_month import City

NIGHTS = 12
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of twelve nights; a file lies open from the fourth to the tenth."""
    path = tmp_path_factory.mktemp("nights") / "tilik.db"
    with closing(Store(str(path))) as store:
        city = City(store)
        for number in range(NIGHTS):
            city.night(number)
    return path


@pytest.fixture
def city(nights: Path, tmp_path: Path) -> Iterator[City]:
    """The city of these nights, with a store of its own."""
    with closing(Store(str(shutil.copy(nights, tmp_path)))) as store:
        yield City(store)


def before(night: int) -> dt.datetime:
    return START + dt.timedelta(days=night)


def nights_with_evidence(store: Store) -> list[int]:
    with store.engine.connect() as connection:
        return sorted(connection.scalars(select(tables.observation.c.scan).distinct()))


def test_old_evidence_is_given_up_and_verdicts_stay(city: City) -> None:
    verdicts = [[one.verdicts for one in city.store.assessments(scan.id)] for scan in city.store.scans()]
    assert give_up_evidence(city.store.engine, before(8)) > 0
    assert nights_with_evidence(city.store) == [9, 10, 11, 12]
    assert [[one.verdicts for one in city.store.assessments(scan.id)] for scan in city.store.scans()] == verdicts
    assert give_up_evidence(city.store.engine, before(8)) == 0


def test_the_newest_of_a_host_stays_however_old(city: City) -> None:
    give_up_evidence(city.store.engine, before(1000))
    give_up_scans(city.store.engine, before(1000))
    assert nights_with_evidence(city.store) == [12]
    assert [scan.id for scan in city.store.scans()] == [12]


def test_history_goes_on_as_if_nothing_had_been_given_up(city: City) -> None:
    """Night 20 opens the file again: it was seen first in night 3, mended in night 10."""
    assert give_up_scans(city.store.engine, before(11)) == 11
    assert city.night(12) == (Outcome.PASS, State.FIXED)
    assert city.night(20) == (Outcome.FAIL, State.REOPENED)
    (scan, *_) = city.store.scans()
    (one,) = city.store.assessments(scan.id)
    (entry,) = one.ledger.values()
    assert (entry.first_seen.date(), entry.changed.date()) == (before(3).date(), before(20).date())


def test_nothing_of_a_scan_is_left(city: City) -> None:
    give_up_scans(city.store.engine, before(5))
    with city.store.engine.connect() as connection:
        for table in (tables.observation, tables.verdict, tables.ledger, tables.target):
            assert connection.scalar(select(func.min(table.c.scan))) >= 6, table.name
