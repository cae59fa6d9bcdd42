"""The unit of systemd, judged by systemd's own programs."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path, PurePath

import pytest

from scanner.schedule.units import service
from tests.real.programs import program
from tests.source import ROOT

UNIT = "tilik-schedule.service"
# The limit that a unit is to stay below; systemd calls up to 5 "medium".
EXPOSURE = 3.0


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    file = tmp_path / UNIT
    file.write_text(service(PurePath("/bin/true"), PurePath("/srv"), "root"), "utf-8")
    return file


def analyzed(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program("systemd-analyze", "systemd"), *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60
    )


def test_a_unit_is_one_that_systemd_reads(unit: Path) -> None:
    verification = analyzed("verify", "--man=no", unit)
    assert UNIT not in verification.stderr, verification.stderr


def test_a_broken_unit_would_be_seen(unit: Path) -> None:
    unit.write_text(unit.read_text("utf-8").replace("ProtectSystem=strict", "ProtectSystem=streng"), "utf-8")
    assert UNIT in analyzed("verify", "--man=no", unit).stderr


def test_a_unit_gives_away_little(unit: Path) -> None:
    exposure = re.search(r"Overall exposure level for \S+: ([0-9.]+)", analyzed("security", "--offline=true", unit).stdout)
    assert exposure is not None
    assert float(exposure[1]) < EXPOSURE


def test_the_unit_of_the_documentation_is_the_printed_one() -> None:
    unit_text = service(PurePath("/srv/tilik/.venv/bin/tilik"), PurePath("/srv/tilik"), "tilik")
    assert f"```ini\n{unit_text}```" in (ROOT / "docs/nightly.md").read_text("utf-8")
