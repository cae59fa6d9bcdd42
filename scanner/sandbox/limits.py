"""What a sandboxed process may use, as it holds itself to it: CPU, time, memory; no network, no programs, no writing."""

from __future__ import annotations

import _thread
import contextlib
import faulthandler
import os
import re
import resource
import signal
import sys
import threading
import time
from pathlib import Path
from types import FrameType
from typing import Any

import msgspec

# Audit events (Python's documentation has the table) of everything that reaches out of the process, by how they begin.
_FORBIDDEN_EVENTS = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.kill", "os.startfile", "pty.", "sqlite3.",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime",
    "shutil.", "tempfile.", "signal.pthread_kill", "ctypes.dlopen",
)  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# A hard limit is set anew when so much of it has passed; setting it for every step would take longer than most steps do.
_STALE = 1.0
# What swallowed an exception is given the next after so many seconds.
_AGAIN = 0.5
# So many exceptions it is given; what swallowed them all ends with its process.
_OFTEN = 3
# Nobody gets less, seconds of CPU and of patience, whatever others took before.
_LEAST_CPU, _LEAST_PATIENCE = 0.2, 2.0


class SandboxLimits(msgspec.Struct, frozen=True, kw_only=True):
    """``cpu`` seconds a step may compute before an exception ends it; ``patience`` seconds after which the process ends, whatever it does.

    ``memory`` is how many bytes more it may have than it began with; ``sealed`` when it may not reach out of the process, nor write a file.
    """

    cpu: float = 5.0
    patience: float = 20.0
    memory: int = 160 * 1024 * 1024
    sealed: bool = True

    def share(self, seconds_left: float) -> float:
        """Seconds of CPU for one step while ``seconds_left`` are left for all: at most half of them, so that one that takes all it may does not cost the next its own."""
        return max(min(self.cpu, seconds_left / 2), _LEAST_CPU)


class Overdue(BaseException):
    """Raised in code that computes for longer than it may; no ``except Exception`` keeps it."""


class Guard:
    """Holds this process to its limits, from now on. ``trace`` is an open file that the last traceback is written to when it is killed."""

    def __init__(self, limits: SandboxLimits, trace: int) -> None:
        self._limits, self._trace = limits, trace
        self._due = self._patience = 0.0
        self._armed, self._times = False, 0
        signal.signal(signal.SIGPROF, self._late)
        faulthandler.enable(trace, all_threads=False)
        _bound_memory(limits.memory)
        sys.dont_write_bytecode = True
        if limits.sealed:
            sys.addaudithook(_refuse)
            # Before Python 3.12 no audit event tells of a thread, and what a thread computes would be charged to whatever check comes next.
            for module in (_thread, threading):
                for name in ("start_new_thread", "_start_new_thread", "start_joinable_thread", "_start_joinable_thread"):
                    if hasattr(module, name):
                        setattr(module, name, _no_thread)

    def begin(self, seconds_left: float) -> None:
        """What follows may take its share of ``seconds_left``, of CPU."""
        share = self._limits.share(seconds_left)
        patience = max(self._limits.patience * share / self._limits.cpu, min(self._limits.patience, _LEAST_PATIENCE))
        if time.monotonic() > self._due or patience != self._patience:
            faulthandler.dump_traceback_later(patience, exit=True, file=self._trace)
            self._due, self._patience = time.monotonic() + _STALE, patience
        self._armed, self._times = True, 0
        signal.setitimer(signal.ITIMER_PROF, share, _AGAIN)

    def end(self) -> None:
        """It is over."""
        self._armed = False
        signal.setitimer(signal.ITIMER_PROF, 0)

    def rest(self) -> None:
        """Nothing runs until the next step."""
        faulthandler.cancel_dump_traceback_later()
        self._due = 0.0

    def _late(self, number: int, frame: FrameType | None) -> None:
        if not self._armed:
            return
        self._times += 1
        if self._times > _OFTEN:
            os.write(self._trace, b"Overdue, and it keeps what should end it to itself\n")
            faulthandler.dump_traceback(self._trace, all_threads=False)
            os._exit(1)
        raise Overdue("took more seconds of CPU than it may")


def _refuse(event: str, details: tuple[Any, ...]) -> None:
    """An audit hook (PEP 578)."""
    if event == "open":
        path, mode, flags = details
        reading = not (isinstance(flags, int) and flags & _WRITES) and not (isinstance(mode, str) and set(mode) & set("wax+"))
        if not reading:
            raise PermissionError(f"a check may not write files: {path!r}")
    elif event.startswith(_FORBIDDEN_EVENTS):
        raise PermissionError(f"a check may not reach out of its process: {event}")


def _no_thread(*args: Any, **kwargs: Any) -> None:
    raise PermissionError("a check may not start a thread")


def _bound_memory(more: int) -> None:
    """Heap and private mappings as they are now and so much more; only Linux says how much that is, and limits it (`setrlimit(2)`)."""
    with contextlib.suppress(OSError, ValueError):
        match = re.search(r"VmData:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
        if match:
            resource.setrlimit(resource.RLIMIT_DATA, (int(match[1]) * 1024 + more, resource.RLIM_INFINITY))
