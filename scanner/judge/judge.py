"""Evidence in the store to verdicts in the store: the one judging path, online and offline."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

import msgspec

from checks.core.assess.ledger import Entry, Identity, advance
from checks.core.assess.retest import advance_retest
from checks.core.assess.waivers import Standing, waivers_in_force
from checks.core.check.registry import Repertoire
from checks.core.facts.values import Facts
from checks.core.model.finding import Target, Verdict
from scanner.judge.process import Case, Judging, Opinion
from scanner.judge.steps import Steps
from scanner.store import Basis, Place, Store

OnVerdicts = Callable[[Target, tuple[Verdict, ...]], None]


class Conclusions:
    """Judges targets from their stored evidence and from that of their retests, carries their history on, and keeps both. A context manager.

    ``on_verdicts`` is told of every target as its verdicts are stored, as they count: what people called false is left out. Targets wait for their
    turn; whoever has nothing else to do calls `finish`, who has waits for `pipe` and calls `step` while it is `busy`.
    """

    def __init__(self, store: Store, repertoire: Repertoire, on_verdicts: OnVerdicts) -> None:
        self._store, self._on_verdicts = store, on_verdicts
        self._judging = Judging(repertoire)
        self._waiting: deque[Place] = deque()
        self._at: tuple[Place, Basis] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._judging.__exit__(kind, error, trace)

    @property
    def busy(self) -> bool:
        """Whether a target is being judged."""
        return self._at is not None

    @property
    def pipe(self) -> Connection:
        """What to wait for before the next `step`; it may be another one after it."""
        return self._judging.pipe

    @property
    def patience(self) -> float:
        """Seconds to wait for it; then `step` all the same."""
        return self._judging.patience

    def add(self, places: Iterable[Place]) -> None:
        """Targets whose evidence is in the store."""
        self._waiting.extend(places)
        if not self.busy:
            self._next()

    def step(self) -> None:
        """Take what the judging process says next, waiting for it."""
        assert self._at is not None
        opinion = self._judging.step()
        if opinion is not None:
            place, basis = self._at
            verdicts = conclusion(self._store, place, basis, opinion)
            self._on_verdicts(place.target, verdicts)
            self._next()

    def finish(self) -> None:
        """Until every target that was added is judged."""
        while self.busy:
            self.step()

    def _next(self) -> None:
        self._at = None
        if self._waiting:
            place = self._waiting.popleft()
            basis = self._store.basis(place)
            self._at = place, basis
            self._judging.begin(Case(place.target, basis.evidence, [(retest.check, retest.evidence) for retest in basis.retests]))


def conclusion(store: Store, place: Place, basis: Basis, opinion: Opinion) -> tuple[Verdict, ...]:
    """What a target is judged to mean, kept in the store; its verdicts as they count. A step that fails at this target alone is an ERROR among them."""
    steps, target, at = Steps(place.target.name), place.target, place.finished
    verdicts: tuple[Verdict, ...] = opinion.verdicts
    check_ids = {verdict.check for verdict in verdicts}
    # A scan that did not ask has nothing to say of what became of a finding.
    before = {identity: entry for identity, entry in basis.before.items() if basis.whole or identity.check in check_ids}
    ledger = steps.of("history", before, advance, before, verdicts, at)
    retests = (retest for retest in basis.retests if retest.check in check_ids)
    for retest, verdict in zip(retests, opinion.retests, strict=True):
        verdicts, ledger = steps.of(
            f"retest-{retest.check}", (verdicts, ledger), advance_retest, verdicts, ledger, verdict, retest.finished
        )
    for name, fault in opinion.faults.items():
        steps.note_failure(name, fault)
    verdicts = (*verdicts, *steps.errors)
    if not steps.of("store", False, _write, store, place, verdicts, opinion.facts, ledger):
        # What cannot be written down is as good as not judged.
        verdicts = tuple(msgspec.structs.replace(steps.errors[-1], check=verdict.check) for verdict in verdicts)
        _write(store, place, verdicts, Facts(), before)
    return steps.of(
        "waivers", Standing(verdicts=verdicts, ledger=ledger), waivers_in_force, verdicts, ledger, basis.waivers, target, at
    ).verdicts


def _write(store: Store, place: Place, verdicts: tuple[Verdict, ...], target_facts: Facts, ledger: dict[Identity, Entry]) -> bool:
    store.conclude(place, verdicts, target_facts, ledger)
    return True
