"""`make bench-hostile`: what fifty misbehaving servers cost a scan: its memory, its time, and the time of the hosts beside them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from scanner.store import Store
from tests.bench.ended import ended
from tests.scanner.hostile.bodies import HOSTILE, PAGE, once, sized
from tests.scanner.hostile.server import misbehaving

_QUIET = len(HOSTILE)


class Figures(msgspec.Struct, frozen=True):
    """One scan: hosts, seconds of wall clock and CPU, peak memory in MiB, and the median of seconds that a quiet host took."""

    hosts: int
    wall: float
    cpu: float
    memory: float
    beside: float


def measure(folder: Path, addresses: Sequence[str]) -> Figures:
    """Scan the hosts at these addresses as a process of its own."""
    names = {
        address: f"{'tenang' if address.startswith('127.0.72.') else 'aneh'}{n}.kotacontoh.go.id" for n, address in enumerate(addresses)
    }
    (folder / "targets.txt").write_text("".join(f"{host} address={address}\n" for address, host in names.items()))
    store = folder / f"{len(addresses)}-{addresses[0]}.db"
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "scanner", "scan", "--only", "[!dt]*", "--store", store.name, "--quiet"], cwd=folder)
    used, memory = ended(process)
    wall = time.monotonic() - began
    if process.returncode != 0:
        raise SystemExit(process.returncode)
    opened = Store(str(store))
    seconds = [one.traffic.seconds for one in opened.assessments(opened.scans()[0].id) if one.target.host.startswith("tenang")]
    opened.close()
    return Figures(len(addresses), wall, used.ru_utime + used.ru_stime, memory, statistics.median(seconds))


def main() -> None:
    """Print a line a scan: quiet hosts alone, then beside the misbehaving ones, then beside as many quiet ones."""
    quiet = [f"127.0.72.{n}" for n in range(1, 2 * _QUIET + 1)]
    hostile = {f"127.0.71.{n}": one.behaves for n, one in enumerate(HOSTILE.values(), start=1)}
    sites = dict.fromkeys(quiet, once(sized(PAGE))) | hostile
    with misbehaving(sites) as port, tempfile.TemporaryDirectory(prefix="tilik-bench-") as name:
        folder = Path(name)
        (folder / "tilik.toml").write_text(f'[network]\nallow_private = ["127.0.0.0/8"]\n[network.ports]\n443 = 9\n80 = {port}\n')
        print(f"{os.cpu_count()} processors; the servers run on the same ones, in Python")
        print(f"{'hosts':<28}{'wall s':>8}{'CPU s':>8}{'peak MiB':>10}{'s a quiet host':>16}")
        scans = {"quiet": quiet[:_QUIET], "quiet, and misbehaving": [*quiet[:_QUIET], *hostile], "quiet, twice as many": quiet}
        for what, addresses in scans.items():
            f = measure(folder, addresses)
            print(f"{f'{f.hosts} {what}':<28}{f.wall:>8.1f}{f.cpu:>8.1f}{f.memory:>10.0f}{f.beside:>16.1f}", flush=True)


if __name__ == "__main__":
    main()
