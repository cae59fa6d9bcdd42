"""Rows that cannot be read: damaged, or of a version to come. Each costs what is in it, and is named."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Callable
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

    def note(self, row: str, why: BaseException | str) -> None:
        """Keep that this row could not be read."""
        self.rows.setdefault(str(tame(row)), str(tame(str(why))) or type(why).__name__)

    def read(self, row: str, make: Callable[[], T]) -> T | None:
        """What is made of a row; None where it cannot be read."""
        try:
            return make()
        except DAMAGE as why:
            self.note(row, why)
            return None

    def value(self, packed: bytes, kind: type[T], row: str) -> T | None:
        """A packed value of that kind; None where it cannot be read."""
        return self.read(row, lambda: msgspec.msgpack.decode(packed, type=kind))

    def moment(self, at: object, row: str) -> dt.datetime:
        """A time as its column gives it; the beginning of 1970 where it is none."""
        if isinstance(at, dt.datetime):
            return at
        self.note(row, f"{at!r} is no time")
        return BEGINNING
