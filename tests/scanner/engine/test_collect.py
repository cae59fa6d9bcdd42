"""A group to its evidence: each request once, bugs kept, everything within the door."""

from __future__ import annotations

import datetime as dt
import logging
import ssl
from collections import Counter
from typing import Any

import httpx
import msgspec
import pytest

from checks import (
    Check,
    Example,
    Exchange,
    Exposed,
    Findings,
    Fix,
    Http,
    Https,
    Level,
    Missing,
    Nowhere,
    Page,
    Problem,
    Risk,
    Text,
    build,
    check,
)
from checks.core.check.family import ProbeFamily, ProbePhase
from checks.core.check.registry import Repertoire
from checks.core.evidence.codec import unpack
from checks.core.evidence.http import HttpRequest
from checks.core.evidence.observation import Failure, Observation, Referral
from checks.core.model.city import Hours
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Target
from scanner.engine import collect as collecting
from scanner.engine.messages import TargetEvidence
from scanner.net import loop
from scanner.net.policy.scope import Grant
from scanner.plan.groups import Member, TargetGroup, target_groups
from scanner.plan.requests import requests
from scanner.probes import PROBES
from scanner.settings import Network
from tests.scanner.log.capture import log_stream
from tests.scanner.net.fakes import HOST, PUBLIC, TARGET, World, response

TEXT = Text(id="x", en="x")
P = Problem("p", Risk(1, 1), TEXT)


def a_check(id: str, needs: dict[str, Any], judge: Any) -> Check:
    evidence: dict[str, Any] = dict.fromkeys(needs, build.page())
    probe_check = check(
        id=id,
        title=TEXT,
        action=TEXT,
        why=TEXT,
        fix=Fix(any=TEXT, verify="x"),
        references=("x",),
        needs=needs,
        problems=(P,),
        examples=(Example(**evidence),),
    )
    return probe_check(judge)


def quiet(home: Exchange) -> Findings:
    yield from ()


def quiet_page(page: Exchange) -> Findings:
    yield from ()


def quiet_file(file: Exchange, nowhere: Nowhere) -> Findings:
    yield from ()


HOME = a_check("x-home", {"home": Https("/")}, quiet)
AGAIN = a_check("x-again", {"home": Https("/")}, quiet)
PAGE = a_check("x-page", {"page": Page("/")}, quiet_page)
FILE = a_check("x-file", {"file": Exposed("/.env"), "nowhere": Missing("/.env")}, quiet_file)


def collected(world: World, *checks: Check, targets: tuple[Target, ...] = (TARGET,)) -> list[TargetEvidence]:
    async def run() -> list[TargetEvidence]:
        groups = await target_groups(targets, world.door)
        return [one for group in groups for one in await collecting.collect_group(group, Repertoire(tuple(checks)), world.door)]

    return loop.run(run())


def evidence(world: World, *checks: Check) -> dict[str, Observation | None]:
    (one,) = collected(world, *checks)
    return {key: unpack(value) for key, value in one.evidence.items()}


def question_counts(world: World) -> Counter[str]:
    return Counter(str(request.url) for request in world.server.requests)


def test_equal_needs_are_one_request_and_composites_share_it() -> None:
    world = World(lambda request: response(404 if request.url.path != "/" else 200, body=b"halo"))
    observations = evidence(world, HOME, AGAIN, PAGE, FILE)
    assert question_counts(world).pop(f"https://{HOST}/") == 2, "the second is the control question, after all others"
    assert world.server.requests[-1].headers["Origin"] == "null"
    assert len(world.server.requests) == 5, "front page, /.env, two paths like it, and the front page at the end"
    referral = observations[Page("/").at(TARGET).key]
    assert isinstance(referral, Referral)
    assert isinstance(observations[referral.key], Exchange)


@pytest.mark.parametrize(
    ("secure", "plain", "reason"),
    [
        (ConnectionRefusedError, TimeoutError, FailureKind.TIMEOUT),
        (ConnectionRefusedError, httpx.RemoteProtocolError("no HTTP"), FailureKind.MALFORMED),
        (ConnectionRefusedError, ConnectionRefusedError, FailureKind.REFUSED),
        (TimeoutError, ConnectionRefusedError, FailureKind.TIMEOUT),
    ],
)
def test_why_a_site_was_not_seen_is_told_by_the_port_that_is_open(secure: Exception, plain: Exception, reason: FailureKind) -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        raise secure if request.url.scheme == "https" else plain

    observations = evidence(World(serve), PAGE)
    referral = observations[Page("/").at(TARGET).key]
    assert isinstance(referral, Referral)
    failure = observations[referral.key]
    assert isinstance(failure, Failure)
    assert failure.kind is reason


@pytest.mark.parametrize(
    "trouble",
    [ConnectionRefusedError(), ConnectionResetError(), TimeoutError(), ssl.SSLError("no TLS"), httpx.RemoteProtocolError("no HTTP")],
)
def test_a_site_without_https_is_looked_at_over_http(trouble: Exception) -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        if request.url.scheme == "https":
            raise trouble
        return response(200, body=b"halo")

    observations = evidence(World(serve), PAGE, FILE)
    for need in (Page("/"), Exposed("/.env")):
        referral = observations[need.at(TARGET).key]
        assert isinstance(referral, Referral)
        assert referral.key.split()[-1].startswith("http://")
    samples = observations[Missing("/.env").at(TARGET).key]
    assert isinstance(samples, Nowhere)
    assert all(isinstance(sample, Exchange) and sample.url.startswith("http://") for sample in samples.samples)


