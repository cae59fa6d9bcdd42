"""A record of the log as one object of JSON a line (https://jsonlines.org), for programs that collect the logs of many machines."""

from __future__ import annotations

import datetime as dt
import json
import logging

from checks.core.redact.mask import mask_line
from scanner.log.context import LOG_HOST, LOG_SCAN
from scanner.log.formatter import LONGEST_READ, TRACE_LIMIT, message_of, shortened, trace_of


class JsonFormatter(logging.Formatter):
    """``{"time": "2026-11-29T17:11:13.042Z", "level": "WARNING", "logger": "scanner.engine.collect", "message": …}``, in UTC.

    ``scan`` (its number) and ``host`` are there where a record is about one, ``trace`` where tracebacks are ``traced``. All that is not ASCII,
    and all that steers a terminal, is an escape of JSON (RFC 8259, 7); secrets are masked and lengths bounded as in a line of text.
    """

    def __init__(self, traced: bool) -> None:
        super().__init__()
        self._traced = traced

    def format(self, record: logging.LogRecord) -> str:
        at = dt.datetime.fromtimestamp(record.created, dt.UTC)
        fields: dict[str, object] = {
            "time": f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z",
            "level": record.levelname,
            "logger": shortened(record.name),
            "message": shortened(mask_line(message_of(record)[:LONGEST_READ])),
        }
        if scan := LOG_SCAN.get():
            fields["scan"] = scan
        if host := getattr(record, "host", "") or LOG_HOST.get():
            fields["host"] = host
        if self._traced and (trace := trace_of(record)):
            fields["trace"] = mask_line(trace[-LONGEST_READ:])[-TRACE_LIMIT:]
        # The one control character that JSON does not ask to be escaped.
        return json.dumps(fields).replace("\x7f", "\\u007f")
