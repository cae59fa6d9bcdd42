"""What an hourly look for signs of compromise costs a site where nothing changed, part of `make bench`: the first look, and one after it.

Fails where the second takes 30 requests or more, or 60 ms of CPU.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from checks.core.model.finding import Outcome
from scanner.store import Store
from tests.bench.ended import ended
from tests.bench.servers import sites

SITES, PAGES = 60, 25
REQUESTS, CPU = 30, 0.060


def look(folder: Path) -> tuple[float, float]:
    """Requests and seconds of CPU of one look, a site."""
    command = [sys.executable, "-m", "scanner", "scan", "--only", "compromise-*", "--store", "tilik.db", "--quiet", "--rate", "1000"]
    with (folder / "err.txt").open("wb") as err:
        process = subprocess.Popen(command, cwd=folder, stderr=err)
    usage, _ = ended(process)
    if process.returncode != 0:
        raise SystemExit((folder / "err.txt").read_text())
    with closing(Store(str(folder / "tilik.db"))) as store:
        every = list(store.assessments(store.scans()[0].id))
    outcomes = [verdict.outcome for one in every for verdict in one.verdicts if verdict.check == "compromise-gambling"]
    if outcomes.count(Outcome.PASS) < SITES:
        raise SystemExit(f"only {outcomes.count(Outcome.PASS)} of {SITES} sites were looked at; these figures would mean nothing")
    return sum(one.traffic.count for one in every) / SITES, (usage.ru_utime + usage.ru_stime) / SITES


def main() -> int:
    with sites(SITES, pages=PAGES) as folder:
        for name in ("first look", "an hour later"):
            requests, cpu = look(folder)
            print(f"signs of compromise, {SITES} sites of {PAGES} pages, {name}: {requests:.1f} requests and {cpu * 1e3:.1f} ms CPU a site")
    return int(requests >= REQUESTS or cpu >= CPU)


if __name__ == "__main__":
    sys.exit(main())
