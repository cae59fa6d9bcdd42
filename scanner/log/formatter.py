"""A record of the log as it may be read by anybody: one line, whatever a server or a plug-in put into it, without secrets, of a bounded length."""

from __future__ import annotations

import datetime as dt
import logging

from checks.core.redact.mask import mask_line

# Characters of a line and of a traceback; and of either as it came, for masking reads all of it.
LINE_LIMIT, TRACE_LIMIT, LONGEST_READ = 1_000, 6_000, 40_000
# Before every line of a traceback, so that none passes for a record.
MARGIN = "    | "


class LineFormatter(logging.Formatter):
    """``2026-11-29T17:11:13Z WARNING scanner.engine.processes: …``, in UTC; with tracebacks where they are ``traced``.

    What steers a terminal or ends a line is written as Python escapes it (``\\x1b``, ``\\n``, ``\\u202e``), so that nobody forges a line (CWE-117).
    """

    def __init__(self, traced: bool) -> None:
        super().__init__()
        self._traced = traced

    def format(self, record: logging.LogRecord) -> str:
        at = dt.datetime.fromtimestamp(record.created, dt.UTC)
        head = f"{at:%Y-%m-%dT%H:%M:%SZ} {record.levelname} {record.name}: "
        text = shortened(_inert(head + mask_line(message_of(record)[:LONGEST_READ])))
        trace = trace_of(record) if self._traced else ""
        if not trace:
            return text
        # Its end says what happened.
        lines = mask_line(trace[-LONGEST_READ:])[-TRACE_LIMIT:].split("\n")
        return "\n".join((text, *(MARGIN + shortened(_inert(line)) for line in lines)))


def message_of(record: logging.LogRecord) -> str:
    """The record's text with its arguments put in; also for one of a plug-in's that does not fit its arguments."""
    try:
        return record.getMessage()
    except Exception as wrong:
        return f"a line that cannot be shown: {type(wrong).__name__}"


def trace_of(record: logging.LogRecord) -> str:
    """The traceback that came with a record, as text (``extra={"trace": …}``) or as an exception; empty where there is none."""
    trace = getattr(record, "trace", "")
    if not trace and record.exc_info and record.exc_info[1] is not None:
        trace = logging.Formatter().formatException(record.exc_info)
    return str(trace).strip("\n")


def _inert(text: str) -> str:
    """Every character that is no visible sign as an escape, those that change the direction of writing included."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)


def shortened(line: str) -> str:
    """At most so many characters, and a sign that there were more."""
    return line if len(line) <= LINE_LIMIT else f"{line[:LINE_LIMIT]}…"
