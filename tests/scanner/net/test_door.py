"""The door lets nothing out that is not allowed, and tells what it refused."""

from __future__ import annotations

import datetime as dt

import httpx
import msgspec
import pytest

from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.model.city import Hours
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from scanner.net import loop
from scanner.net.door import Step
from scanner.net.http.stored_response import response_of
from scanner.net.policy.scope import Grant, Scope
from scanner.probes.http import http
from scanner.settings import Network
from tests.each import each
from tests.scanner.net.fakes import FRONT, HOST, PUBLIC, START, TARGET, World, ask, response


def follow(world: World, request: HttpRequest = FRONT) -> Exchange | Failure:
    async def one() -> object:
        async with world.door.visit(TARGET) as visit:
            return await http(request, visit, see=_nobody)

    step = loop.run(one())
    assert isinstance(step, Exchange | Failure)
    return step


async def _nobody(request: object) -> Failure:
    raise AssertionError("this probe asks nobody")


def refused(world: World, request: HttpRequest = FRONT) -> Failure:
    (answer,) = ask(world, request)
    assert isinstance(answer, Failure)
    assert world.server.requests == [], "a byte left"
    return answer


def test_a_registered_public_host_is_asked_and_knows_who_asks() -> None:
    world = World(lambda request: response(200, {"X": "1"}, b"halo"))
    (answer,) = ask(world, FRONT)
    assert isinstance(answer, Step)
    assert (answer.hop.response.status, answer.hop.address, answer.hop.response.body.text) == (200, PUBLIC, "halo")
    assert world.server.requests[0].headers["user-agent"].startswith("tilik/")


@each(
    "address",
    [
        "169.254.169.254", "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1",
        "::1", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1",
        "2002:7f00:1::", "::127.0.0.1", "fe80::1%eth0", "2606:4700:4700::1111%eth0", "kosong",
    ],
)  # fmt: skip
def test_a_registered_name_at_a_forbidden_address_is_not_contacted(address: str) -> None:
    answer = refused(World(names={HOST: [(address,)]}))
    assert answer.kind is FailureKind.NOT_PERMITTED


def test_an_allowed_range_may_be_contacted_and_nothing_beside_it() -> None:
    allowed = Network(allow_private=("127.0.53.0/24",), rate=1000)
    assert isinstance(ask(World(names={HOST: [("127.0.53.7",)]}, network=allowed), FRONT)[0], Step)
    assert refused(World(names={HOST: [("127.0.54.7",)]}, network=allowed)).kind is FailureKind.NOT_PERMITTED


def test_a_mapped_address_is_judged_by_what_it_carries() -> None:
    allowed = Network(allow_private=("127.0.53.0/24",), rate=1000)
    assert isinstance(ask(World(names={HOST: [("::ffff:127.0.53.7",)]}, network=allowed), FRONT)[0], Step)


def test_a_name_that_changes_its_address_between_look_ups_gains_nothing() -> None:
    world = World(names={HOST: [(PUBLIC,), ("127.0.0.1",)]})
    first, second = ask(world, FRONT, HttpRequest("https", HOST, 443, "/lain"))
    assert isinstance(first, Step)
    assert isinstance(second, Step)
    assert second.hop.address == PUBLIC
    assert world.resolver.questions == [HOST]


def test_a_name_with_a_public_and_a_private_address_is_reached_at_the_public_one() -> None:
    (answer,) = ask(World(names={HOST: [("10.0.0.1", PUBLIC)]}), FRONT)
    assert isinstance(answer, Step)
    assert answer.hop.address == PUBLIC


def test_an_unregistered_host_is_out_of_scope() -> None:
    world = World()
    assert refused(world, HttpRequest("https", "lain.example", 443)).kind is FailureKind.OUT_OF_SCOPE
    assert world.resolver.questions == []


def test_an_unregistered_port_is_out_of_scope() -> None:
    world = World()
    assert refused(world, HttpRequest("https", HOST, 8443)).kind is FailureKind.OUT_OF_SCOPE
    assert world.resolver.questions == []


@pytest.mark.parametrize(
    ("grant", "cap"),
    [
        (Grant(frozenset((443,)), Level.PASSIVE), Level.PROBE),
        (Grant(frozenset((443,)), Level.PROBE), Level.PASSIVE),
        (Grant(frozenset((443,)), Level.PROBE, until=START.date() - dt.timedelta(days=1)), Level.PROBE),
        (Grant(frozenset((443,)), Level.PROBE, hours=Hours(dt.time(19), dt.time(5), "UTC")), Level.PROBE),
        (Grant(frozenset((443,)), Level.PROBE, hours=Hours(dt.time(8), dt.time(12), "Asia/Jakarta")), Level.PROBE),
    ],
    ids=["level", "cap", "ended", "night-only", "other-zone"],
)
def test_what_is_not_permitted_now_is_not_asked(grant: Grant, cap: Level) -> None:
    assert refused(World(grants={HOST: grant}, cap=cap)).kind is FailureKind.NOT_PERMITTED


