"""Property tests draw the same examples every time and are not judged by the machine's speed; `tilik demo` runs once for all tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from hypothesis.internal.conjecture import providers

# Otherwise examples would be made of constants of whatever modules the process has loaded so far, and so go with the order of the tests.
vars(providers)["_get_local_constants"] = lambda: providers._local_constants
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder in which ``tilik demo`` was called; what it said is in ``out.txt`` and ``err.txt`` there, its exit code in ``code.txt``."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    folder = shared / "demo"
    with FileLock(shared / "demo.lock"):
        if not folder.exists():
            folder.mkdir()
            ran = subprocess.run(
                [sys.executable, "-m", "scanner", "demo", "--quiet"], cwd=folder, capture_output=True, text=True, check=False
            )
            for name, said in (("out.txt", ran.stdout), ("err.txt", ran.stderr), ("code.txt", str(ran.returncode))):
                (folder / name).write_text(said, "utf-8")
    return folder
