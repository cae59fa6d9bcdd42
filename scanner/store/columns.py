"""Rows as plain values, and what stands in the columns of more than one table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Row

from checks.core.model.finding import Target


def columns(row: Row[Any]) -> dict[str, Any]:
    """A row by the names of its columns."""
    return {str(name): value for name, value in row._mapping.items()}


def target_row(target: Target) -> dict[str, Any]:
    """The columns of a target."""
    fields: dict[str, Any] = msgspec.to_builtins(target)
    return fields


def by_key(rows: Iterable[Row[str, Any]]) -> dict[str, bytes]:
    """Packed observations by request key. A cell of another kind is no observation either."""
    return {key: value if isinstance(value, bytes) else b"" for key, value in rows}
