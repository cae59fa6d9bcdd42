"""CPU on the event loop: whose it was, and an end to code that would keep everybody waiting."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import threading
import time
from collections.abc import Iterator
from contextvars import ContextVar
from types import FrameType

from scanner.net.lag import PULSE

# Seconds of CPU between two looks, and how long one step of one task may last: what an answer of the largest size takes ten times over.
_LOOK = 0.1
_STEP = 1.0
_LAST_STEP = 0.2


class CpuLimitError(Exception):
    """Raised in code that holds up the event loop for longer than it may, wherever it is just then."""


class CpuAccount:
    """Seconds of CPU that one host has taken of those that it may take."""

    def __init__(self, limit: float) -> None:
        self.limit, self.usage = limit, 0.0

    @property
    def reached_limit(self) -> str:
        """That it is used up, in words; empty while it is not."""
        return f"{self.limit:g} seconds of CPU were used" if self.usage >= self.limit else ""


# Whose code runs. Tasks and callbacks have it from who made them.
ACCOUNT: ContextVar[CpuAccount | None] = ContextVar("account", default=None)


class Watch:
    """Looks again and again which host's code is running: that one is charged, and ended if nothing else has run for too long.

    A signal does it, which also regular expressions let through. Code in C that lets none through is charged when it is over.
    """

    def __init__(self) -> None:
        self._last = time.thread_time()
        self._task: object = None
        self._beats = -1
        self._step = 0.0

    def look(self, number: int, frame: FrameType | None) -> None:
        """A signal handler: whatever the main thread runs is interrupted by it, and only that is counted."""
        now = time.thread_time()
        took, self._last = now - self._last, now
        account, task = ACCOUNT.get(), _running()
        same = task is not None and task is self._task and self._beats == PULSE.beats
        self._task, self._beats = task, PULSE.beats
        self._step = self._step + took if same else took
        if account is None or task is None:
            return
        account.usage += took
        if self._step >= (_LAST_STEP if account.reached_limit else _STEP):
            raise CpuLimitError(account.reached_limit or f"more than {_STEP:g} second of CPU for one answer")


def _running() -> object:
    try:
        return asyncio.current_task()
    except RuntimeError:
        return None


@contextlib.contextmanager
def cpu_watch() -> Iterator[None]:
    """A `Watch` for as long as this lasts. Only the main thread gets signals; another one's loop is not watched."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, Watch().look)
    signal.setitimer(signal.ITIMER_PROF, _LOOK, _LOOK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
