"""The data file of the register, read once: what findings are called there, and what its drop-downs offer."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec

from checks import Kind, Text
from checks.core.model.bearing import Bearing, Threat


class Register(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of it, by the keys that a `Bearing` names."""

    threats: dict[str, Text]
    weaknesses: dict[str, Text]
    categories: dict[str, Text]
    impacts: dict[str, Text]
    options: dict[str, Text]
    states: dict[str, Text]

    def threat(self, bearing: Bearing, kind: Kind) -> Text | None:
        """What threatens behind a finding of this kind, None where its check does not say; behind a sign of an incident it is that it has happened."""
        threat = Threat.BREACH if kind is Kind.INCIDENT else bearing.threat
        return self.threats[threat] if threat else None


@cache
def register() -> Register:
    """What the file says; ``msgspec.ValidationError`` where it is not of this shape."""
    text = resources.files("reports.register").joinpath("register.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Register)
