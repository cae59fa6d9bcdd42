"""A log in a file, which nobody else reads, and which is never the reason why a run ends."""

from __future__ import annotations

import logging
import os
import stat
import sys
from io import TextIOWrapper
from logging.handlers import WatchedFileHandler
from pathlib import Path


class PrivateFile(WatchedFileHandler):
    """A file of its owner alone, made anew when logrotate has moved it away. What it cannot take is said once on standard error, and lost."""

    def __init__(self, path: Path) -> None:
        self._full = False
        super().__init__(path, encoding="utf-8", errors="backslashreplace")

    def emit(self, record: logging.LogRecord) -> None:
        try:
            super().emit(record)
        except OSError:
            # Its folder is gone, and it cannot be made anew.
            self.handleError(record)

    def _open(self) -> TextIOWrapper:
        # A pipe that nobody reads would keep us waiting for a reader.
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise OSError(0, "is no file", self.baseFilename)
        return os.fdopen(descriptor, "a", encoding=self.encoding, errors=self.errors)

    def handleError(self, record: logging.LogRecord) -> None:  # the library's name
        if not self._full:
            self._full = True
            sys.stderr.write(f"warning: {self.baseFilename} takes no more lines: {sys.exc_info()[1]}\n")
