"""Reading and writing the presentation language of RFC 8446 section 3: numbers in network order, vectors behind their length."""

from __future__ import annotations

import struct
from collections.abc import Sequence


class MalformedRecord(ValueError):
    """The bytes are not what they should be."""


class Octets:
    """Bytes of a stranger, read from the front. Every method raises `Malformed` rather than read beyond the end."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at, self._end = data, 0, len(data)

    def __len__(self) -> int:
        return self._end - self._at

    def take(self, count: int) -> bytes:
        """The next ``count`` bytes."""
        start = self._at
        self._at = end = start + count
        if end > self._end:
            raise MalformedRecord(f"{count} bytes announced, {self._end - start} left")
        return self._data[start:end]

    def number(self, size: int) -> int:
        """An unsigned number of ``size`` bytes."""
        return int.from_bytes(self.take(size), "big")

    def vector(self, size: int) -> bytes:
        """The bytes behind a length of ``size`` bytes."""
        return self.take(int.from_bytes(self.take(size), "big"))


def vector(size: int, data: bytes) -> bytes:
    """``data`` behind its length in ``size`` bytes."""
    return len(data).to_bytes(size, "big") + data


def numbers(values: Sequence[int]) -> bytes:
    """Numbers of two bytes each, one after another."""
    return struct.pack(f">{len(values)}H", *values)
