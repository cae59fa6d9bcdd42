"""Stored evidence to verdicts, in a process of its own: no check and no answer of a server can hold up, end or change anything but itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cache, partial
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

import msgspec

from checks.core.assess.judge import judge
from checks.core.check.check import Check
from checks.core.check.registry import Repertoire
from checks.core.check.topic import Topic, TopicFacts
from checks.core.evidence.codec import Codec, pack_verdict, unpack_verdict
from checks.core.evidence.observation import Observation
from checks.core.facts.target import facts
from checks.core.facts.values import Facts
from checks.core.model.finding import Outcome, Target, Verdict
from scanner.log.context import log_host
from scanner.sandbox import ChildAnswer, ChildStep, Sandbox, SandboxLimits
from scanner.store.rows import unpack_evidence

# Seconds of CPU that judging one host may take; a host of a hundred full pages takes less than two.
HOST_SECONDS = 30.0
# Of one check on one host.
LIMITS = SandboxLimits(cpu=5.0, patience=15.0)
# Seconds of CPU after which a check at a host, and the judging of a whole host, are told of in the log: many times what any takes.
_SLOW_CHECK, _SLOW_HOST = 1.0, 5.0
_log = logging.getLogger(__name__)
_encode = msgspec.msgpack.encode
_TOPIC: msgspec.msgpack.Decoder[TopicFacts | None] = msgspec.msgpack.Decoder(TopicFacts | None)


class Case(msgspec.Struct, frozen=True):
    """A target with its packed observations by request key, and those of its retests, each with the id of the check that was asked again."""

    target: Target
    evidence: dict[str, bytes]
    retests: list[tuple[str, dict[str, bytes]]] = []


class Opinion(msgspec.Struct, frozen=True):
    """What a case was judged to mean: a verdict for each check and each retest, in their order, and the facts. ``faults`` are the parts of these that failed, by name, with their tracebacks."""

    verdicts: tuple[Verdict, ...]
    retests: tuple[Verdict, ...]
    facts: Facts
    faults: dict[str, str] = {}


class Judging:
    """One case at a time. A context manager.

    Whoever has something else to do begins a case, waits for `pipe`, and calls `step` until it gives the opinion; `opinion` waits by itself.
    """

    def __init__(self, repertoire: Repertoire) -> None:
        self._checks = {check.id: check for check in repertoire.checks}
        self._parts = ("facts", *(topic.id for topic in repertoire.topics))
        self._sandbox = Sandbox(partial(_steps, repertoire, repertoire.codec), LIMITS)
        self._questions: list[str] = []
        self._verdicts: list[Verdict] = []
        self._statements: list[ChildAnswer] = []
        self._target, self._cpu, self._many = "", 0.0, 0

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
        first = [id for id, check in self._checks.items() if check.concerns(case.target)]
        self._many = len(first)
        self._questions, self._verdicts, self._statements = [*first, *(check for check, _ in retests)], [], []
        self._target, self._cpu = case.target.name, 0.0
        self._sandbox.ask(_encode(msgspec.structs.replace(case, retests=retests)), len(self._questions) + len(self._parts), HOST_SECONDS)

    def step(self) -> Opinion | None:
        """Take what the judging process says next, waiting for it; the opinion, when it was the last."""
        with log_host(self._target):
            return self._step()

    def _step(self) -> Opinion | None:
        while len(self._verdicts) < len(self._questions):
            self._verdicts.append(self._verdict(self._questions[len(self._verdicts)]))
            if self._sandbox.waits:
                return None
        while len(self._statements) < len(self._parts):
            self._statements.append(self._answer(self._parts[len(self._statements)]))
            if self._sandbox.waits and len(self._statements) < len(self._parts):
                return None
        if self._cpu > _SLOW_HOST:
            _log.warning("judging %s took %.1f of the %g seconds of CPU that one host may take", self._target, self._cpu, HOST_SECONDS)
        faults = {name: one.fault for name, one in zip(self._parts, self._statements, strict=True) if one.fault}
        return Opinion(tuple(self._verdicts[: self._many]), tuple(self._verdicts[self._many :]), self._facts(), faults)

    def _facts(self) -> Facts:
        """The facts of the target with what topics state; what of them failed is left out."""
        own, *others = self._statements
        facts = Facts(fault=own.fault) if own.fault else msgspec.msgpack.decode(own.value, type=Facts)
        stated = {id: _TOPIC.decode(one.value) for id, one in zip(self._parts[1:], others, strict=True) if not one.fault}
        return msgspec.structs.replace(facts, topics={id: one for id, one in stated.items() if one}) if stated else facts

    def _verdict(self, check: str) -> Verdict:
        step = f"check {check}"
        answer = self._answer(step)
        if answer.fault:
            return Verdict(check=check, outcome=Outcome.ERROR, detail=answer.fault)
        verdict = unpack_verdict(answer.value)
        if verdict.outcome is Outcome.ERROR:
            self._note(step, verdict.detail)
        return verdict

    def _answer(self, step: str) -> ChildAnswer:
        """The next one; one that was slow leaves a line."""
        answer = self._sandbox.hear()
        self._cpu += answer.cpu
        if answer.fault:
            self._note(step, answer.fault)
        if answer.cpu > _SLOW_CHECK:
            _log.warning("%s of %s took %.1f of the %g seconds of CPU that it may take", step, self._target, answer.cpu, LIMITS.cpu)
        return answer

    def _note(self, step: str, fault: str) -> None:
        _log.error("%s of %s failed: %s", step, self._target, (fault.strip().splitlines() or [""])[-1], extra={"trace": fault})

    def opinion(self, case: Case) -> Opinion:
        """A case judged, waiting for it."""
        self.begin(case)
        while (opinion := self.step()) is None:
            pass
        return opinion


def _steps(repertoire: Repertoire, codec: Codec, request: bytes) -> Sequence[ChildStep]:
    """In the judging process: the verdict of each check, of each retest, the facts, and what each topic states."""
    case = msgspec.msgpack.decode(request, type=Case)
    by_id = {check.id: check for check in repertoire.checks}

    @cache
    def observations() -> dict[str, Observation]:
        # Within a step, so that its time is counted.
        return unpack_evidence(case.evidence, codec=codec)

    def verdict(check: Check, evidence: Callable[[], dict[str, Observation]]) -> bytes:
        return pack_verdict(judge(check, case.target, evidence()))

    first = [partial(verdict, check, observations) for check in repertoire.checks if check.concerns(case.target)]
    again = [partial(verdict, by_id[check], partial(unpack_evidence, evidence, codec=codec)) for check, evidence in case.retests]
    topics = [partial(_stated, topic, case.target, observations) for topic in repertoire.topics]
    return [*first, *again, lambda: _encode(facts(case.target, observations())), *topics]


def _stated(topic: Topic, target: Target, observations: Callable[[], dict[str, Observation]]) -> bytes:
    value = _encode(topic.of(target, observations()))
    # A value of a wrong kind does not come back from its bytes.
    _TOPIC.decode(value)
    return value
