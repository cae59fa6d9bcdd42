"""Evidence in the store to verdicts in the store: the one judging path, online and offline."""

from __future__ import annotations

from collections.abc import Sequence

from checks.core.check import Check
from checks.core.facts import facts
from checks.core.history import advance
from checks.core.judge import judge
from checks.core.model import Verdict
from checks.core.retested import retested
from checks.core.waive import standing
from scanner.store import Place, Store
from scanner.store.rows import unpacked


def conclude(store: Store, place: Place, checks: Sequence[Check]) -> tuple[Verdict, ...]:
    """Judge one target from its stored evidence and from that of its retests, carry its history on, and keep both.

    Gives the verdicts as they count: what people waived is left out.
    """
    known = store.known(place)
    verdicts = tuple(judge(check, place.target, known.evidence) for check in checks)
    ledger = advance(known.before, verdicts, place.finished)
    by_id = {check.id: check for check in checks}
    for retest in known.retests:
        if (check := by_id.get(retest.check)) is not None:
            verdicts, ledger = retested(verdicts, ledger, judge(check, place.target, unpacked(retest.evidence)), retest.finished)
    store.conclude(place, verdicts, facts(place.target, known.evidence), ledger)
    return standing(verdicts, ledger, known.waivers, place.target, place.finished).verdicts
