"""What each line of the list permits: a line is a host and its ports, and nothing of it holds for another line of the same host."""

from __future__ import annotations

import datetime as dt

import pytest

from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.model.city import Hours, Opd, Permission
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from scanner.net import loop
from scanner.net.policy.scope import Grant, Scope
from scanner.probes.http import http
from scanner.targets import parse_targets
from tests.each import each
from tests.scanner.net.fakes import HOST, START, TARGET, World, response

PASSIVE, VISIT, PROBE = Level
OPDS = (
    Opd(code="kini", name="Kini"),
    Opd(code="habis", name="Habis", permission=Permission("1/2026", dt.date(2026, 11, 20))),
    Opd(code="malam", name="Malam", hours=Hours(dt.time(19), dt.time(5), "Asia/Jakarta")),
    Opd(code="siang", name="Siang", hours=Hours(dt.time(18), dt.time(20), "Asia/Jakarta")),
)


def highest(scope: Scope, host: str, port: int) -> Level | None:
    """The level up to which a port may be asked on Saturday noon in UTC, 19:00 in Jakarta."""
    permitted = [level for level in Level if scope.refuse(host, port, level, START) is None]
    assert permitted == [level for level in Level if permitted and level <= max(permitted)]
    return max(permitted, default=None)


@each(
    ("lines", "permitted"),
    [
        (["a level=visit", "a:8443 level=probe"], {443: VISIT, 80: VISIT, 8443: PROBE}),
        (["a level=probe", "a:8443 level=visit"], {443: PROBE, 80: PROBE, 8443: VISIT}),
        (["a:8443 level=probe http=8080", "a level=passive", "a:9443 level=visit"], {443: PASSIVE, 8443: PROBE, 8080: PROBE, 9443: VISIT}),
        # The stricter line holds for a port of both, in either order.
        (["a level=visit", "a:8443 level=probe http=80"], {443: VISIT, 80: VISIT, 8443: PROBE}),
        (["a:8443 level=probe http=80", "a level=visit"], {443: VISIT, 80: VISIT, 8443: PROBE}),
        (["a:8443 http=443", "a level=passive"], {443: PASSIVE, 80: PASSIVE, 8443: PROBE}),
        (["a"], {443: PROBE, 80: PROBE, 8443: None, 8080: None}),
        (["a:8443"], {443: None, 80: None, 8443: PROBE}),
    ],
)
def test_a_level_is_that_of_the_port(lines: list[str], permitted: dict[int, Level | None]) -> None:
    text = "# Kota\n[D]\ncode: d\n" + "\n".join(line.replace("a", "a.kotacontoh.go.id", 1) for line in lines)
    scope = Scope.of_city(parse_targets(text, "t", today=START.date()))
    for host in ("a.kotacontoh.go.id", "www.a.kotacontoh.go.id"):
        assert {port: highest(scope, host, port) for port in permitted} == permitted


@each(("opd", "level"), [("kini", PROBE), ("habis", None), ("malam", PROBE), ("siang", PROBE), ("", PROBE)])
@each("first", [True, False])
def test_permission_and_hours_are_those_of_the_port(opd: str, level: Level | None, first: bool) -> None:
    here = Target(host=HOST, port=443, http_port=80, opd=opd)
    others = [Target(host=HOST, port=port, http_port=port, opd=other) for port, other in ((8441, "kini"), (8442, "habis"))]
    scope = Scope.of(OPDS, [here, *others] if first else [*others, here])
    assert (highest(scope, HOST, 443), highest(scope, HOST, 8441), highest(scope, HOST, 8442)) == (level, PROBE, None)
    closed = scope.refuse_target(here, START)
    assert (closed is None) == (level is not None)
    assert scope.refuse_name(HOST, START) is None, "one of its lines may be asked"


def test_a_twin_with_a_line_of_its_own_has_its_own_permission() -> None:
    scope = Scope.of(OPDS, [Target(host=HOST, opd="kini"), Target(host=f"www.{HOST}", opd="habis")])
    assert (highest(scope, HOST, 443), highest(scope, f"www.{HOST}", 443)) == (PROBE, None)


def test_a_twin_that_is_left_out_this_time_is_left_out() -> None:
    scope = Scope.of(OPDS, [Target(host=HOST, opd="kini")], besides=[f"www.{HOST}"])
    assert (highest(scope, HOST, 443), highest(scope, f"www.{HOST}", 443)) == (PROBE, None)


A, B = "8.8.8.1", "8.8.8.2"


