"""Facts of a server in one notation, so that what several witnesses tell can be compared."""

from __future__ import annotations

import msgspec

from checks import PROTOCOLS

Value = bool | int | str | frozenset[str] | tuple[str, ...]
# What can be compared, in the order of the table. Facts of one version are named ``suites TLSv1.2``.
KINDS = (
    "version", "suites", "order", "decides", "groups", "signatures", "dh", "certificate", "chain", "alpn", "compression", "secure-renegotiation",
    "client-renegotiation", "extended-master-secret", "encrypt-then-mac", "fallback", "heartbeat", "session-id", "ticket", "early-data", "stapled",
)  # fmt: skip


class Account(msgspec.Struct, frozen=True):
    """What one witness says. A fact that is missing was not asked; ``scope`` bounds facts that are sets to what the witness knows to ask."""

    facts: dict[str, Value]
    scope: dict[str, frozenset[str]] = {}


class Difference(msgspec.Struct, frozen=True):
    """Two witnesses, two answers."""

    fact: str
    ours: Value
    theirs: Value

    @property
    def more(self) -> bool:
        """Whether we found all that they did, and something besides."""
        if isinstance(self.ours, frozenset) and isinstance(self.theirs, frozenset):
            return self.theirs < self.ours
        return self.ours is True and self.theirs is False

    def __str__(self) -> str:
        if isinstance(self.ours, frozenset) and isinstance(self.theirs, frozenset):
            return f"{self.fact}: only ours {sorted(self.ours - self.theirs)}, only theirs {sorted(self.theirs - self.ours)}"
        return f"{self.fact}: ours {self.ours!r}, theirs {self.theirs!r}"


def compare(ours: Account, theirs: Account) -> dict[str, Difference | None]:
    """Every fact that both tell, with the difference if there is one."""
    shared = [fact for fact in theirs.facts if fact in ours.facts]
    return {fact: _difference(fact, ours, theirs) for fact in shared}


def of_versions(accepted: dict[str, bool]) -> dict[str, Value]:
    """The facts about versions, in their order."""
    return {f"version {version}": accepted[version] for version in PROTOCOLS if version in accepted}


def _difference(fact: str, ours: Account, theirs: Account) -> Difference | None:
    mine, other = _within(ours.facts[fact], theirs.scope.get(fact)), _within(theirs.facts[fact], ours.scope.get(fact))
    return None if mine == other else Difference(fact, mine, other)


def _within(value: Value, scope: frozenset[str] | None) -> Value:
    if scope is None:
        return value
    if isinstance(value, frozenset):
        return value & scope
    return tuple(one for one in value if one in scope) if isinstance(value, tuple) else value
