"""Many runs of tilik from one process that has everything loaded, so that a run costs what it does and no start.

Reads a line of JSON for each run on standard input, and answers with one on standard output.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any, NoReturn

from checks.core.check import registry
from scanner.cli import COMMANDS, main, tilik
from tests.scanner.store.kills.points import Points

_PR_SET_CHILD_SUBREAPER = 36
# Seconds in which every process of a run that was killed must have ended.
_PATIENCE = 30


def run(folder: str, arguments: list[str], last: int, kind: str) -> dict[str, Any]:
    """``tilik ARGUMENTS`` in a folder, killed at its moment ``last`` of a kind: how it ended, the moments it passed, what it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(folder, arguments, Points(last, kind), writing)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    # Whoever it started is ours now, and ends by itself.
    signal.alarm(_PATIENCE)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    signal.alarm(0)
    with os.fdopen(reading) as pipe:
        passed = int(pipe.read() or 0)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "passed": passed,
        "out": Path(folder, ".out").read_text("utf-8"),
        "err": Path(folder, ".err").read_text("utf-8"),
    }


def warm(folder: str, arguments: list[str]) -> None:
    """The same in this process, to its end: what a first run loads and compiles, those that are forked have."""
    sys.argv = ["tilik", *arguments]
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.chdir(folder))
        out, err = (stack.enter_context(Path(name).open("w")) for name in (".out", ".err"))
        for context in (contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), contextlib.suppress(SystemExit)):
            stack.enter_context(context)
        main()
    assert threading.active_count() == 1, "a thread would be missing in what is forked"


def adopt() -> None:
    """Processes whose parent was killed become this one's children (prctl(2))."""
    assert ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0


def _child(folder: str, arguments: list[str], points: Points, telling: int) -> NoReturn:
    os.chdir(folder)
    for number, name in ((1, ".out"), (2, ".err")):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = ["tilik", *arguments]
    code = 70
    points.watch()
    try:
        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    os.write(telling, str(points.count).encode())
    os._exit(code)


if __name__ == "__main__":
    for command in COMMANDS:
        assert tilik.get_command(None, command) is not None  # type: ignore[arg-type]
    registry.load(())
    adopt()
    for line in sys.stdin:
        task = json.loads(line)
        if task.pop("warm", False):
            warm(**task)
            # What is never collected again is never copied for a child.
            gc.freeze()
            print("{}", flush=True)
        else:
            print(json.dumps(run(**task)), flush=True)