@each(
    ("lines", "of", "host", "port", "allowed"),
    [
        ((("a", 443, A), ("a", 8443, B)), 1, "a", 8443, True),
        ((("a", 443, A), ("a", 8443, B)), 1, "a", 443, False),
        ((("a", 443, A), ("a", 8443, B)), 0, "a", 8443, False),
        ((("a", 443, None), ("a", 8443, B)), 1, "a", 443, False),
        ((("a", 443, None), ("a", 8443, B)), 0, "a", 8443, False),
        ((("a", 443, A), ("a", 8443, A)), 1, "a", 443, True),
        ((("a", 443, None), ("a", 8443, None)), 1, "a", 443, True),
        ((("a", 443, A), ("www.a", 443, B)), 0, "www.a", 443, False),
        ((("a", 443, A), ("www.a", 443, B)), 1, "a", 443, False),
        ((("a", 443, A), ("www.a", 443, None)), 0, "www.a", 443, True),
        # The twin that has no line of its own is where the DNS says.
        ((("a", 443, A),), 0, "www.a", 443, True),
    ],
)
def test_where_two_lines_name_two_addresses_neither_is_asked_for_the_other(
    lines: tuple[tuple[str, int, str | None], ...], of: int, host: str, port: int, allowed: bool
) -> None:
    targets = [Target(host=f"{name}.kotacontoh.go.id", port=at, http_port=80 if at == 443 else at, address=to) for name, at, to in lines]
    scope, there = Scope.of((), targets), f"{host}.kotacontoh.go.id"
    assert scope.refuse(there, port, PROBE, START) is None
    refusal = scope.elsewhere(targets[of], there, port, START)
    assert (refusal and refusal.asset) == (None if allowed else f"{there}:{port}")
    world = World(names={there: [("8.8.4.4",)]})
    for target in targets:
        world.scope.permit(target.host, Grant(frozenset((target.port, target.http_port)), PROBE, address=target.address))

    async def one() -> object:
        async with world.door.visit(targets[of]) as visit:
            return await visit.http(HttpRequest("https", there, port))

    assert isinstance(loop.run(one()), Failure) is not allowed
    assert len(world.server.requests) == allowed


@each("status", [301, 302, 303, 307, 308])
@each("location", [f"https://{HOST}/.env", f"http://{HOST}/.env", f"//{HOST}/.env", f"https://www.{HOST}:443/.env"])
def test_a_redirect_carries_no_level_to_another_port(status: int, location: str) -> None:
    world = World(lambda request: response(status, {"Location": location}), {HOST: [("8.8.4.4",)], f"www.{HOST}": [("8.8.4.4",)]})
    world.scope = world.door.scope = Scope({HOST: Grant(frozenset((443, 80)), VISIT)})
    world.scope.permit(HOST, Grant(frozenset((8443,)), PROBE))

    async def one(level: Level) -> object:
        async with world.door.visit(TARGET) as visit:
            return await http(HttpRequest("https", HOST, 8443, "/.env", level), visit, see=_nobody)

    outcome = loop.run(one(PROBE))
    assert isinstance(outcome, Exchange)
    assert isinstance(outcome.stop, Failure)
    assert outcome.stop.kind in (FailureKind.NOT_PERMITTED, FailureKind.OUT_OF_SCOPE)
    assert [request.url.port for request in world.server.requests] == [8443]


async def _nobody(request: object) -> Failure:
    raise AssertionError("this probe asks nobody")


@each(
    ("name", "rdtype", "allowed"),
    [
        (HOST, "A", True),
        (HOST, "MX", True),
        (f"www.{HOST}", "AAAA", True),
        (f"*.{HOST}", "A", True),
        # Above a host what a check needs there, up to the city's own domain (RFC 8659 section 3), and never a public suffix.
        (HOST, "CAA", True),
        ("kotacontoh.go.id", "CAA", True),
        ("kotacontoh.go.id", "A", False),
        ("kotacontoh.go.id", "TXT", False),
        ("go.id", "CAA", False),
        ("go.id", "NS", False),
        ("id", "CAA", False),
        ("id", "A", False),
        # What only ends alike lies above nothing.
        ("nkes.kotacontoh.go.id", "CAA", False),
        ("contoh.go.id", "CAA", False),
        ("toh.go.id", "A", False),
        ("kotacontoh.go.i", "CAA", False),
        # Of strangers whether their domain exists, and nothing else.
        ("kotalain.web.id", "NS", True),
        ("kotalain.web.id", "CAA", False),
        # Before a resolver is believed that a domain is gone, whether it knows what must exist.
        ("id", "NS", True),
        ("com", "NS", True),
        ("kotalain.web.id", "A", False),
        ("disdik.kotacontoh.go.id", "A", False),
    ],
)
def test_what_the_dns_is_asked(name: str, rdtype: str, allowed: bool) -> None:
    scope = Scope.of((), [Target(host=HOST, domain="kotacontoh.go.id")])
    refused = scope.refuse_question(TARGET, name, rdtype, START)
    assert (refused is None) is allowed
    assert refused is None or refused.kind is FailureKind.OUT_OF_SCOPE


@pytest.mark.parametrize(("level", "allowed"), [(PASSIVE, ["CAA"]), (VISIT, ["CAA", "NS"])])
def test_an_exemption_holds_while_the_host_may_be_asked_at_its_level(level: Level, allowed: list[str]) -> None:
    scope = Scope.of((), [Target(host=HOST, domain="kotacontoh.go.id", level=level)])
    questions = {"CAA": "kotacontoh.go.id", "NS": "kotalain.web.id"}
    assert [rdtype for rdtype, name in questions.items() if scope.refuse_question(TARGET, name, rdtype, START) is None] == allowed