@pytest.mark.parametrize("name", [HOST, f"www.{HOST}", "kotacontoh.go.id"])
def test_what_is_not_permitted_now_is_not_even_looked_up(name: str) -> None:
    ended = Grant(frozenset((443,)), Level.PROBE, until=START.date() - dt.timedelta(days=1), domain=TARGET.domain)
    closed_now = Grant(frozenset((443,)), Level.PROBE, hours=Hours(dt.time(19), dt.time(5), "UTC"), domain=TARGET.domain)
    world = World(grants={HOST: ended, "bapenda.kotacontoh.go.id": closed_now})
    refusal = world.scope.refuse_question(TARGET, name, "CAA", START)
    assert refusal is not None
    assert refusal.kind is FailureKind.NOT_PERMITTED
    opened = World(grants={HOST: ended, f"a.{HOST}": Grant(frozenset((443,)), Level.VISIT, domain=TARGET.domain)})
    assert opened.scope.refuse_question(TARGET, name.removeprefix("www."), "CAA", START) is None, "it lies above a host that may be asked"


def test_a_permission_ends_with_the_day_of_the_city() -> None:
    grant = Grant(frozenset((443,)), Level.PROBE, until=dt.date(2026, 12, 31))
    midnight = dt.datetime(2026, 12, 31, 17, 0, tzinfo=dt.UTC)
    in_jakarta, in_jayapura = Scope({HOST: grant}), Scope({HOST: grant}, zone="Asia/Jayapura")
    before = midnight - dt.timedelta(seconds=1)
    assert in_jakarta.refuse(HOST, 443, Level.VISIT, before) is None
    assert in_jakarta.refuse(HOST, 443, Level.VISIT, midnight) is not None
    assert in_jayapura.refuse(HOST, 443, Level.VISIT, before) is not None


@pytest.mark.parametrize(
    "grant",
    [
        Grant(frozenset((443,)), Level.VISIT),
        Grant(frozenset((443,)), Level.PROBE, until=START.date()),
        Grant(frozenset((443,)), Level.PROBE, hours=Hours(dt.time(19), dt.time(5), "Asia/Jakarta")),
        Grant(frozenset((443,)), Level.PROBE, hours=Hours(dt.time(0), dt.time(23, 59), "UTC")),
    ],
    ids=["level", "last-day", "evening-in-jakarta", "all-day"],
)
def test_what_is_permitted_now_is_asked(grant: Grant) -> None:
    assert isinstance(ask(World(grants={HOST: grant}), FRONT)[0], Step)


def test_hours_begin_and_end_to_the_second() -> None:
    noon = Scope({HOST: Grant(frozenset((443,)), Level.PROBE, hours=Hours(dt.time(12), dt.time(13), "UTC"))})
    night = Scope({HOST: Grant(frozenset((443,)), Level.PROBE, hours=Hours(dt.time(13), dt.time(12), "UTC"))})
    for hour, permitted in ((12, noon), (13, night)):
        begins, second = START.replace(hour=hour), dt.timedelta(seconds=1)
        other = night if permitted is noon else noon
        assert permitted.refuse(HOST, 443, Level.VISIT, begins) is None
        assert other.refuse(HOST, 443, Level.VISIT, begins - second) is None
        assert other.refuse(HOST, 443, Level.VISIT, begins) is not None
        assert permitted.refuse(HOST, 443, Level.VISIT, begins - second) is not None


def test_permission_that_ends_while_a_request_waits_for_its_turn_keeps_it_back() -> None:
    hours = Hours(dt.time(12), dt.time(12, 0, 10), "UTC")
    world = World(grants={HOST: Grant(frozenset((443,)), Level.PROBE, hours=hours)})
    world.door.pace(PUBLIC).slow_down(15.0)
    assert refused(world).kind is FailureKind.NOT_PERMITTED
    assert world.clock.slept


def test_permission_that_ends_while_a_scan_runs_stops_it() -> None:
    world = World(grants={HOST: Grant(frozenset((443,)), Level.PROBE, hours=Hours(dt.time(12), dt.time(12, 1), "UTC"))})

    async def ask_twice() -> tuple[Step | Failure, Step | Failure]:
        async with world.door.visit(TARGET) as visit:
            first = await visit.http(FRONT)
            await world.clock.sleep(90)
            return first, await visit.http(FRONT)

    first, second = loop.run(ask_twice())
    assert isinstance(first, Step)
    assert isinstance(second, Failure)
    assert second.kind is FailureKind.NOT_PERMITTED


@each(
    "location",
    [
        "https://lain.example/", "http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "gopher://x/", "javascript:alert(1)",
        "https://admin:rahasia@dinkes.kotacontoh.go.id/", "https://budi@dinkes.kotacontoh.go.id/", "//lain.example/", "https://dinkes.kotacontoh.go.id:8443/", "https://[::1]/",
        "https://go.id/", "https://dinkes.kotacontoh.go.id.lain.example/", "https:///tanpa-host",
    ],
)  # fmt: skip
def test_a_redirect_out_of_scope_is_recorded_and_not_followed(location: str) -> None:
    world = World(lambda request: response(302, {"Location": location}))
    step = follow(world)
    assert isinstance(step, Exchange)
    assert step.stop is not None
    assert step.stop.kind in (FailureKind.OUT_OF_SCOPE, FailureKind.MALFORMED)
    assert step.first.value("location") == location.replace("admin:rahasia@", "***:***@").replace("budi@", "***@")
    assert "rahasia" not in repr(step)
    assert len(world.server.requests) == 1


