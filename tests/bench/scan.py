"""`make bench`: how fast, how heavy and how hungry a scan is, and whether that grows with the number of sites."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from checks.core.model.finding import Outcome
from scanner.store import Store
from tests.bench.ended import ended
from tests.bench.servers import sites

SIZES = (100, 1000)
# Processes, hosts that each works on at once, options. Memory goes with the hosts that are worked on: it takes some hundred sites until 64 are spread
# over all stages of a scan; eight, asked without a limit of pace, show at once that it does not go with the number of sites.
RUNS: tuple[tuple[int, int, tuple[str, ...]], ...] = ((1, 64, ()), (2, 64, ()), (1, 8, ("--rate", "1000")))
# Servers on the same processors may keep one waiting for too long.
ANSWERED = 0.95


class Figures(msgspec.Struct, frozen=True):
    """One scan: seconds of wall clock and CPU, requests and peak memory of the largest process in MiB."""

    sites: int
    jobs: int
    wall: float
    cpu: float
    requests: int
    memory: float


def measure(folder: Path, count: int, jobs: int, options: Sequence[str] = ()) -> Figures:
    """Scan the sites of a folder as a process and read the operating system's account of it."""
    store = folder / f"bench-{len(list(folder.glob('bench-*.db')))}.db"
    began = time.monotonic()
    log = folder / "told.txt"
    with log.open("wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "scanner", "scan", "--store", store.name, "--jobs", str(jobs), "--quiet", *options],
            cwd=folder,
            stderr=stderr,
        )
    used, memory = ended(process)
    wall = time.monotonic() - began
    if process.returncode != 0:
        raise SystemExit(log.read_text())
    opened = Store(str(store))
    assessments = list(opened.assessments(opened.scans()[0].id))
    opened.close()
    answered = sum(verdict.check == "http-https" and verdict.outcome is Outcome.PASS for one in assessments for verdict in one.verdicts)
    if answered < count * ANSWERED:
        raise SystemExit(f"only {answered} of {count} sites answered; these figures would mean nothing")
    requests = sum(one.traffic.count for one in assessments)
    return Figures(count, jobs, wall, used.ru_utime + used.ru_stime, requests, memory)


def main() -> None:
    """Print a line a scan."""
    print(f"{os.cpu_count()} processors; nginx and the name server run on the same ones")
    print(f"{'sites':>6} {'jobs':>5} {'at once':>8} {'sites/s':>8} {'CPU ms/site':>12} {'requests/site':>14} {'peak MiB':>9}")
    for count in SIZES:
        with sites(count) as folder:
            settings = folder / "tilik.toml"
            text = settings.read_text()
            for jobs, groups, options in RUNS:
                settings.write_text(f"{text}[scan]\ngroups = {groups}\n")
                f = measure(folder, count, jobs, options)
                print(
                    f"{f.sites:>6} {f.jobs:>5} {groups:>8} {f.sites / f.wall:>8.1f} {f.cpu / f.sites * 1000:>12.1f} "
                    f"{f.requests / f.sites:>14.1f} {f.memory:>9.0f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
