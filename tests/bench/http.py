"""`make bench-http`: CPU a question through the guarded door, pace beside ffuf on the same server, and 200 sites with everything that HTTP is asked."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from pathlib import Path

from tests.bench.probe_rate import ProbeRate, probe_rate
from tests.bench.scan import measure
from tests.bench.servers import DOMAIN, sites
from tests.real.programs import program

PATHS = 2000
ROUNDS = 5
SITES = 200
CONNECTIONS = 8
GOAL = 0.4
_ENOUGH = 0.95
_FFUF = program("ffuf", "ffuf")
HTTP = ("http-*", "content-*", "exposed-*", "software-*")
_FAST = ("--rate", "1000", "--connections", str(CONNECTIONS))


def by_ffuf(folder: Path, host: str, paths: list[str], address: str, port: int) -> ProbeRate:
    """The same paths of the same host, over as many connections; what answers 404 is told, so that it reads every answer."""
    words, report = folder / "ffuf.txt", folder / "ffuf.json"
    words.write_text("".join(f"{path.removeprefix('/')}\n" for path in paths))
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(
        [_FFUF, "-s", "-t", str(CONNECTIONS), "-mc", "404", "-H", f"Host: {host}", "-w", words, "-u", f"https://{address}:{port}/FUZZ",
         "-o", report, "-of", "json"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    # It loses a result now and then when two come at the same moment.
    answered = report.read_text().count('"status":404')
    if answered < len(paths) * _ENOUGH:
        raise SystemExit(f"ffuf told {answered} of {len(paths)} answers; the figures would mean nothing")
    return ProbeRate(len(paths), wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def questions() -> None:
    """CPU a question and questions a second, tilik and ffuf in turns."""
    paths = [f"/berkas-{number:05}.txt" for number in range(PATHS)]
    ours, theirs = [], []
    with sites(ROUNDS + 1) as folder:
        address, port = _second(folder)
        probe_rate(folder, f"s0000.{DOMAIN}", paths[:50], CONNECTIONS)  # loads what is loaded once a process
        for round in range(1, ROUNDS + 1):
            ours.append(probe_rate(folder, f"s{round:04}.{DOMAIN}", paths, CONNECTIONS))
            theirs.append(by_ffuf(folder, f"s0001.{DOMAIN}", paths, address, port))
    print(f"{PATHS} paths of one site over TLS, {CONNECTIONS} connections, median of {ROUNDS} rounds")
    print(f"{'':<34} {'requests/s':>11} {'CPU ms/request':>15}")
    for tool, rounds in (("tilik, from plan to stored evidence", ours), ("ffuf", theirs)):
        pace, weight = (statistics.median(figures) for figures in ([r.pace for r in rounds], [r.weight for r in rounds]))
        print(f"{tool:<34} {pace:>11.0f} {weight:>15.2f}", flush=True)
    print(f"tilik at its best: {min(r.weight for r in ours):.2f} ms of CPU a question (at most {GOAL} wanted)")


def _second(folder: Path) -> tuple[str, int]:
    """Address and TLS port of the second site, from the settings that were written for nginx."""
    ends = [line.split()[1] for line in (folder / "nginx.conf").read_text().splitlines() if line.strip().endswith(" ssl;")]
    address, _, port = ends[1].partition(":")
    return address, int(port)


def scans() -> None:
    """Sites a second, CPU a site and peak memory of a scan with all questions to HTTP: as fast as it goes, and at default politeness."""
    only = [word for glob in HTTP for word in ("--only", glob)]
    print(f"\n{SITES} sites, all checks of {', '.join(HTTP)}")
    print(f"{'':<26} {'jobs':>5} {'sites/s':>8} {'CPU ms/site':>12} {'requests/site':>14} {'requests/s':>11} {'peak MiB':>9}")
    with sites(SITES) as folder:
        for how, jobs, extra in (("no limit of pace", 1, _FAST), ("no limit of pace", 2, _FAST), ("default politeness", 1, ())):
            f = measure(folder, SITES, jobs, (*only, *extra))
            print(
                f"{how:<26} {jobs:>5} {f.sites / f.wall:>8.1f} {f.cpu / f.sites * 1000:>12.1f} {f.requests / f.sites:>14.1f} "
                f"{f.requests / f.wall:>11.0f} {f.memory:>9.0f}",
                flush=True,
            )


def main() -> None:
    """Print the figures."""
    print(f"{os.cpu_count()} processors; nginx and the name server run on the same ones")
    questions()
    scans()


if __name__ == "__main__":
    main()
