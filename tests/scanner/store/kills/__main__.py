"""Every moment of everything, one after another: ``python -m tests.scanner.store.kills``. Exit code 1 when one went wrong."""

from __future__ import annotations

import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from tests.scanner.store.kills.deeds import deeds
from tests.scanner.store.kills.points import COLLECTED
from tests.scanner.store.kills.stores import postgres_stores
from tests.scanner.store.kills.sweep import BETWEEN, LISTS, Sweep, in_the_gap
from tests.scanner.store.kills.town import HOSTS, Town, town_in

# Of a scan on PostgreSQL every so many moments: a new schema takes longer than a new file.
_SHARE = 7


def scans(sweep: Sweep, stride: int = 1) -> Iterator[Callable[[], object]]:
    """A scan killed at each moment, with all that may come in between and every list of the next day, in turns."""
    for number, moment in enumerate(range(1, sweep.moments + 1, stride)):
        between, (hosts, lines) = BETWEEN[number % len(BETWEEN)], LISTS[number // len(BETWEEN) % len(LISTS)]
        yield partial(sweep.killed_at, moment, between, hosts, lines)


def gaps(sweep: Sweep) -> Iterator[Callable[[], object]]:
    """A scan killed whenever the evidence of a host is kept and not judged."""
    for group in range(1, len(HOSTS) + 1):
        yield partial(sweep.killed_at, group, in_the_gap, kind=COLLECTED)


def all_of(deed: Callable[[int], bool]) -> Iterator[Callable[[], object]]:
    """A deed killed at each moment that it has."""
    for moment in count(1):
        killed: list[bool] = []
        yield partial(_noted, deed, moment, killed)
        if killed == [False]:
            return


def _noted(deed: Callable[[int], bool], moment: int, killed: list[bool]) -> None:
    killed.append(deed(moment))


def told(name: str, runs: Iterator[Callable[[], object]]) -> int:
    """Do them all, and print a line about them; how many went wrong."""
    began, done, wrong = time.monotonic(), 0, 0
    for run in runs:
        done += 1
        try:
            run()
        except AssertionError:
            wrong += 1
            traceback.print_exc()
    print(f"{name:32} {done:5} kills {wrong:5} wrong {time.monotonic() - began:8.0f} s", flush=True)
    return wrong


def everything(town: Town) -> int:
    wrong, sweeps = 0, {jobs: Sweep(town, jobs) for jobs in (1, 2)}
    for jobs, sweep in sweeps.items():
        wrong += told(f"scan --jobs {jobs}", scans(sweep))
        wrong += told(f"scan --jobs {jobs}, not judged", gaps(sweep))
    with postgres_stores() as where:
        wrong += told("scan on PostgreSQL", scans(Sweep(town, where=where), _SHARE))
    return wrong + sum(told(name, all_of(deed)) for name, deed in deeds(town, sweeps[1]).items())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="tilik-kills-") as folder, town_in(Path(folder)) as town:
        sys.exit(1 if everything(town) else 0)
