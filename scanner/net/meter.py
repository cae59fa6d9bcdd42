"""Every byte of an answer counts, those included that HTTP throws away: interim answers, chunk extensions, trailers, blank lines."""

from __future__ import annotations

import socket
from typing import Any


class Meter:
    """What the connections of one session may still bring; its `socket` makes sockets that keep to it.

    ``spent`` is True once more came, and the connection was cut for it.
    """

    def __init__(self) -> None:
        self._allowed = self._left = 0

    @property
    def taken(self) -> int:
        """How many bytes came of the answer so far, whatever they were."""
        return self._allowed - self._left

    @property
    def spent(self) -> bool:
        return self._left < 0

    def allow(self, size: int) -> None:
        """An answer is awaited, of so many bytes at most."""
        self._allowed = self._left = size

    def took(self, size: int) -> None:
        """So many bytes came; raises ``ConnectionAbortedError`` when that was too much."""
        self._left -= size
        if self.spent:
            raise ConnectionAbortedError("more bytes came than the largest answer has")

    def socket(self, info: Any) -> socket.socket:
        """A socket for an address as ``getaddrinfo`` describes it."""
        family, kind, protocol = info[:3]
        return _Metered(self, family, kind, protocol)


class _Metered(socket.socket):
    """The event loop reads from it by these two methods, with TLS and without."""

    def __init__(self, meter: Meter, family: int, kind: int, protocol: int) -> None:
        super().__init__(family, kind, protocol)
        self._meter = meter

    def recv(self, size: int, flags: int = 0) -> bytes:
        data = super().recv(size, flags)
        self._meter.took(len(data))
        return data

    def recv_into(self, buffer: Any, size: int = 0, flags: int = 0) -> int:
        count = super().recv_into(buffer, size, flags)
        self._meter.took(count)
        return count
