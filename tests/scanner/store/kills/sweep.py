"""One run killed at one moment, something else in between, and what must hold when it has gone on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from checks.core.evidence.codec import pack_verdict
from scanner.store import Store
from tests.scanner.store.kills.town import HOSTS, ONLY, Ended, Town

KILLED = -9
STORE = "tilik.db"
# Something that is done to a town's store in a folder.
Between = Callable[[Town, Path, str], None]


class Outcome(NamedTuple):
    """Of one host, all that does not name a time: verdicts as they are stored, facts, and the states of its history."""

    verdicts: tuple[bytes, ...]
    facts: object
    history: frozenset[tuple[object, str]]


def scans_of(where: str) -> tuple[dict[int, bool], dict[str, Outcome], set[str]]:
    """The city's scans and whether each is finished; the outcome of each judged host of the newest, and its collected hosts."""
    with closing(Store(where)) as store:
        scans = {scan.id: scan.finished is not None for scan in store.scans()}
        if not scans:
            return {}, {}, set()
        outcomes = {}
        for one in store.assessments(newest := max(scans)):
            assert one.target.host not in outcomes, "a host was doubled"
            history = frozenset((identity, entry.state.value) for identity, entry in one.ledger.items())
            outcomes[one.target.host] = Outcome(tuple(map(pack_verdict, one.verdicts)), one.facts, history)
        return scans, outcomes, {place.target.host for place in store.collected(newest)}


def nothing(town: Town, folder: Path, where: str) -> None:
    """Straight on."""


def look(town: Town, folder: Path, where: str) -> None:
    """Somebody looks at a host, and keeps it in the city's store."""
    assert town.tilik(folder, "check", HOSTS[0], "--targets", "targets.txt", *ONLY, "--store", where).code == 0


def report(town: Town, folder: Path, where: str) -> None:
    """Somebody has reports made of what there is."""
    assert town.tilik(folder, "report", "--store", where, "--format", "html,json,csv").code in (0, 2)
    assert not list(folder.rglob("*.part"))


def in_the_gap(town: Town, folder: Path, where: str) -> None:
    """Nobody yet: what was collected last is not judged."""
    with closing(Store(where if "://" in where else str(folder / where))) as store:
        assert store.unjudged(1), "it was killed before, or after"


def judge(town: Town, folder: Path, where: str) -> None:
    """Somebody judges again what there is, and is killed at it, too."""
    town.tilik(folder, "judge", "--store", where, "--quiet", last=25)
    assert town.tilik(folder, "judge", "--store", where, "--quiet").code in (0, 2)


def killed_again(town: Town, folder: Path, where: str) -> None:
    """It goes on and is killed once more."""
    town.tilik(folder, "scan", "--resume", "--quiet", "--store", where, last=60)


BETWEEN: tuple[Between, ...] = (nothing, look, report, judge, killed_again)
# How the list of targets has changed when the scan goes on: hosts that are on it, and lines about their OPD.
LISTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (HOSTS, ""),
    (HOSTS[:2] + HOSTS[3:], ""),
    (HOSTS, "level: visit\n"),
    (HOSTS, "permission: 001/2020 until 2020-12-31\n"),
)


class Sweep:
    """Runs on one store after another. ``whole`` is the outcome of a scan that nobody disturbed, ``moments`` how many it has."""

    def __init__(self, town: Town, jobs: int = 1, where: Callable[[], str] = lambda: STORE) -> None:
        self._town, self._jobs, self._where = town, ("--jobs", str(jobs)), where
        folder, store = town.fresh("whole"), where()
        ended = town.tilik(folder, "scan", *ONLY, *self._jobs, "--store", store)
        assert ended.code == 0, ended
        self.moments, self.whole = ended.passed, scans_of(self._location(folder, store))[1]
        assert set(self.whole) == set(HOSTS)

    def killed_at(self, moment: int, between: Between, hosts: tuple[str, ...] = HOSTS, lines: str = "", kind: str = "") -> None:
        """A scan killed at that moment of a kind, something in between, and the rest by a list of these hosts; `AssertionError` if anything is wrong."""
        town, folder, store = self._town, self._town.fresh("killed"), self._where()
        where = self._location(folder, store)
        ended = town.tilik(folder, "scan", *ONLY, *self._jobs, "--store", store, last=moment, kind=kind)
        assert ended.code in (0, KILLED), ended
        between(town, folder, store)
        scans, before, committed = scans_of(where)
        assert len(scans) <= 1
        town.list(folder, hosts, lines)
        town.requests.clear()
        self._gone_on(town.tilik(folder, "scan", "--resume", "--quiet", *self._jobs, "--store", store), scans)
        after_scans, after, collected = scans_of(where)
        assert after_scans == dict.fromkeys(scans, True), "not finished, or doubled"
        assert not committed & set(town.requests), "a host was asked again whose evidence was kept"
        if scans:
            assert set(after) == collected == set(HOSTS), "a host was lost"
            assert {host: after[host] for host in before} == before, "what was judged has changed"
            asked_as_before = committed if lines else committed | set(hosts)
            assert {host: after[host] for host in asked_as_before} == {host: self.whole[host] for host in asked_as_before}
        if "until" in lines:
            assert not town.requests, "asked without permission"
        assert set(town.requests) <= set(hosts), "asked though it is on no list"

    def _gone_on(self, ended: Ended, scans: dict[int, bool]) -> None:
        if scans and not all(scans.values()):
            assert ended.code == 0, ended
        else:
            assert ended.code == 2, ended
            assert "no interrupted scan" in ended.err

    def _location(self, folder: Path, store: str) -> str:
        return store if "://" in store else str(folder / store)
