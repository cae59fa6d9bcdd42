"""Records of a process that must not write by itself, on their way to the one that may."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from scanner.log.context import LOG_HOST
from scanner.log.formatter import LINE_LIMIT, TRACE_LIMIT, message_of, trace_of

# Characters of what travels; more than that is not shown, and masking needs to see a little more than is shown.
_LONGEST = 2 * (LINE_LIMIT + TRACE_LIMIT)


class LogLine(msgspec.Struct, frozen=True, tag=True):
    """A record as a value that travels between processes; ``created`` in seconds since the epoch, ``trace`` its traceback and ``host`` whom it is about, or empty."""

    logger: str
    level: int
    created: float
    message: str
    trace: str = ""
    host: str = ""


class Relay(logging.Handler):
    """Sends every record on."""

    def __init__(self, send: Callable[[LogLine], None]) -> None:
        super().__init__()
        self._send = send

    def emit(self, record: logging.LogRecord) -> None:
        message, trace = message_of(record)[:_LONGEST], trace_of(record)[-_LONGEST:]
        name = _encodable(record.name[:LINE_LIMIT])
        self._send(LogLine(name, record.levelno, record.created, _encodable(message), _encodable(trace), LOG_HOST.get()))


@contextmanager
def relayed(send: Callable[[LogLine], None]) -> Iterator[None]:
    """What is logged meanwhile is sent, and goes nowhere else: what a parent writes to, a forked child has no business with."""
    root = logging.getLogger()
    handlers, root.handlers = root.handlers, [Relay(send)]
    try:
        yield
    finally:
        root.handlers = handlers


def arrived(line: LogLine) -> None:
    """Log here what another process logged. Whether it is of interest, that one judged by the same levels."""
    fields = {"name": line.logger, "levelno": line.level, "levelname": logging.getLevelName(line.level), "created": line.created}
    # By the root itself: a logger is never forgotten, and the names may be a stranger's.
    logging.getLogger().handle(
        logging.makeLogRecord({**fields, "msg": "%s", "args": (line.message,), "trace": line.trace, "host": line.host})
    )


def _encodable(text: str) -> str:
    """Lone surrogates, which UTF-8 cannot say, as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
