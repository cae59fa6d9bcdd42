"""What the findings of a check bear on: functions of BSSN 4/2021, indicators, focus areas, and what the risk register calls them."""

from __future__ import annotations

import enum
from typing import Any

import msgspec

# BSSN Regulation 4/2021, Pasal 26 huruf a to m, and the audit controls that go with them.
LETTERS = "abcdefghijklm"
_CONTROLS = 72


class Owner(enum.StrEnum):
    """Who can mend it: the manager of the site, who keeps the city's domain, or the head with the response team."""

    SITE = "site"
    DOMAIN = "domain"
    RESPONSE = "response"


class Threat(enum.StrEnum):
    """What a weakness invites, in the words of the risk register."""

    HACKING = "hacking"
    FAILURE = "failure"
    MISUSE = "misuse"
    INTERCEPTION = "interception"
    IMPERSONATION = "impersonation"
    BREACH = "breach"


class Flaw(enum.StrEnum):
    """Of what sort a weakness is, in the words of the risk register."""

    CRYPTOGRAPHY = "cryptography"
    CONFIGURATION = "configuration"
    MAINTENANCE = "maintenance"
    OUTDATED = "outdated"


class Category(enum.StrEnum):
    """Those of the sixteen risk categories of SPBE that a scan from outside touches."""

    DATA = "data"
    INFRASTRUCTURE = "infrastructure"
    APPLICATIONS = "applications"
    SECURITY = "security"


class Harm(enum.StrEnum):
    """Those of the seven areas of impact of SPBE that a scan from outside touches."""

    REPUTATION = "reputation"
    SERVICE = "service"
    OPERATIONS = "operations"
    LAW = "law"


class Bearing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``functions`` are letters of BSSN 4/2021 Pasal 26, ``controls`` numbers of its audit controls (where a function has none here, its whole range
    counts), ``pemdi`` and ``spbe`` numbers of indicators, ``focus`` areas of Perpres 47/2023 beside risk management and preparedness. ``personal``:
    personal data may lie open. The pairing is tilik's own proposal, and every report says so.

    What is not said here is attributed to nobody. ``ValueError`` for a letter or a number that is in no rule.
    """

    functions: tuple[str, ...] = ()
    controls: tuple[int, ...] = ()
    pemdi: tuple[str, ...] = ()
    spbe: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    owner: Owner = Owner.SITE
    personal: bool = False
    threat: Threat | None = None
    flaw: Flaw | None = None
    category: Category | None = None
    harm: Harm | None = None

    def __post_init__(self) -> None:
        if strangers := [letter for letter in self.functions if len(letter) != 1 or letter not in LETTERS]:
            raise ValueError(f"BSSN 4/2021 Pasal 26 has no huruf {strangers}")
        if self.controls and not 1 <= min(self.controls) <= max(self.controls) <= _CONTROLS:
            raise ValueError(f"audit controls are numbered from 1 to {_CONTROLS}: {self.controls}")

    def but(self, **changes: Any) -> Bearing:
        """This one with other fields; ``msgspec.ValidationError`` for a field or value that there is not."""
        return msgspec.convert(msgspec.to_builtins(self) | msgspec.to_builtins(changes), Bearing)

    @property
    def citations(self) -> tuple[str, ...]:
        """Its functions as they are cited."""
        return tuple(f"BSSN 4/2021 Pasal 26 huruf {letter}" for letter in self.functions)


UNSTATED = Bearing()
# What most checks of one area bear on; one that differs says in what.
NAMES = Bearing(
    functions=("h",), controls=(46,), pemdi=("I10", "I11"), spbe=("22",), focus=("governance",), owner=Owner.DOMAIN,
    threat=Threat.IMPERSONATION, flaw=Flaw.CONFIGURATION, category=Category.INFRASTRUCTURE, harm=Harm.OPERATIONS,
)  # fmt: skip
ENCRYPTION = Bearing(
    functions=("h",), controls=(43, 45), pemdi=("I10", "I11"), spbe=("22",),
    threat=Threat.INTERCEPTION, flaw=Flaw.CRYPTOGRAPHY, category=Category.INFRASTRUCTURE, harm=Harm.OPERATIONS,
)  # fmt: skip
HEADERS = Bearing(
    functions=("m",), controls=(72,), pemdi=("I10",), spbe=("22",),
    threat=Threat.HACKING, flaw=Flaw.CONFIGURATION, category=Category.SECURITY, harm=Harm.OPERATIONS,
)  # fmt: skip
EXPOSURE = Bearing(
    functions=("k", "m"), controls=(61, 68), pemdi=("I9", "I10"), spbe=("22", "31"),
    threat=Threat.MISUSE, flaw=Flaw.CONFIGURATION, category=Category.SECURITY, harm=Harm.OPERATIONS,
)  # fmt: skip
SOFTWARE = Bearing(
    functions=("i",), controls=(51,), pemdi=("I9", "I10"), spbe=("22", "31"), focus=("capability",),
    threat=Threat.HACKING, flaw=Flaw.OUTDATED, category=Category.APPLICATIONS, harm=Harm.OPERATIONS,
)  # fmt: skip
CONTENT = Bearing(
    functions=("i",), controls=(48,), pemdi=("I10",), spbe=("22",),
    threat=Threat.HACKING, flaw=Flaw.MAINTENANCE, category=Category.SECURITY, harm=Harm.REPUTATION,
)  # fmt: skip
COMPROMISE = Bearing(
    functions=("i",), controls=(48,), pemdi=("I10",), spbe=("22",), focus=("capability",), owner=Owner.RESPONSE,
    threat=Threat.HACKING, flaw=Flaw.MAINTENANCE, category=Category.SECURITY, harm=Harm.REPUTATION,
)  # fmt: skip
