"""A few sites of the example city, and a scan of them that tests look at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scanner.example_city.sites import sites
from scanner.example_city.sites.dinkes import EXPOSED_ENV
from scanner.example_city.sites.diskominfo import PORTAL
from scanner.example_city.sites.dispar import PLAIN_HOST
from tests.scanner.city import city_in
from tests.scanner.cli.program import Ran, run

SCAN_HOSTS = (PORTAL, EXPOSED_ENV, PLAIN_HOST)
TARGETS = f"""# Kota Contoh

[Dinas Komunikasi dan Informatika]
code: diskominfo
{PORTAL}

[Dinas Kesehatan]
code: dinkes
{EXPOSED_ENV}

[Dinas Pariwisata]
code: dispar
{PLAIN_HOST}
"""


@pytest.fixture(scope="package")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a tilik.toml and a targets.txt of three running sites. Tests leave it as it is."""
    folder = tmp_path_factory.mktemp("city")
    with city_in(folder, without={site.host for site in sites()} - set(SCAN_HOSTS)):
        (folder / "targets.txt").write_text(TARGETS, "utf-8")
        yield folder


@pytest.fixture(scope="package")
def first_scan(city: Path) -> Ran:
    """What `tilik scan` printed; its store is tilik.db in the folder of the city."""
    return run(city, "scan")


@pytest.fixture
def scanned(city: Path, first_scan: Ran, tmp_path: Path) -> Path:
    """A copy of the city's folder with the store of one scan, for tests that change something."""
    assert first_scan.code == 0, first_scan
    for name in ("tilik.toml", "targets.txt", "tilik.db"):
        shutil.copy(city / name, tmp_path)
    return tmp_path
