"""Types of columns: values as MessagePack, and moments as numbers."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import Any

from sqlalchemy import Dialect, Float, LargeBinary, TypeDecorator

from scanner.store.unreadable import DAMAGE


class Packed(LargeBinary):
    """MessagePack. A cell that SQLite holds as another kind of value comes out as it is: to read it is the fault of its row."""

    def result_processor(self, dialect: Any, coltype: object) -> None:
        return None


class Moment(TypeDecorator[dt.datetime]):
    """An aware time as seconds since 1970 in UTC: exact, comparable, and the same on both databases. A cell that is none comes out as it is."""

    impl = Float(53)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        return None if value is None else value.timestamp()

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        with contextlib.suppress(*DAMAGE):
            return dt.datetime.fromtimestamp(value, dt.UTC)
        return value
