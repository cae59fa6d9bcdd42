"""A server that stands behind the web server for the length of the tests: started as nobody, awaited, surely stopped."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

# Root starts it as the user that tests.real.apache works as, too; anybody else as themselves.
USER = "nobody" if os.getuid() == 0 else None
GROUP = "nogroup" if USER else None
_PATIENCE = 600  # looks at a server that starts, 50 ms apart


@contextlib.contextmanager
def background(
    command: Sequence[str], ready: Callable[[], bool], log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Run ``command`` from when ``ready`` on; what it says is in the file ``log``. It fails the test when it does not start."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=log.parent, stdout=output, stderr=output, stdin=subprocess.DEVNULL,
            env=environment, user=USER, group=GROUP, extra_groups=[] if USER else None, start_new_session=True,
        )  # fmt: skip
    try:
        for _ in range(_PATIENCE):
            if ready():
                break
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.05)
                pytest.fail(f"{command[0]} ended: {log.read_text()[-2000:]}")
        else:
            pytest.fail(f"{command[0]} does not start: {log.read_text()[-2000:]}")
        yield
    finally:
        # Nothing of it is kept, so it need not end in order, which takes long on a busy machine.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


def run(*command: str, folder: Path, environment: Mapping[str, str] | None = None) -> None:
    """A command as the same user; it fails the test when it fails."""
    done = subprocess.run(
        command, cwd=folder, env=environment, user=USER, group=GROUP, extra_groups=[] if USER else None,
        stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.fail(f"{command}: {done.stdout.decode(errors='replace')[-1000:]} {done.stderr.decode(errors='replace')[-1000:]}")


def owned(folder: Path) -> Path:
    """The folder and all in it, handed to that user."""
    if USER:
        subprocess.run(("chown", "-R", "-h", f"{USER}:{GROUP}", str(folder)), check=True, timeout=120)
    return folder
