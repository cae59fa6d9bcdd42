"""Rows that cannot be read: damaged, or of a version to come. Each costs what is in it, and is named."""

from __future__ import annotations

import datetime as dt
import zlib
from typing import TypeVar

import msgspec

from checks.core.model.text import tame

T = TypeVar("T")
# What decoding anything at all may raise; a cell of SQLite may hold a value of another kind than its column.
DAMAGE = (msgspec.DecodeError, zlib.error, RecursionError, MemoryError, TypeError, ValueError, OverflowError, OSError)
BEGINNING = dt.datetime.fromtimestamp(0, dt.UTC)


class Unreadable:
    """``rows`` names what could not be read so far, each once, with the reason; in the order in which it was met."""

    def __init__(self) -> None:
        self.rows: dict[str, str] = {}

    def note(self, row: str, why: BaseException) -> None:
        """Keep that this row could not be read."""
        self.rows.setdefault(str(tame(row)), str(tame(str(why))) or type(why).__name__)

    def value(self, packed: bytes, kind: type[T], row: str) -> T | None:
        """A packed value of that kind; None where it cannot be read."""
        try:
            return msgspec.msgpack.decode(packed, type=kind)
        except DAMAGE as why:
            self.note(row, why)
            return None

    def moment(self, seconds: float, row: str) -> dt.datetime:
        """Seconds since 1970 as an aware time in UTC; the beginning of that year where they are no such number."""
        try:
            return dt.datetime.fromtimestamp(seconds, dt.UTC)
        except DAMAGE as why:
            self.note(row, why)
            return BEGINNING
