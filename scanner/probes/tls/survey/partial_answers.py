"""Fields of `TlsAnswers` as the questions of one theme find them."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from scanner.probes.tls.survey.enumerate import Choices


class Open(enum.Enum):
    """Marks a field whose question got no usable answer."""

    OPEN = "open"


OPEN = Open.OPEN

# Field to value: `OPEN`, or None where the question does not apply to what the server speaks. ``unanswered`` names what is known in part,
# ``marks`` has the marks of the refusals by which fields are known, which count once the server answers again.
PartialAnswers = Mapping[str, Any]


def enumeration(field: str, choices: Choices, complete: bool, name: Callable[[int], str]) -> PartialAnswers:
    """A field that lists what was found, which stays open where nothing was, and may be known in part."""
    if not complete and not choices.values:
        return {field: OPEN}
    return {field: tuple(map(name, choices.values)), "unanswered": () if complete else (field,)}


def merge(parts: Iterable[PartialAnswers]) -> dict[str, Any]:
    """All fields of all themes, with ``unanswered`` naming those that stayed open and those that themes say so of."""
    fields: dict[str, Any] = {}
    unanswered: set[str] = set()
    marks: dict[str, int] = {}
    for part in parts:
        for name, value in part.items():
            if name == "unanswered":
                unanswered.update(value)
            elif name == "marks":
                marks |= value
            elif value is OPEN:
                unanswered.add(name)
            else:
                fields[name] = value
    return fields | {"unanswered": tuple(sorted(unanswered)), "marks": marks}


def settled(fields: Mapping[str, Any], holds: Callable[[int], bool]) -> dict[str, Any]:
    """The fields without those whose refusal was the end of the server's patience, once all is asked."""
    lost = {name for name, mark in fields["marks"].items() if not holds(mark)}
    rest = {name: value for name, value in fields.items() if name not in lost and name != "marks"}
    return rest | {"unanswered": tuple(sorted({*fields["unanswered"], *lost}))}
