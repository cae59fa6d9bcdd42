"""The files of a store are their owner's alone, from the moment they are made and whatever the umask."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

_MODE = 0o600
_OTHERS = 0o007
# What SQLite keeps beside a database takes that one's rights.
_BESIDE = ("", "-wal", "-shm")


def open_private(path: str) -> int:
    """A descriptor of a file to read and write, made if it is missing. ``OSError`` when it cannot be opened."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _MODE)
    with contextlib.suppress(PermissionError):
        os.fchmod(descriptor, _MODE)
    return descriptor


def make_private(database: str) -> None:
    """Make the file of a database before SQLite does, and take everybody's rights from one that an older version made.

    Rights that were given to a group alone were given on purpose: they stay. ``OSError`` when the file cannot be made.
    """
    # Only what is new is opened: closing a file ends the locks that SQLite has on it in this process.
    with contextlib.suppress(FileExistsError):
        descriptor = os.open(database, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _MODE)
        os.fchmod(descriptor, _MODE)
        os.close(descriptor)
    for path in (Path(database + end) for end in _BESIDE):
        with contextlib.suppress(FileNotFoundError, PermissionError):
            mode = path.stat().st_mode
            if stat.S_ISREG(mode) and mode & _OTHERS:
                path.chmod(_MODE)
