"""Whether checks keep their contract: their examples run within limits, as judging does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from checks.core.assess.contract import breaches
from checks.core.check.check import Check
from checks.core.software.data_files import use_shipped_data
from scanner.sandbox import ChildStep, Sandbox, SandboxLimits

_LIMITS = SandboxLimits(cpu=20.0, patience=60.0)


class Contract(msgspec.Struct, frozen=True):
    """How a check keeps its contract: every fault, and how many examples it has."""

    faults: tuple[str, ...]
    examples: int = 0


def contracts(checks: Sequence[Check]) -> Iterator[Contract]:
    """How each of these keeps its contract, by the data that was shipped."""

    def steps(request: bytes) -> Sequence[ChildStep]:
        use_shipped_data()
        return [partial(_contract, check) for check in checks]

    with Sandbox(steps, _LIMITS) as sandbox:
        sandbox.ask(b"", len(checks), (1 + len(checks)) * _LIMITS.cpu)
        for check in checks:
            answer = sandbox.hear()
            yield Contract((f"{check.id}: {answer.fault}",)) if answer.fault else msgspec.msgpack.decode(answer.value, type=Contract)


def _contract(check: Check) -> bytes:
    return msgspec.msgpack.encode(Contract(tuple(breaches(check)), len(check.examples)))
