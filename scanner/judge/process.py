"""Stored evidence to verdicts, in a process of its own: no check and no answer of a server can hold up, end or change anything but itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

import msgspec

from checks.core.assess.judge import judge
from checks.core.check.check import Check
from checks.core.evidence.codec import pack_verdict, unpack_verdict
from checks.core.evidence.observation import Observation
from checks.core.facts.target import facts
from checks.core.facts.values import Facts
from checks.core.model.finding import Outcome, Target, Verdict
from scanner.sandbox import Answer, Limits, Sandbox, Step
from scanner.store.rows import unpacked

# Seconds of CPU that judging one host may take; a host of a hundred full pages takes less than two.
HOST_SECONDS = 30.0
# Of one check on one host.
LIMITS = Limits(cpu=5.0, patience=15.0)
_encode = msgspec.msgpack.encode


class Case(msgspec.Struct, frozen=True):
    """A target with its packed observations by request key, and those of its retests, each with the id of the check that was asked again."""

    target: Target
    evidence: dict[str, bytes]
    retests: list[tuple[str, dict[str, bytes]]] = []


class Opinion(msgspec.Struct, frozen=True):
    """What a case was judged to mean: a verdict for each check and each retest, in their order, and the facts."""

    verdicts: tuple[Verdict, ...]
    retests: tuple[Verdict, ...]
    facts: Facts


class Judging:
    """One case at a time. A context manager.

    Whoever has something else to do begins a case, waits for `pipe`, and calls `step` until it gives the opinion; `opinion` waits by itself.
    """

    def __init__(self, checks: Sequence[Check]) -> None:
        self._checks = {check.id: check for check in checks}
        self._sandbox = Sandbox(partial(_steps, tuple(checks)), LIMITS)
        self._questions: list[str] = []
        self._verdicts: list[Verdict] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._sandbox.close()

    @property
    def pipe(self) -> Connection:
        """What to wait for before the next `step`; it may be another one after it."""
        return self._sandbox.pipe

    @property
    def patience(self) -> float:
        """Seconds to wait for it; then `step` all the same."""
        return self._sandbox.patience

    def begin(self, case: Case) -> None:
        """Have a case judged; only when there is no other."""
        retests = [one for one in case.retests if one[0] in self._checks]
        self._questions, self._verdicts = [*self._checks, *(check for check, _ in retests)], []
        self._sandbox.ask(_encode(msgspec.structs.replace(case, retests=retests)), len(self._questions) + 1, HOST_SECONDS)

    def step(self) -> Opinion | None:
        """Take what the judging process says next, waiting for it; the opinion, when it was the last."""
        while len(self._verdicts) < len(self._questions):
            self._verdicts.append(_verdict(self._questions[len(self._verdicts)], self._sandbox.hear()))
            if self._sandbox.waits:
                return None
        answer = self._sandbox.hear()
        target_facts = Facts(fault=answer.fault) if answer.fault else msgspec.msgpack.decode(answer.value, type=Facts)
        many = len(self._checks)
        return Opinion(tuple(self._verdicts[:many]), tuple(self._verdicts[many:]), target_facts)

    def opinion(self, case: Case) -> Opinion:
        """A case judged, waiting for it."""
        self.begin(case)
        while (opinion := self.step()) is None:
            pass
        return opinion


def _verdict(check: str, answer: Answer) -> Verdict:
    return Verdict(check=check, outcome=Outcome.ERROR, detail=answer.fault) if answer.fault else unpack_verdict(answer.value)


def _steps(checks: Sequence[Check], request: bytes) -> Sequence[Step]:
    """In the judging process: the verdict of each check, of each retest, and the facts."""
    case = msgspec.msgpack.decode(request, type=Case)
    by_id = {check.id: check for check in checks}

    @cache
    def observations() -> dict[str, Observation]:
        # Within a step, so that its time is counted.
        return unpacked(case.evidence)

    def verdict(check: Check, evidence: Callable[[], dict[str, Observation]]) -> bytes:
        return pack_verdict(judge(check, case.target, evidence()))

    first = [partial(verdict, check, observations) for check in checks]
    again = [partial(verdict, by_id[check], partial(unpacked, evidence)) for check, evidence in case.retests]
    return [*first, *again, lambda: _encode(facts(case.target, observations()))]
