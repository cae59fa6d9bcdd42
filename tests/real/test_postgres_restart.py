"""PostgreSQL goes away in the middle of a scan and comes back: a named message, and the scan is finished from where it was."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from scanner.errors import StoreError
from scanner.store import Store
from tests.real.postgres import postgres
from tests.real.programs import program
from tests.scanner.city import city_in, tilik

pytestmark = pytest.mark.real
_PATIENCE = 120


def control(url: str, *words: str) -> None:
    """``pg_ctl`` of the server behind the URL."""
    folder = Path(parse_qs(urlsplit(url).query)["host"][0])
    options = ("-o", f"-k {folder} -c listen_addresses=''", "-l", str(folder / "log")) if words[0] == "start" else ()
    command = (program("pg_ctl", "postgresql"), "-D", str(folder / "data"), "-w", *options, *words)
    user = "postgres" if os.getuid() == 0 else None
    subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)


def host_count(url: str) -> int:
    try:
        with closing(Store(url, readonly=True)) as store:
            return len(store.collected(1))
    except StoreError:
        # Not made yet.
        return 0


def test_it_is_killed_in_mid_scan_and_starts_again(tmp_path: Path) -> None:
    with postgres() as url, city_in(tmp_path):
        words = [sys.executable, "-m", "scanner", "scan", "--quiet", "--store", url, "--only", "http-*"]
        with subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
            end = time.monotonic() + _PATIENCE
            while host_count(url) < 2 and program.poll() is None and time.monotonic() < end:
                pass
            before = host_count(url)
            control(url, "-m", "immediate", "stop")
            out, err = program.communicate(timeout=_PATIENCE)
        try:
            if program.returncode == 0:
                pytest.skip("the scan was over before")
            what, hint = err.splitlines()
            assert (program.returncode, out, what.startswith("tilik: store postgresql")) == (2, "", True), err
            assert "runs" in hint
        finally:
            control(url, "start")
        assert host_count(url) >= before >= 2
        assert tilik(tmp_path, "store", "check", "--store", url).returncode == 0
        assert tilik(tmp_path, "scan", "--quiet", "--resume", "--store", url).returncode == 0
        with closing(Store(url)) as store:
            assert store.uncollected(1) == []
            assert store.unjudged(1) == []
            assert store.journal.first_fault() is None
