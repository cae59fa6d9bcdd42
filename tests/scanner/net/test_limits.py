"""What one host may cost, what may come back, and when a server is left alone."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Sequence

import httpx
import pytest

from checks.core.evidence import Failure, FailureKind
from checks.core.http import HttpRequest
from scanner.net.door import Step
from scanner.settings import Network
from tests.scanner.net.fakes import FRONT, HOST, TARGET, World, ask, response


def test_the_request_budget_holds() -> None:
    world = World(network=Network(host_requests=3, rate=1000))
    answers = ask(world, *(HttpRequest("https", HOST, 443, f"/{n}") for n in range(5)))
    assert [a.kind if isinstance(a, Failure) else a.hop.response.status for a in answers] == [200, 200, 200, "budget", "budget"]
    assert len(world.server.got) == 3


def test_the_byte_budget_holds() -> None:
    world = World(lambda request: response(200, body=b"x" * 600), network=Network(host_bytes=1000, rate=1000))
    answers = ask(world, *[FRONT] * 4)
    assert [isinstance(a, Failure) for a in answers] == [False, False, True, True]


def test_the_time_budget_holds() -> None:
    world = World(network=Network(host_seconds=10, rate=1000))

    async def asked() -> Step | Failure:
        async with world.door.visit(TARGET) as visit:
            await visit.http(FRONT)
            await world.clock.sleep(11)
            return await visit.http(FRONT)

    answer = asyncio.run(asked())
    assert isinstance(answer, Failure)
    assert answer.kind is FailureKind.BUDGET


BOMB = gzip.compress(b"\0" * 30_000_000)


@pytest.mark.parametrize(
    ("coding", "body", "kind"),
    [
        ("gzip", BOMB, FailureKind.TOO_LARGE),
        ("gzip, gzip", gzip.compress(BOMB), FailureKind.TOO_LARGE),
        ("gzip, gzip, gzip, gzip", b"x", FailureKind.MALFORMED),
        ("br", b"x", FailureKind.MALFORMED),
        ("gzip", b"bukan gzip", FailureKind.MALFORMED),
    ],
)
def test_compressed_bombs_and_nonsense_are_named(coding: str, body: bytes, kind: FailureKind) -> None:
    (answer,) = ask(World(lambda request: response(200, {"Content-Encoding": coding}, body)), FRONT)
    assert isinstance(answer, Failure)
    assert answer.kind is kind


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, lambda raw: zlib.compress(raw)[2:-4]], ids=["gzip", "zlib", "raw"])
def test_compressed_pages_are_read(pack: object) -> None:
    assert callable(pack)
    coding = "gzip" if pack is gzip.compress else "deflate"
    (answer,) = ask(World(lambda request: response(200, {"Content-Encoding": coding}, pack(b"Dinas Kesehatan"))), FRONT)
    assert isinstance(answer, Step)
    assert answer.hop.response.body.text == "Dinas Kesehatan"


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ConnectionRefusedError("x"), FailureKind.REFUSED),
        (ConnectionResetError("x"), FailureKind.RESET),
        (TimeoutError("x"), FailureKind.TIMEOUT),
        (httpx.RemoteProtocolError("x"), FailureKind.MALFORMED),
        (OSError(113, "no route"), FailureKind.TIMEOUT),
    ],
)
def test_network_trouble_is_a_value_from_the_closed_list(error: Exception, kind: FailureKind) -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        raise error

    (answer,) = ask(World(serve), FRONT)
    assert isinstance(answer, Failure)
    assert answer.kind is kind


def statuses(world: World, count: int) -> Sequence[str]:
    answers = ask(world, *(HttpRequest("https", HOST, 443, f"/{n}") for n in range(count)))
    return [a.kind.value if isinstance(a, Failure) else str(a.hop.response.status) for a in answers]


def test_a_server_that_pushes_back_is_asked_slower_and_then_left_alone() -> None:
    world = World(lambda request: response(429, {"Retry-After": "2"}))
    assert statuses(world, 6)[-1] == "rate-limited"
    assert len(world.server.got) < 6
    assert world.clock.elapsed > 4, "Retry-After was not honoured"


def test_a_waf_is_told_apart_and_left_alone() -> None:
    page = b"<title>Attention Required! | Cloudflare</title>"
    world = World(lambda request: response(403, {"Server": "cloudflare", "cf-mitigated": "challenge"}, page))
    got = statuses(world, 8)
    assert got[0] == "403"
    assert got[-1] == "blocked"
    assert len(world.server.got) < 8


def test_a_dead_port_is_not_asked_for_ever() -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        raise TimeoutError

    world = World(serve)
    assert set(statuses(world, 30)) == {"timeout"}
    assert len(world.server.got) < 6
