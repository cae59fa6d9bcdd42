"""Property tests draw the same examples every time and are not judged by the machine's speed; `tilik demo` runs once for all tests."""

from __future__ import annotations

import shutil
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
    """The folder in which ``tilik demo --stay`` was called; what it said is in ``out.txt`` and ``err.txt`` there, its exit code in ``code.txt``.

    While the city was up, the command was run that it names last; what that said is in ``again.txt``.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    folder = shared / "demo"
    with FileLock(shared / "demo.lock"):
        if not folder.exists():
            folder.mkdir()
            _run_demo(folder)
    return folder


def _run_demo(folder: Path) -> None:
    tilik = [sys.executable, "-m", "scanner"]
    with (
        (folder / "out.txt").open("w") as out,
        (folder / "err.txt").open("w") as err,
        subprocess.Popen([*tilik, "demo", "--quiet", "--stay"], cwd=folder, stdout=subprocess.PIPE, stderr=err, text=True) as process,
    ):
        assert process.stdout is not None
        for line in process.stdout:
            out.write(line)
            if line.startswith("Di terminal lain"):
                # In a copy, so that the store stays as the demo left it.
                copy = folder.with_name("demo-copy")
                shutil.copytree(folder / "demo-out", copy)
                command = line.rpartition("tilik ")[2].split()
                again = subprocess.run([*tilik, *command], cwd=copy, capture_output=True, text=True, check=False)
                (folder / "again.txt").write_text(f"{command[0]} {again.returncode}\n{again.stderr}")
                # Who runs in the background of a script has no Ctrl-C, and neither has what it starts.
                process.terminate()
    (folder / "code.txt").write_text(str(process.returncode))
