"""Fields of `TlsAnswers` as the questions of one theme find them."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from typing import Any


class Open(enum.Enum):
    """Marks a field whose question got no usable answer."""

    OPEN = "open"


OPEN = Open.OPEN

# Field to value: `OPEN`, or None where the question does not apply to what the server speaks. ``unanswered`` names what is known in part.
PartialAnswers = Mapping[str, Any]


def merge(parts: Iterable[PartialAnswers]) -> dict[str, Any]:
    """All fields of all themes, with ``unanswered`` naming those that stayed open and those that themes say so of."""
    fields: dict[str, Any] = {}
    unanswered: set[str] = set()
    for part in parts:
        for name, value in part.items():
            if name == "unanswered":
                unanswered.update(value)
            elif value is OPEN:
                unanswered.add(name)
            else:
                fields[name] = value
    return fields | {"unanswered": tuple(sorted(unanswered))}
