"""The store is opened by whoever reads a report: it brings neither probes nor the network along."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = "import sys, {module}; print(*(name for name in sys.modules if name.startswith({folders!r})))"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "folders"),
    [
        ("scanner.store", ("scanner.probes", "scanner.net", "scanner.plan", "scanner.judge", "httpx", "uvloop")),
        ("scanner.engine.processes", ("scanner.store", "scanner.judge", "sqlalchemy")),
        ("scanner.engine.local", ("scanner.store", "scanner.judge", "sqlalchemy")),
    ],
)
def test_it_loads_nothing_of_the_other_rooms(module: str, folders: tuple[str, ...]) -> None:
    code = CODE.format(module=module, folders=folders)
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.split() == []
