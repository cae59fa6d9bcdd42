"""Assume one more pattern that takes for ever: it costs the host that sends what it cannot read, and nobody beside it."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Sequence

import pytest

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.check.registry import Repertoire
from checks.core.evidence.codec import pack_verdict, unpack
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from checks.core.redact.mask import mask
from scanner.engine.collect import collect_group
from scanner.net import cpu, loop
from scanner.net.door import Door
from scanner.net.http import stored_response
from scanner.net.lag import PULSE
from scanner.net.policy.scope import Grant, Scope
from scanner.plan.groups import Member, TargetGroup
from scanner.settings import Network, Settings
from tests.scanner.hostile.bodies import PAGE, once, sized
from tests.scanner.hostile.server import misbehaving

ADDRESSES = {f"tenang{n}.kotacontoh.go.id": f"127.0.73.{n}" for n in range(1, 7)} | {"aneh.kotacontoh.go.id": "127.0.73.99"}
*QUIET, SLOW = ADDRESSES
SITES = dict.fromkeys(ADDRESSES.values(), once(sized(PAGE))) | {ADDRESSES[SLOW]: once(sized(PAGE + b"ulur"))}
CHECKS = [check for check in registry.load() if check.area in ("content", "http", "software")]
# Seconds: the loop may stand still for longer than a request may take.
STEP = 0.6
TIMEOUT = 0.4
HOST_CPU = 1.5


def by_regex(text: str) -> tuple[str, dict[str, int]]:
    if "ulur" in text:
        re.match(r"(a|a)*b", "a" * 60)
    return mask(text)


def by_loop(text: str) -> tuple[str, dict[str, int]]:
    while "ulur" in text:
        pass
    return mask(text)


def stubborn(text: str) -> tuple[str, dict[str, int]]:
    """Keeps what would end it to itself, as code with a broad ``except`` does; it is as slow as anything that lets itself be ended."""
    try:
        return by_regex(text)
    except Exception:
        return by_loop(text)


def evidence_of(port: int, hosts: Sequence[str]) -> dict[str, dict[str, bytes]]:
    network = Network(
        allow_private=("127.0.0.0/8",), ports={"80": port, "443": 9}, timeout=TIMEOUT, rate=2000.0, host_seconds=30.0, host_cpu=HOST_CPU
    )
    door = Door(Scope({host: Grant(frozenset((443, 80)), Level.PROBE) for host in ADDRESSES}), Settings(network=network))
    evidence: dict[str, dict[str, bytes]] = {}

    async def collect() -> None:
        async def one(host: str) -> None:
            (collected,) = await collect_group(
                TargetGroup((Member(target(host), {host: (ADDRESSES[host],)}),)), Repertoire(tuple(CHECKS)), door
            )
            evidence[host] = collected.evidence

        async with asyncio.TaskGroup() as tasks:
            for host in hosts:
                tasks.create_task(one(host))

    loop.run(collect())
    return evidence


def target(host: str) -> Target:
    return Target(host=host, domain="kotacontoh.go.id", level=Level.VISIT)


def verdicts(host: str, packed: dict[str, bytes]) -> list[bytes]:
    evidence = {key: unpack(value) for key, value in packed.items()}
    return [pack_verdict(judge(check, target(host), evidence)) for check in CHECKS]


@pytest.mark.slow
@pytest.mark.parametrize("slow", [by_regex, stubborn])
def test_code_that_takes_for_ever_costs_its_own_host_only(slow: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_response, "mask", slow)
    monkeypatch.setattr(cpu, "_STEP", STEP)
    with misbehaving(SITES) as port:
        alone = evidence_of(port, QUIET)
        began = time.process_time()
        beside = evidence_of(port, [SLOW, *QUIET])
        took = time.process_time() - began
    for host in QUIET:
        assert verdicts(host, beside[host]) == verdicts(host, alone[host])
    failures = [observation for packed in beside[SLOW].values() if isinstance(observation := unpack(packed), Failure)]
    assert {failure.kind for failure in failures} >= {FailureKind.BUDGET}
    assert all("of CPU" in failure.detail for failure in failures if failure.kind is FailureKind.BUDGET)
    assert took < 3 * HOST_CPU


def test_time_that_the_loop_stood_still_is_nobodys() -> None:
    async def stand_still() -> float:
        began = PULSE.monotonic()
        until = time.monotonic() + 0.6
        while time.monotonic() < until:
            pass
        return PULSE.monotonic() - began

    assert loop.run(stand_still()) < 0.4
