"""Sockets bound to one free port on several addresses at once."""

from __future__ import annotations

import socket
from collections.abc import Iterable

_ATTEMPTS = 50

End = tuple[str, socket.SocketKind]


def bind(ends: Iterable[End]) -> tuple[int, tuple[socket.socket, ...]]:
    """A port that is free on every (address, kind), and the sockets that now hold it, in order.

    They do not listen yet: one that never will refuses every connection, and keeps others off its port.
    """
    wanted = tuple(ends)
    for _ in range(_ATTEMPTS):
        held: list[socket.socket] = []
        port = 0
        try:
            for address, kind in wanted:
                held.append(socket.socket(socket.AF_INET, kind))
                held[-1].bind((address, port))
                port = held[-1].getsockname()[1]
        except OSError as taken:
            for each in held:
                each.close()
            last = taken
        else:
            return port, tuple(held)
    raise last
