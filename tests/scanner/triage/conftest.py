"""A scanned city of one site that tests may change."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from checks.core.assess.assessment import Assessment
from scanner.example_city import start
from scanner.store import Store
from tests.scanner.cli.program import Ran, run
from tests.scanner.triage.changing import CHECKS, TARGETS, Changing


class City(NamedTuple):
    """``folder`` has settings, targets and store; ``close`` stops the servers."""

    folder: Path
    site: Changing
    close: Callable[[], None]

    def run(self, *arguments: object) -> Ran:
        return run(self.folder, *arguments)

    def scan(self) -> Ran:
        return self.run("scan", "--quiet", *(part for check in CHECKS for part in ("--only", check)))

    def assessment(self) -> Assessment:
        """What the newest scan says of the site, as reports are made from it."""
        with closing(Store(str(self.folder / "tilik.db"))) as store:
            (one,) = store.assessments(store.scans()[0].id)
            return one

    def id(self, check: str = "exposed-env") -> str:
        """The short name of the one finding of a check, fixed or not."""
        with closing(Store(str(self.folder / "tilik.db"))) as store:
            (one,) = (one for one in store.triage.tracked_findings("") if one.identity.check == check)
            return one.id


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    site = Changing()
    with contextlib.ExitStack() as running:
        started = running.enter_context(start([site.site]))
        (tmp_path / "targets.txt").write_text(TARGETS, "utf-8")
        network = started.network
        shutil.copy(started.ca_file, tmp_path / "root.pem")
        (tmp_path / "tilik.toml").write_text(
            f"[network]\nresolver = {network.resolver!r}\nallow_private = {list(network.allow_private)!r}\ntimeout = 2.0\nrate = 500.0\n"
            f"trusted_roots = ['root.pem']\n[network.ports]\n443 = {network.ports['443']}\n80 = {network.ports['80']}\n",
            "utf-8",
        )
        new_city = City(tmp_path, site, running.close)
        scanned = new_city.scan()
        assert scanned.code == 0, scanned
        yield new_city
