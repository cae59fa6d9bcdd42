"""Whatever a server sends, each host ends in time with a named reason, and its neighbours are scanned as if it were not there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import pytest

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.check.registry import Repertoire
from checks.core.evidence.codec import unpack
from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.evidence.observation import Failure, Observation
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Outcome, Target
from scanner.engine.collect import collect_group
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Grant, Scope
from scanner.plan.groups import Member, TargetGroup
from scanner.settings import Network, Settings
from tests.scanner.hostile.bodies import HOSTILE, PAGE, once, sized
from tests.scanner.hostile.server import misbehaving

DOMAIN = "kotacontoh.go.id"
HOSTS = {name: f"aneh{n}.{DOMAIN}" for n, name in enumerate(HOSTILE)}
QUIET = f"tenang.{DOMAIN}"
ADDRESSES = {host: f"127.0.71.{n}" for n, host in enumerate((*HOSTS.values(), QUIET), start=1)}
CHECKS = [check for check in registry.load() if check.area in ("content", "exposed", "http", "software")]
AT_ONCE = 24
# Seconds for a request: few where silence is what is expected, else so many that no busy machine needs them.
SHORT, LONG = 2.0, 60.0
Evidence = Mapping[str, Observation]


@contextmanager
def port_of_servers() -> Iterator[int]:
    """All of them; yields their port."""
    behaviours = [*(hostile.behaves for hostile in HOSTILE.values()), once(sized(PAGE))]
    with misbehaving(dict(zip(ADDRESSES.values(), behaviours, strict=True))) as port:
        yield port


def collected(port: int, hosts: Sequence[str], timeout: float) -> dict[str, Evidence]:
    """The evidence of whole scans of these hosts, several at once."""
    network = Network(
        allow_private=("127.0.0.0/8",), ports={"80": port}, timeout=timeout, rate=2000.0, host_requests=400, host_seconds=10 * timeout
    )
    door = Door(Scope({host: Grant(frozenset((443, 80)), Level.PROBE) for host in ADDRESSES}), Settings(network=network))

    async def collect() -> list[Evidence]:
        slots = asyncio.Semaphore(AT_ONCE)
        return await asyncio.gather(*(evidence_of(host, slots) for host in hosts))

    async def evidence_of(host: str, slots: asyncio.Semaphore) -> Evidence:
        async with slots:
            (one,) = await collect_group(TargetGroup((Member(target(host), {host: (ADDRESSES[host],)}),)), Repertoire(tuple(CHECKS)), door)
        return {key: unpack(packed) for key, packed in one.evidence.items()}

    return dict(zip(hosts, loop.run(collect()), strict=True))


def target(host: str) -> Target:
    return Target(host=host, domain=DOMAIN, opd="contoh")


def wrong_ends(name: str, evidence_of_host: Evidence) -> Iterator[str]:
    """Where the front page's request ended otherwise than it must."""
    hostile, front = HOSTILE[name], evidence_of_host[HttpRequest("http", HOSTS[name], 80).key]
    if not isinstance(front, Exchange):
        if not isinstance(front, Failure) or front.kind is not hostile.ends:
            yield f"{name}: {front}"
        return
    body = front.final.body
    if (front.stop.kind if front.stop else None) is not hostile.ends:
        yield f"{name}: {front.stop}"
    if body.cut != (hostile.form in ("cut", "unread")) or bool(body.magic) != (hostile.form in ("binary", "unread")):
        yield f"{name}: kept as {body.magic or body.text[:40]!r}, cut {body.cut}"


def broken(name: str, evidence_of_host: Evidence) -> Iterator[str]:
    """Probes and checks that failed at it, and what was concluded from no answer at all."""
    for failure in evidence_of_host.values():
        if isinstance(failure, Failure) and failure.kind is FailureKind.PROBE_ERROR:
            yield f"{name}: {failure.detail}"
    silent = isinstance(evidence_of_host[HttpRequest("http", HOSTS[name], 80).key], Failure)
    for verdict in (judge(check, target(HOSTS[name]), evidence_of_host) for check in CHECKS):
        if verdict.outcome is Outcome.ERROR:
            yield f"{name}: {verdict.detail}"
        if (HOSTILE[name].ends and verdict.findings) or (silent and verdict.outcome is Outcome.PASS):
            yield f"{name}: {verdict}"


@pytest.mark.slow
def test_each_ends_with_a_named_reason_and_disturbs_no_other() -> None:
    silent = [HOSTS[name] for name, hostile in HOSTILE.items() if hostile.waits]
    with port_of_servers() as port:
        evidence = collected(port, [host for host in ADDRESSES if host not in silent], LONG) | collected(port, silent, SHORT)
        alone = collected(port, [QUIET], LONG)[QUIET]
    assert [line for name in HOSTILE for line in wrong_ends(name, evidence[HOSTS[name]])] == []
    assert [line for name in HOSTILE for line in broken(name, evidence[HOSTS[name]])] == []
    assert {key: answer(evidence_of_host) for key, evidence_of_host in evidence[QUIET].items()} == {
        key: answer(evidence_of_host) for key, evidence_of_host in alone.items()
    }


def answer(evidence_of_host: Observation) -> object:
    """What was said, without when."""
    if isinstance(evidence_of_host, Failure):
        return evidence_of_host.kind
    return [hop.response for hop in evidence_of_host.hops] if isinstance(evidence_of_host, Exchange) else type(evidence_of_host)
