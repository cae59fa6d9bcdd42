"""A year of nights: what a store takes, how long the last night's report takes, and that history is right. ``python -m tests.bench.year``.

What servers answered, and what that was judged to mean, is that of the example city, scanned once; each of the hosts has one of its sites'. One host has a
finding that comes and goes. Two stores have the same nights: in one of them everything is kept, in the other what ``KEEP`` says.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from checks.core.assess.assessment import Assessment
from checks.core.assess.ledger import Entry, State
from checks.core.model.city import Opd
from checks.core.model.finding import Confidence, Finding, Kind, Outcome, Target, Verdict
from reports.export import registry
from scanner.delivery.reports import write_reports
from scanner.engine.messages import TargetEvidence
from scanner.judge.judge import conclusion
from scanner.judge.process import Opinion
from scanner.settings import Settings
from scanner.settings.keep import KeepSettings
from scanner.store import Plan, Store
from scanner.store.upkeep.retention import give_up_evidence, give_up_scans
from scanner.store.upkeep.room import give_back, store_bytes
from tests.scanner.city import city_in, tilik

START = dt.datetime(2026, 1, 1, 12, 15, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
KEEP = KeepSettings(evidence=30, verdicts=180)
CHECK, PROBLEM = "exposed-env", "secrets"
# The finding is there for nine nights of every twenty-one.
PERIOD, NIGHTS_THERE = 21, 9


class Sample(msgspec.Struct, frozen=True):
    """A site as one scan saw it."""

    sight: TargetEvidence
    opinion: Opinion


def samples(folder: Path) -> list[Sample]:
    """The sites of the example city, scanned once."""
    with city_in(folder):
        done = tilik(folder, "scan", "--quiet")
        assert done.returncode in (0, 3), done.stderr
    with closing(Store(str(folder / "tilik.db"))) as store:
        places = store.collected(1)
        result = []
        for place, one in zip(places, store.assessments(1), strict=True):
            sight = TargetEvidence(place.target, one.started, one.finished, store.basis(place).evidence, one.traffic)
            result.append(Sample(sight, Opinion(one.verdicts, (), one.facts)))
        return result


class Year:
    """A store, and the nights that it lives through."""

    def __init__(self, file: Path, sites: Sequence[Sample], hosts: int) -> None:
        self.store = Store(str(file))
        self._hosts = [(Target(host=f"situs-{n}.kotacontoh.go.id", opd=f"opd-{n % 10}"), sites[n % len(sites)]) for n in range(hosts)]
        self._opds = tuple(Opd(code=f"opd-{n}", name=f"Dinas {n}") for n in range(min(10, hosts)))

    def night(self, number: int) -> None:
        """One scan, judged."""
        at = START + number * DAY
        targets = [target for target, _ in self._hosts]
        scan = self.store.begin("Kota Contoh", targets, Plan(opds=self._opds), at, "0.1", "1")
        for target, site in self._hosts:
            there = target is targets[0] and number % PERIOD < NIGHTS_THERE
            sight = msgspec.structs.replace(site.sight, target=target, started=at, finished=at)
            (place,) = self.store.commit(scan, [sight])
            verdicts = tuple(_verdict(verdict, target is targets[0], there) for verdict in site.opinion.verdicts)
            conclusion(self.store, place, self.store.basis(place), msgspec.structs.replace(site.opinion, verdicts=verdicts))
        self.store.finish(scan, at, "1")

    def prune(self, number: int) -> None:
        """As a run of a schedule does."""
        at = START + number * DAY
        give_up_evidence(self.store.engine, at - dt.timedelta(KEEP.evidence))
        give_up_scans(self.store.engine, at - dt.timedelta(KEEP.verdicts))

    def entry(self) -> Entry:
        """The line of the finding that comes and goes."""
        (assessment,) = (one for one in self._assessments() if one.target.host == self._hosts[0][0].host)
        return next(entry for identity, entry in assessment.ledger.items() if identity.check == CHECK)

    def _assessments(self) -> Iterator[Assessment]:
        return self.store.assessments(self.store.scans()[0].id)


def _verdict(verdict: Verdict, is_first: bool, there: bool) -> Verdict:
    if verdict.check != CHECK or not is_first:
        return verdict
    finding = Finding(problem=PROBLEM, subject="/.env", kind=Kind.EXPOSURE, likelihood=5, impact=4, confidence=Confidence.FIRM)
    return Verdict(check=CHECK, outcome=Outcome.FAIL, findings=(finding,)) if there else Verdict(check=CHECK, outcome=Outcome.PASS)


def expected(nights: int) -> tuple[State, dt.datetime, dt.datetime]:
    """State, first sight and last change of the finding after so many nights, by counting."""
    last = nights - 1
    begun, phase = last - last % PERIOD, last % PERIOD
    if phase < NIGHTS_THERE:
        state = (State.NEW if begun == 0 else State.REOPENED) if phase == 0 else State.STILL
        # What is there a second night is still there from then on.
        changed = begun + min(phase, 1)
    else:
        state, changed = State.FIXED, begun + NIGHTS_THERE
    return state, START, START + changed * DAY


def main(nights: int, hosts: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sites = samples(folder)
        whole, pruned = (Year(folder / f"{which}.db", sites, hosts) for which in ("whole", "kept"))
        for number in range(nights):
            whole.night(number)
            pruned.night(number)
            if number % 7 == 6:
                pruned.prune(number)
        give_back(pruned.store.engine)
        for which, year in (("everything kept", whole), (f"evidence {KEEP.evidence} days, verdicts {KEEP.verdicts}", pruned)):
            size, scans = store_bytes(year.store.engine), year.store.completion()
            began = time.monotonic()
            settings = Settings(out=str(folder / "laporan"), store=year.store.name)
            scan = year.store.scan(next(iter(scans)))
            assert scan is not None
            files = list(write_reports(year.store, scan, settings, (), [registry.load_formats()["html"]]))
            took = time.monotonic() - began
            entry = year.entry()
            right = (entry.state, entry.first_seen, entry.changed) == expected(nights)
            print(
                f"{which}: {hosts} hosts, {nights} nights, {len(scans)} scans left, {size / 1e6:.1f} MB, "
                f"{size / hosts / nights / 1e3:.2f} kB a host and night; report of the last night {took:.1f} s, {len(files)} files; "
                f"history {'right' if right else f'WRONG: {entry}'}; ledger {'whole' if year.store.journal.first_fault() is None else 'BROKEN'}"
            )
            year.store.close()


if __name__ == "__main__":
    main(int(os.environ.get("NIGHTS", "365")), int(os.environ.get("HOSTS", "50")))
