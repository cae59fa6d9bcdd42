"""Fields of `TlsAnswers` as the questions of one theme find them."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from scanner.probes.tls.survey.enumerate import Choices
from scanner.probes.tls.wire.answer import ServerAnswer


class Open(enum.Enum):
    """Marks a field whose question got no usable answer."""

    OPEN = "open"


OPEN = Open.OPEN


class Provisional(msgspec.Struct, frozen=True):
    """A value that is known by refusals: it counts if they do once all is asked, and otherwise what is left of it."""

    value: Any
    refusals: tuple[ServerAnswer, ...]
    rest: Any = OPEN


# Field to value: `OPEN`, None where the question does not apply to what the server speaks, or `Provisional`; ``unanswered`` names what is known in
# part. A name of two words, as ``suites TLSv1.2``, is no field, and its value only says whether it belongs there.
PartialAnswers = Mapping[str, Any]


def enumeration(field: str, choices: Choices, complete: bool, name: Callable[[int], str]) -> PartialAnswers:
    """A field that lists what was found, which stays open where nothing was, and may be known in part."""
    if not complete and not choices.values:
        return {field: OPEN}
    values = tuple(map(name, choices.values))
    return {
        field: Provisional(values, choices.refusals, rest=values or OPEN) if complete else values,
        "unanswered": () if complete else (field,),
    }


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


def refusals(fields: Mapping[str, Any]) -> tuple[ServerAnswer, ...]:
    """All that something is known by."""
    return tuple(refusal for value in fields.values() if isinstance(value, Provisional) for refusal in value.refusals)


def settled(fields: Mapping[str, Any], holds: Callable[[Provisional], bool]) -> dict[str, Any]:
    """The fields as they are once all is asked, without what is known by refusals that say nothing."""
    provisional = {name: value for name, value in fields.items() if isinstance(value, Provisional)}
    lost = {name for name, value in provisional.items() if not holds(value)}
    values = dict(fields) | {name: value.rest if name in lost else value.value for name, value in provisional.items()}
    answers = {name: value for name, value in values.items() if value is not OPEN and " " not in name}
    return answers | {"unanswered": tuple(sorted({*fields["unanswered"], *lost}))}