def test_a_redirect_to_another_registered_host_is_left_to_that_host() -> None:
    other = "rsud.kotacontoh.go.id"
    grants = {HOST: Grant(frozenset((443,)), Level.PROBE), other: Grant(frozenset((443,)), Level.PROBE)}
    world = World(lambda request: response(301, {"Location": f"https://{other}/"}), grants=grants)
    step = follow(world)
    assert isinstance(step, Exchange)
    assert step.stop is not None
    assert step.stop.asset == other


def test_a_redirect_within_the_site_is_followed_and_every_hop_kept() -> None:
    twin = f"www.{HOST}"

    def serve(request: httpx.Request) -> httpx.Response:
        steps = {f"https://{HOST}/": "/id/", f"https://{HOST}/id/": f"https://{twin}/id/"}
        there = steps.get(str(request.url))
        return response(301, {"Location": there}) if there else response(200, body=b"beranda")

    step = follow(World(serve, names={HOST: [(PUBLIC,)], twin: [("8.8.8.8",)]}))
    assert isinstance(step, Exchange)
    assert [hop.url for hop in step.hops] == [f"https://{HOST}/", f"https://{HOST}/id/", f"https://{twin}/id/"]
    assert [hop.address for hop in step.hops] == [PUBLIC, PUBLIC, "8.8.8.8"]
    assert step.stop is None


def test_a_twin_at_a_private_address_is_not_followed() -> None:
    twin = f"www.{HOST}"
    world = World(lambda request: response(301, {"Location": f"https://{twin}/"}), names={HOST: [(PUBLIC,)], twin: [("127.0.0.1",)]})
    step = follow(world)
    assert isinstance(step, Exchange)
    assert step.stop is not None
    assert step.stop.kind is FailureKind.NOT_PERMITTED
    assert len(world.server.requests) == 1


@pytest.mark.parametrize(("target", "requests"), [("/", 1), ("/lagi", Network().redirects + 1)])
def test_redirects_without_end_end(target: str, requests: int) -> None:
    count = iter(range(100))
    world = World(lambda request: response(302, {"Location": target if target == "/" else f"/lagi{next(count)}"}))
    step = follow(world)
    assert isinstance(step, Exchange)
    assert step.stop is not None
    assert step.stop.kind is FailureKind.TOO_LARGE
    assert len(world.server.requests) == requests


def test_a_foreign_origin_goes_along_through_redirects_and_only_where_it_is_asked_for() -> None:
    world = World(lambda request: response(302, {"Location": "/id/"}) if request.url.path == "/" else response(200))
    follow(world, msgspec.structs.replace(FRONT, foreign="https://tilik.example"))
    follow(world)
    assert [request.headers.get("origin") for request in world.server.requests] == ["https://tilik.example"] * 2 + [None] * 2


def test_what_answers_options_is_not_followed() -> None:
    world = World(lambda request: response(301, {"Location": "/id/", "Allow": "GET"}))
    step = follow(world, msgspec.structs.replace(FRONT, method="OPTIONS"))
    assert isinstance(step, Exchange)
    assert [(hop.response.status, hop.response.value("allow")) for hop in step.hops] == [(301, "GET")]
    assert [request.method for request in world.server.requests] == ["OPTIONS"]


def test_a_redirect_with_a_token_is_followed_to_the_letter_and_kept_masked() -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        return response(302, {"Location": "/masuk?token=rahasia123"}) if request.url.path == "/" else response(200)

    world = World(serve)
    step = follow(world)
    assert str(world.server.requests[1].url).endswith("/masuk?token=rahasia123")
    assert "rahasia" not in repr(step)


def test_secrets_do_not_pass_the_door() -> None:
    body = b"APP_NAME=Situs\nDB_PASSWORD=rahasia-sekali\n"
    world = World(lambda request: response(200, {"Content-Type": "text/plain", "Set-Cookie": "sid=nilai-rahasia; Path=/; HttpOnly"}, body))
    (answer,) = ask(world, FRONT)
    assert isinstance(answer, Step)
    assert "rahasia" not in repr(answer)
    assert answer.hop.response.values("set-cookie") == ("sid=***; Path=/; HttpOnly",)


def test_what_a_failure_says_is_masked() -> None:
    world = World(lambda request: response(302, {"Location": "ftp://budi:rahasia123@lain.test/a?token=rahasia456"}))
    step = follow(world)
    assert isinstance(step, Exchange)
    assert step.stop is not None
    assert "rahasia" not in repr(step)


def test_the_phrase_of_a_status_is_masked() -> None:
    assert "rahasia" not in response_of(httpx.Response(200, extensions={"reason_phrase": b"password=rahasia123"}), b"", FRONT, 1000).phrase
