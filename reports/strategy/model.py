"""The shape of the data files: rules, functions, indicators, focus areas, what maps to what, and the steps of a response."""

from __future__ import annotations

import enum

import msgspec

from checks import Text


class Mark(enum.StrEnum):
    """How sure a citation is. Secondary: nobody here has seen the text itself, and the reader is told."""

    SAFE = "safe"
    SECONDARY = "secondary"


class Phase(enum.StrEnum):
    """Before, during or after, as Perpres 47/2023 Pasal 1 divides the handling."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Owner(enum.StrEnum):
    """Who can mend it: the manager of the site, who keeps the city's domain, or the head with the response team."""

    SITE = "site"
    DOMAIN = "domain"
    RESPONSE = "response"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A regulation or part of one. ``titles`` are official names within ``about``."""

    cite: Text
    about: Text
    mark: Mark
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


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one check bears on: letters, numbers of controls and indicators, keys of focus areas."""

    functions: tuple[str, ...]
    controls: tuple[int, ...] = ()
    pemdi: tuple[str, ...] = ()
    spbe: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    owner: Owner = Owner.SITE
    personal: bool = False


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One step of the response to a sign of an incident; ``rule`` is the key of the rule it rests on."""

    key: str
    phase: Phase
    title: Text
    text: Text
    rule: str = ""


class Strategy(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. ``checks`` are by id, ``areas`` by the first word of an id, with ``other`` for the rest."""

    rules: dict[str, Rule]
    functions: dict[str, Function]
    indicators: Indicators
    focus: dict[str, Focus]
    areas: dict[str, Mapping]
    checks: dict[str, Mapping]
    steps: tuple[Step, ...]

    def of(self, check: str) -> Mapping:
        """What the check with this id bears on."""
        return self.checks.get(check) or self.areas.get(check.partition("-")[0]) or self.areas["other"]
