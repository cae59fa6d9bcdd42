"""The example city as tests use it: settings in a folder, and tilik as a program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from checks.core.model.finding import Verdict
from scanner.example_city import ExampleCity, start
from scanner.example_city.sites import sites
from scanner.example_city.sites.bapenda import IMPATIENT
from scanner.example_city.sites.disdik import RATE_LIMITED_HOST
from scanner.store import Store

# These two answer differently the longer one asks, so two scans of one city rightly differ there.
MOODY = (IMPATIENT, RATE_LIMITED_HOST)


@contextmanager
def city_in(folder: Path, without: Collection[str] = MOODY) -> Iterator[ExampleCity]:
    """A running city, and in ``folder`` a tilik.toml and a targets.txt with which it can be scanned."""
    with start([site for site in sites() if site.host not in without]) as city:
        lines = city.targets_file.read_text("utf-8").splitlines(keepends=True)
        city_lines = (line for line in lines if line.split()[:1] == [] or line.split()[0] not in without)
        (folder / "targets.txt").write_text("".join(city_lines), "utf-8")
        network = city.network
        (folder / "tilik.toml").write_text(
            f"[network]\nresolver = {network.resolver!r}\nallow_private = {list(network.allow_private)!r}\ntimeout = 2.0\nrate = 60.0\n"
            f"trusted_roots = {list(network.trusted_roots)!r}\n"
            f"[network.ports]\n443 = {network.ports['443']}\n80 = {network.ports['80']}\n",
            "utf-8",
        )
        yield city


def tilik(folder: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run tilik in a folder to its end."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "scanner", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **options,
    )


def begun(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start tilik in a folder, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "scanner", *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def verdicts(store: Path) -> dict[tuple[str, str], tuple[object, ...]]:
    """What the newest scan of a store concluded, without what the network said in passing."""
    opened = Store(str(store))
    try:
        newest = opened.scans()[0]
        return {(one.target.name, v.check): _lasting(v) for one in opened.assessments(newest.id) for v in one.verdicts}
    finally:
        opened.close()


def _lasting(verdict: Verdict) -> tuple[object, ...]:
    return verdict.outcome, verdict.reason, verdict.findings
