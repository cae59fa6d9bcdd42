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
    places = tuple(ends)
    for _ in range(_ATTEMPTS):
        sockets: list[socket.socket] = []
        port = 0
        try:
            for address, kind in places:
                sockets.append(socket.socket(socket.AF_INET, kind))
                sockets[-1].bind((address, port))
                port = sockets[-1].getsockname()[1]
        except OSError as wrong:
            for each in sockets:
                each.close()
            last = wrong
        else:
            return port, tuple(sockets)
    raise last