def test_a_dead_site_is_a_failure_that_says_why() -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        raise TimeoutError

    observations = evidence(World(serve), PAGE)
    referral = observations[Page("/").at(TARGET).key]
    assert isinstance(referral, Referral)
    failure = observations[referral.key]
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.TIMEOUT


def test_a_bug_of_a_probe_is_kept_with_its_traceback_and_hurts_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(request: object, visit: object, see: object) -> Observation:
        raise KeyError("kesalahan kita")

    nowhere = type(Missing("/.env").at(TARGET))
    monkeypatch.setitem(PROBES, nowhere, ProbeFamily(nowhere, Nowhere, broken, ProbePhase.PAGES))
    observations = evidence(World(), HOME, FILE)
    failure = observations[Missing("/.env").at(TARGET).key]
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.PROBE_ERROR
    assert "kesalahan kita" in failure.detail
    assert isinstance(observations[Https("/").at(TARGET).key], Exchange)


def test_a_target_is_never_planned_above_its_level() -> None:
    low = msgspec.structs.replace(TARGET, level=Level.VISIT)
    assert {request.level for request in requests(low, (HOME, PAGE, FILE))} == {Level.VISIT}
    assert requests(msgspec.structs.replace(TARGET, level=Level.PASSIVE), (HOME, PAGE, FILE)) == []


def test_what_is_planned_is_what_is_asked_for() -> None:
    keys = {request.key for request in requests(TARGET, (HOME, PAGE, FILE))}
    assert keys <= set(evidence(World(), HOME, PAGE, FILE))
    assert HttpRequest("https", HOST, 443).key in keys


def test_hosts_behind_one_address_travel_together_and_one_after_another() -> None:
    hosts = ["a.kotacontoh.go.id", "b.kotacontoh.go.id", "c.kotacontoh.go.id"]
    targets = tuple(Target(host=host, domain="kotacontoh.go.id") for host in hosts)
    names = {hosts[0]: [(PUBLIC,)], hosts[1]: [("8.8.8.8",)], hosts[2]: [(PUBLIC,)]}
    grants = {host: Grant(frozenset((443, 80)), Level.PROBE) for host in hosts}
    world = World(names=names, grants=grants)
    groups = loop.run(target_groups(targets, world.door))
    assert [[member.target.host for member in group.members] for group in groups] == [[hosts[0], hosts[2]], [hosts[1]]]
    collected(world, HOME, a_check("x-http", {"home": Http("/")}, quiet), targets=targets)
    order = [request.url.host for request in world.server.requests if request.url.host != hosts[1]]
    assert order == sorted(order)


def test_names_without_an_address_are_unreachable_and_ask_nothing() -> None:
    world = World(names={})
    (one,) = collected(world, HOME)
    failure = unpack(one.evidence[Https("/").at(TARGET).key])
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.NO_SUCH_NAME
    assert one.traffic.count == 0


def test_a_target_that_may_not_be_asked_now_is_not_even_looked_up() -> None:
    world = World(grants={HOST: Grant(frozenset((443, 80)), Level.PROBE, until=build.AT.date().replace(year=2025))})
    (one,) = collected(world, HOME)
    failure = unpack(one.evidence[Https("/").at(TARGET).key])
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.NOT_PERMITTED
    assert world.resolver.questions == []


def test_the_account_of_a_target_names_every_request() -> None:
    world = World(lambda request: response(200, {"X": "y"}, b"halo"), network=Network(rate=1000))
    (one,) = collected(world, HOME, FILE)
    assert one.traffic.count == len(world.server.requests) == len(one.traffic.log)
    assert f"GET https://{HOST}/.env → 200" in one.traffic.log
    assert one.traffic.bytes_in > 0
    assert one.traffic.bytes_out > 0


def test_a_group_is_a_value_that_can_travel() -> None:
    group = TargetGroup((Member(TARGET, {HOST: (PUBLIC, "2001:db8::1")}), Member(TARGET, {HOST: build.failure("timeout")})))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(group), type=TargetGroup) == group


def test_hours_that_end_leave_a_line() -> None:
    evening = Hours(dt.time(12), dt.time(12, 0, 3), "UTC")
    world = World(grants={HOST: Grant(frozenset((443, 80)), Level.PROBE, hours=evening)})
    with log_stream(logging.INFO) as stream:
        for seconds in (0.0, 5.0):
            world.clock.elapsed = seconds
            loop.run(collecting.collect_group(TargetGroup((Member(TARGET, {}),)), Repertoire(()), world.door))
    warnings = [line for line in stream.getvalue().splitlines() if "WARNING" in line]
    assert len(warnings) == 1
    assert f"{HOST}, not asked, or not to the end: {HOST} may be scanned 12:00-12:00" in warnings[0]
