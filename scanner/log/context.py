"""What a line of the log is about: the scan, and the host that is being asked or judged. It goes with tasks, and through forks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LOG_SCAN: ContextVar[int] = ContextVar("scan", default=0)
LOG_HOST: ContextVar[str] = ContextVar("host", default="")


@contextmanager
def log_scan(number: int) -> Iterator[None]:
    """What is logged meanwhile is about this scan."""
    token = LOG_SCAN.set(number)
    try:
        yield
    finally:
        LOG_SCAN.reset(token)


@contextmanager
def log_host(name: str) -> Iterator[None]:
    """What is logged meanwhile is about this host."""
    token = LOG_HOST.set(name)
    try:
        yield
    finally:
        LOG_HOST.reset(token)
