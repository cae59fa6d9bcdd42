"""Files that an operator names, read as far as they may be long: also where the name is a pipe's or a device's that never ends."""

from __future__ import annotations

import os
import select
from pathlib import Path

# How long a pipe may be silent, in seconds.
_PATIENCE = 10.0
_PIECE = 1 << 16


def beginning(path: Path, most: int) -> bytes:
    """What the file holds, or its first ``most`` bytes and one more where it is longer. ``OSError``, with a reason, when it cannot be read."""
    try:
        # A pipe that nobody writes to would keep us waiting for somebody.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError:
        # Python's own word for a name with a NUL in it.
        raise OSError(0, "its name has a NUL in it") from None
    try:
        return _read(descriptor, most + 1)
    finally:
        os.close(descriptor)


def _read(descriptor: int, size: int) -> bytes:
    content = bytearray()
    while len(content) < size:
        ready, _, _ = select.select([descriptor], [], [], _PATIENCE)
        if not ready:
            raise OSError(0, f"nothing came for {_PATIENCE:.0f} seconds")
        piece = os.read(descriptor, min(_PIECE, size - len(content)))
        if not piece:
            break
        content += piece
    return bytes(content)
