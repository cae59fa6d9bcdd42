"""The data file of the register, read once: what each check's findings are called there, and what its drop-downs offer."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

from checks import Kind, Text


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Keys of a threat, a weakness, a risk category and an area of impact."""

    threat: str
    weakness: str
    category: str
    impact: str


class Own(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a check differs from its area; empty where it does not."""

    threat: str = ""
    weakness: str = ""
    category: str = ""
    impact: str = ""


class Register(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of it. ``areas`` are by the first word of a check's id, with ``other`` for the rest."""

    areas: dict[str, Entry]
    checks: dict[str, Own]
    threats: dict[str, Text]
    weaknesses: dict[str, Text]
    categories: dict[str, Text]
    impacts: dict[str, Text]
    options: dict[str, Text]
    states: dict[str, Text]

    def of(self, check: str, kind: Kind) -> Entry:
        """What a finding of this check and kind is called; the threat behind a sign of an incident is that it has happened."""
        area, own = self.areas.get(check.partition("-")[0], self.areas["other"]), self.checks.get(check, Own())
        threat = "breach" if kind is Kind.INCIDENT else own.threat or area.threat
        return Entry(threat, own.weakness or area.weakness, own.category or area.category, own.impact or area.impact)


@cache
def register() -> Register:
    """What the file says; ``msgspec.ValidationError`` where it is not of this shape."""
    text = resources.files("reports.register").joinpath("register.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Register)
