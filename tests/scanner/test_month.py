"""Thirty nights of a city without a network and without waiting: what becomes of a finding from night to night."""

from __future__ import annotations

import datetime as dt

import httpx
import pytest

from checks.core.assess.ledger import State
from checks.core.model.finding import Level, Outcome
from scanner.engine.job import scan_job
from scanner.run import begin, resume
from scanner.settings import Network, Settings
from scanner.store import Store
from scanner.store.engine import MEMORY
from tests.scanner.net.fakes import START, TARGET, World, response

NIGHTS = 30
# Nights on which the file lies open, the first counted as 0: there, mended, back again, and mended for good.
OPEN = {*range(3, 10), *range(20, 22)}
CHECK = "exposed-env"
ENV = b"APP_ENV=production\nDB_PASSWORD=contoh\n"
DAY = 86_400.0


class City:
    """A site that changes, and a clock that every night stands a day later."""

    def __init__(self, store: Store) -> None:
        self.store, self.open = store, False
        self.world = World(self._serve)
        self.job = scan_job((), (TARGET,), Settings(network=Network(rate=1000.0)), Level.PROBE, (CHECK,))

    def _serve(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/.env" and self.open:
            return response(200, {"Content-Type": "text/plain"}, ENV)
        return response(200 if request.url.path == "/" else 404, {"Content-Type": "text/html"}, b"<h1>Kota Contoh</h1>")

    def night(self, number: int) -> tuple[Outcome, State | None]:
        """The check's outcome of that night, and in what state its finding is."""
        self.open = number in OPEN
        self.world.clock.elapsed = number * DAY
        scan = begin(self.store, "Kota Contoh", self.job, self.world.clock)
        resume(self.store, scan, self.job, lambda target, verdicts: None, self.world.clock, self.world.door)
        (one,) = self.store.assessments(scan)
        (verdict,) = one.verdicts
        assert one.finished.date() == (START + dt.timedelta(days=number)).date()
        return verdict.outcome, next((entry.state for entry in one.ledger.values()), None)


def state(number: int) -> State | None:
    """What the history of that night must say: a finding that was mended stays on the ledger as that."""
    if number in OPEN:
        return {3: State.NEW, 20: State.REOPENED}.get(number, State.STILL)
    return State.FIXED if number > 3 else None


@pytest.mark.slow
def test_a_month_of_nights() -> None:
    store = Store(MEMORY)
    try:
        city = City(store)
        nights = [city.night(number) for number in range(NIGHTS)]
        (scan, *_), last = store.scans(), START + dt.timedelta(days=NIGHTS - 1)
        (one,) = store.assessments(scan.id)
        (entry,) = one.ledger.values()
    finally:
        store.close()
    assert nights == [(Outcome.FAIL if n in OPEN else Outcome.PASS, state(n)) for n in range(NIGHTS)]
    assert scan.finished is not None
    assert scan.finished.date() == last.date()
    assert (entry.first_seen.date(), entry.changed.date()) == (_day(3), _day(22))


def _day(number: int) -> dt.date:
    return (START + dt.timedelta(days=number)).date()
