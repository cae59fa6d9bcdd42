"""What is measured, from the store alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.core.assess.tally import total
from checks.core.check.check import Check
from scanner.metrics.exposition import Gauge, GaugeValue
from scanner.store import ScheduleStore, Store
from scanner.store.outbox import Outbox
from scanner.store.upkeep.room import store_bytes

# Scan and report are whole with these exit codes: nothing failed, and all that was to be told was.
_SUCCESS = 0
# Enough to find the last run, and the last one that was well, of every schedule that runs at all.
_RUNS = 1000


def store_gauges(store: Store, checks: Iterable[Check]) -> Iterator[Gauge]:
    """By schedule its last runs; of the city what is known now; what waits."""
    yield from _of_schedules(ScheduleStore(store.engine))
    yield from _of_city(store, tuple(checks))
    waiting = len(Outbox(store.engine).waiting())
    yield Gauge("tilik_notices_waiting", "Messages that somebody is still to be told.", (GaugeValue(waiting),))
    yield Gauge("tilik_store_bytes", "Bytes that the store takes.", (GaugeValue(store_bytes(store.engine)),))


def _of_schedules(schedules: ScheduleStore) -> Iterator[Gauge]:
    last: dict[str, tuple[float, float]] = {}
    success: dict[str, float] = {}
    running = 0
    for run in schedules.runs(_RUNS):
        if run.finished is None or run.exit_code is None:
            running += 1
            continue
        last.setdefault(run.name, (run.exit_code, (run.finished - run.started).total_seconds()))
        if run.exit_code == _SUCCESS:
            success.setdefault(run.name, run.finished.timestamp())

    def by_schedule(numbers: dict[str, float]) -> tuple[GaugeValue, ...]:
        return tuple(GaugeValue(number, {"schedule": name}) for name, number in sorted(numbers.items()))

    yield Gauge("tilik_schedule_last_success_timestamp_seconds", "When a run ended with exit code 0.", by_schedule(success))
    codes, seconds = ({name: pair[place] for name, pair in last.items()} for place in (0, 1))
    yield Gauge("tilik_schedule_last_exit_code", "Exit code of the last run; 0 is success.", by_schedule(codes))
    yield Gauge("tilik_schedule_last_duration_seconds", "How long the last run took.", by_schedule(seconds))
    yield Gauge("tilik_schedule_runs_unfinished", "Runs that go on, or were interrupted.", (GaugeValue(running),))


def _of_city(store: Store, checks: tuple[Check, ...]) -> Iterator[Gauge]:
    newest = next(iter(store.scans()), None)
    if newest is None:
        return
    finished = max((scan.finished.timestamp() for scan in store.scans() if scan.finished), default=None)
    if finished is not None:
        yield Gauge("tilik_scan_last_finished_timestamp_seconds", "When a scan was finished.", (GaugeValue(finished),))
    tallies = [one.tally for one in store.postures.assessments(newest, checks)]
    counts = total(tallies)
    yield Gauge("tilik_targets", "Targets of which anything is known.", (GaugeValue(len(tallies)),))
    yield Gauge("tilik_coverage_ratio", "Share of the checks that apply that was answered.", (GaugeValue(counts.coverage.share),))
    levels = tuple(GaugeValue(number, {"level": level.value}) for level, number in counts.levels.items())
    yield Gauge("tilik_findings_open", "Open findings by level of risk.", levels)
    judged, targets = store.counts(newest.id)
    yield Gauge("tilik_targets_queued", "Targets of the newest scan that are still to be judged.", (GaugeValue(targets - judged),))
