"""Where the log goes: to standard error, to a file, or nowhere."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from scanner.errors import SettingsError
from scanner.log.formatter import LineFormatter
from scanner.log.json_formatter import JsonFormatter

# Above every level there is.
OFF = logging.CRITICAL + 10
LOG_LEVELS = {"off": OFF, "error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO, "debug": logging.DEBUG}
# Our packages. Of other libraries, warnings and what is worse.
LogFormatter = type[LineFormatter] | type[JsonFormatter]
LOG_FORMATS: dict[str, LogFormatter] = {"plain": LineFormatter, "json": JsonFormatter}
_OURS = ("checks", "reports", "scanner")


@contextmanager
def outputs(stream: int, file: Path | None = None, file_level: int = OFF, format: str = "plain") -> Iterator[None]:
    """Meanwhile what is at least of level ``stream`` is told on standard error, and what is at least of ``file_level`` is added to ``file``.

    ``format``, one of `LOG_FORMATS`, is that of the file; without one, that of standard error.

    `SettingsError` when the file cannot be written.
    """
    handlers: list[logging.Handler] = []
    if stream < OFF:
        handlers.append(_set(StandardError(), stream, "plain" if file else format))
    if file is not None and file_level < OFF:
        handlers.append(_set(_file_handler(file), file_level, format))
    least = min((handler.level for handler in handlers), default=OFF)
    # Without any handler the standard library would print warnings by itself.
    with ExitStack() as stack:
        for name in _OURS:
            stack.enter_context(_as(logging.getLogger(name), least))
        stack.enter_context(_as(logging.getLogger(), max(least, logging.WARNING), handlers or [logging.NullHandler()]))
        for handler in handlers:
            stack.callback(handler.close)
        yield


class StandardError(logging.Handler):
    """Writes to what is standard error at that moment: a progress bar puts something there that writes above it."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            text = self.format(record)
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            # It is full, or closed: there is no place left to tell that at.
            pass


def _file_handler(file: Path) -> logging.Handler:
    # What it is made of takes a while to load, and most runs have none.
    from scanner.log.private_file import PrivateFile

    try:
        return PrivateFile(file)
    except (OSError, ValueError) as why:
        words = getattr(why, "strerror", None) or why
        raise SettingsError(f"log.file: {file} cannot be written ({words})", "Name another file, in a folder that is there.") from None


def _set(handler: logging.Handler, level: int, format: str) -> logging.Handler:
    handler.setLevel(level)
    handler.setFormatter(LOG_FORMATS[format](traced=level <= logging.DEBUG))
    return handler


@contextmanager
def _as(logger: logging.Logger, level: int, handlers: list[logging.Handler] | None = None) -> Iterator[None]:
    before = logger.level, logger.handlers
    logger.setLevel(level)
    if handlers is not None:
        logger.handlers = handlers
    try:
        yield
    finally:
        logger.setLevel(before[0])
        logger.handlers = before[1]
