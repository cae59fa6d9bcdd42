"""One site of the set: how it answers, what happened to it, and what must be said of it.

A label stands on what a person who knows what happened to the site would say, by the words of issue 17; never on what the checks do.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping

import msgspec

from scanner.example_city.behaviour import to_https
from scanner.example_city.site import Respond


class Cause(enum.Enum):
    """What happened. Each needs another remedy, but for those that a response team starts with in the same way."""

    GAMBLING = "gambling"
    SPAM = "spam"
    CLOAKING = "cloaking"
    REDIRECT = "redirect"
    DEFACEMENT = "defacement"
    SCRIPT = "script"
    DOORWAYS = "doorways"
    FILES = "files"
    COMMENTS = "comments"
    ELSEWHERE = "elsewhere"
    ONE_SIGN = "one sign"
    HONEST = "honest"


# The server was changed: an incident.
INCIDENTS = frozenset(
    (Cause.GAMBLING, Cause.SPAM, Cause.CLOAKING, Cause.REDIRECT, Cause.DEFACEMENT, Cause.SCRIPT, Cause.DOORWAYS, Cause.FILES)
)
AREA = "compromise"
COMMENTS = f"{AREA}-comments"


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """``also`` are other causes that are as true of the site: hidden gambling that only a crawler gets is both gambling and cloaking.

    ``because`` says what is right in a few words, for whoever reads a list of what was missed. ``blind`` are checks that cannot have seen all of it,
    since somebody was refused, and must not say PASS.
    """

    name: str
    cause: Cause
    https: Respond
    because: str
    also: tuple[Cause, ...] = ()
    blind: tuple[str, ...] = ()
    http: Respond = to_https

    @property
    def incident(self) -> bool:
        """True when the server was changed."""
        return self.cause in INCIDENTS

    @property
    def expected(self) -> tuple[str, ...]:
        """The checks one of which must say FAIL (or UNKNOWN, for one sign); none for an honest site and a name that leads elsewhere."""
        if self.cause in (Cause.HONEST, Cause.ELSEWHERE):
            return ()
        causes = (*(() if self.cause is Cause.ONE_SIGN else (self.cause,)), *self.also)
        return tuple(f"{AREA}-{cause.value}" for cause in causes)


class Statement(msgspec.Struct, frozen=True):
    """What the checks of the family said of one site: the ids with each outcome, and which of the undecided had one sign only."""

    failed: frozenset[str]
    undecided: Mapping[str, str]
    passed: frozenset[str] = frozenset()

    @property
    def incidents(self) -> frozenset[str]:
        """Those that call the server changed."""
        return self.failed - {COMMENTS}

    def right(self, case: Case) -> bool:
        """True when what was said is what the label asks for."""
        if case.incident:
            return bool(self.failed & frozenset(case.expected))
        if case.cause is Cause.COMMENTS:
            return self.failed == {COMMENTS}
        if case.cause is Cause.ONE_SIGN:
            return not self.failed and "one-sign" in self.undecided.values()
        return not self.failed and not self.reassures(case)

    def reassures(self, case: Case) -> bool:
        """True for a PASS about what could not be seen."""
        return bool(self.passed & frozenset(case.blind))

    def line(self) -> str:
        """In one line."""
        unsure = [f"{check} unknown ({reason})" for check, reason in sorted(self.undecided.items())]
        return ", ".join((*(f"{check} fail" for check in sorted(self.failed)), *unsure)) or "pass"
