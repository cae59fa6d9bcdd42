"""Evidence in the store to verdicts in the store: the one judging path, online and offline."""

from __future__ import annotations

from collections.abc import Sequence

from checks.core.check import Check
from checks.core.facts import facts
from checks.core.history import advance
from checks.core.judge import judge
from checks.core.model import Verdict
from scanner.store import Place, Store


def conclude(store: Store, place: Place, checks: Sequence[Check]) -> tuple[Verdict, ...]:
    """Judge one target from its stored evidence, carry its history on, and keep both."""
    evidence = store.evidence(place)
    verdicts = tuple(judge(check, place.target, evidence) for check in checks)
    ledger = advance(store.before(place), verdicts, place.finished)
    store.conclude(place, verdicts, facts(place.target, evidence), ledger)
    return verdicts
