"""Standard error as the log writes to it, for tests in this process."""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections.abc import Iterator

from scanner.log.outputs import outputs

# A record's first line, or a line of its traceback.
LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (DEBUG|INFO|WARNING|ERROR|CRITICAL) [^:]+: .*|    \| .*")


@contextlib.contextmanager
def log_stream(level: int = logging.DEBUG, format: str = "plain") -> Iterator[io.StringIO]:
    """What is logged meanwhile, written as ``-v`` writes it, or in another format of the settings."""
    stream = io.StringIO()
    with contextlib.redirect_stderr(stream), outputs(level, format=format):
        yield stream


def is_log(text: str) -> bool:
    """Whether every line is one that the log writes, and shows nothing but visible signs."""
    return all(LINE.fullmatch(line) and line.isprintable() for line in text.split("\n")[:-1]) and text[-1:] in ("", "\n")
