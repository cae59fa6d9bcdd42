"""The shape of the data files: rules, functions, indicators, focus areas, and the steps of a response."""

from __future__ import annotations

import enum
from typing import Literal

import msgspec

from checks import Text


class CitationMark(enum.StrEnum):
    """How sure a citation is. Secondary: nobody here has seen the text itself, and the reader is told."""

    SAFE = "safe"
    SECONDARY = "secondary"


class ResponsePhase(enum.StrEnum):
    """Before, during or after, as Perpres 47/2023 Pasal 1 divides the handling."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Regulation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A regulation or part of one. ``titles`` are official names within ``about``."""

    cite: Text
    about: Text
    mark: CitationMark
    titles: tuple[str, ...] = ()


class Function(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One security function of BSSN 4/2021 Pasal 26: its paragraph of Pasal 27, first and last audit control."""

    name: Text
    paragraph: int
    controls: tuple[int, int]


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One indicator of an evaluation."""

    name: Text


class Indicators(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Those of Pemdi and those of SPBE, by number."""

    pemdi: dict[str, Indicator]
    spbe: dict[str, Indicator]


class Focus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One focus area of Perpres 47/2023; ``share`` is what a report gives to it."""

    name: Text
    share: Text | None = None


class ResponseStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One step of the response to a sign of an incident; ``rule`` is the key of the rule it rests on, ``within`` what of the time after the sign was seen it belongs into."""

    key: str
    phase: ResponsePhase
    within: Literal["hour", "day", "week"]
    title: Text
    text: Text
    rule: str = ""


class Strategy(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, by the letters, numbers and keys that a `Bearing` names."""

    rules: dict[str, Regulation]
    functions: dict[str, Function]
    indicators: Indicators
    focus: dict[str, Focus]
    steps: tuple[ResponseStep, ...]
