"""What one host may cost, what may come back, and when a server is left alone."""

from __future__ import annotations

import gzip
import ssl
import zlib
from collections.abc import Callable, Sequence
from functools import partial, reduce

import brotli
import httpx
import msgspec
import pytest
from backports import zstd

from checks.core.evidence.http import HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from scanner.net import loop
from scanner.net.door import Step
from scanner.settings import Network
from tests.scanner.net.fakes import FRONT, HOST, TARGET, World, ask, response


def test_the_request_budget_holds() -> None:
    world = World(network=Network(host_requests=3, rate=1000))
    answers = ask(world, *(HttpRequest("https", HOST, 443, f"/{n}") for n in range(5)))
    assert [a.kind if isinstance(a, Failure) else a.hop.response.status for a in answers] == [200, 200, 200, "budget", "budget"]
    assert len(world.server.requests) == 3


def test_the_byte_budget_holds() -> None:
    world = World(lambda request: response(200, body=b"x" * 600), network=Network(host_bytes=1000, rate=1000))
    answers = ask(world, *[FRONT] * 4)
    assert [isinstance(a, Failure) for a in answers] == [False, False, True, True]


def test_the_time_budget_holds() -> None:
    world = World(network=Network(host_seconds=10, rate=1000))

    async def ask_twice() -> Step | Failure:
        async with world.door.visit(TARGET) as visit:
            await visit.http(FRONT)
            await world.clock.sleep(11)
            return await visit.http(FRONT)

    answer = loop.run(ask_twice())
    assert isinstance(answer, Failure)
    assert answer.kind is FailureKind.BUDGET


_WORDS = b"<p>Dinas " * 3_000_000
# As bad as the best compression, at a hundredth of its cost.
_brotli = partial(brotli.compress, quality=2)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("coding", "packers"),
    [
        ("gzip", (gzip.compress,)),
        ("gzip, gzip", (gzip.compress, gzip.compress)),
        ("br", (_brotli,)),
        ("zstd", (zstd.compress,)),
        ("deflate", (zlib.compress,)),
        ("gzip, br", (gzip.compress, _brotli)),
    ],
    ids=["gzip", "gzip twice", "br", "zstd", "deflate", "gzip in br"],
)
def test_of_compressed_bombs_the_beginning_is_kept(coding: str, packers: Sequence[Callable[[bytes], bytes]]) -> None:
    body = reduce(lambda packet, pack: pack(packet), packers, _WORDS)
    (answer,) = ask(World(lambda request: response(200, {"Content-Encoding": coding, "X-Ada": "ya"}, body)), FRONT)
    assert isinstance(answer, Step)
    hop_response = answer.hop.response
    assert hop_response.value("x-ada") == "ya"
    assert (hop_response.body.cut, hop_response.body.broken, hop_response.body.size) == (True, False, Network().body_bytes)
    assert hop_response.body.text.startswith("<p>Dinas <p>")


def test_of_a_sitemap_that_is_a_bomb_the_beginning_is_kept() -> None:
    sitemap = HttpRequest("https", HOST, 443, "/sitemap.xml.gz", Level.VISIT)
    (answer,) = ask(World(lambda request: response(200, {"Content-Type": "application/gzip"}, gzip.compress(_WORDS))), sitemap)
    assert isinstance(answer, Step)
    body = answer.hop.response.body
    assert (body.cut, body.broken, body.size) == (True, False, Network().body_bytes)


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


@pytest.mark.parametrize(("resets", "ends"), [(1, "200"), (2, "reset")])
def test_a_reset_is_asked_again_once(resets: int, ends: str) -> None:
    troubles = iter([ConnectionResetError("x")] * resets)

    def serve(request: httpx.Request) -> httpx.Response:
        if trouble := next(troubles, None):
            raise trouble
        return response()

    world = World(serve)
    assert statuses(world, 1) == [ends]
    assert len(world.server.requests) == 2


@pytest.mark.parametrize(("alerts", "ends", "count"), [(1, ["200"] * 3, 4), (9, ["tls"] * 3, 4)])
def test_a_broken_handshake_is_asked_again_until_that_is_in_vain(alerts: int, ends: list[str], count: int) -> None:
    """It may be that of one of several servers; of one that has no TLS for anybody the host is not asked again and again."""
    troubles = iter([ssl.SSLError("alert")] * alerts)

    def serve(request: httpx.Request) -> httpx.Response:
        if trouble := next(troubles, None):
            raise trouble
        return response()

    world = World(serve)
    assert statuses(world, 3) == ends
    assert len(world.server.requests) == count


@pytest.mark.parametrize(("headers", "ends", "count"), [({}, "200", 2), ({"Retry-After": "3"}, "200", 2), ({"Retry-After": "4"}, "429", 1)])
def test_what_was_too_much_is_asked_again_where_that_is_soon(headers: dict[str, str], ends: str, count: int) -> None:
    answers = iter([response(429, headers), response()])
    world = World(lambda request: next(answers))
    assert statuses(world, 1) == [ends]
    assert len(world.server.requests) == count


@pytest.mark.parametrize(("level", "longest"), [(Level.VISIT, 524_288), (Level.PROBE, 65_536)])
def test_of_a_long_text_the_beginning_is_kept(level: Level, longest: int) -> None:
    world = World(lambda request: response(200, {"Content-Type": "text/plain"}, b"a\n" * 300_000))
    (answer,) = ask(world, msgspec.structs.replace(FRONT, level=level, path="/a"))
    assert isinstance(answer, Step)
    body = answer.hop.response.body
    assert (len(body.text), body.size, body.lines) == (longest, 600_000, 300_001)


def test_a_server_that_pushes_back_is_asked_slower_and_then_left_alone() -> None:
    world = World(lambda request: response(429, {"Retry-After": "2"}))
    assert statuses(world, 6)[-1] == "rate-limited"
    assert len(world.server.requests) < 6
    assert world.clock.elapsed > 4, "Retry-After was not honoured"


def test_a_waf_is_told_apart_and_left_alone() -> None:
    page = b"<title>Attention Required! | Cloudflare</title>"
    world = World(lambda request: response(403, {"Server": "cloudflare", "cf-mitigated": "challenge"}, page))
    codes = statuses(world, 8)
    assert codes[0] == "403"
    assert codes[-1] == "blocked"
    assert len(world.server.requests) < 8


def test_a_dead_port_is_not_asked_for_ever() -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        raise TimeoutError

    world = World(serve)
    assert set(statuses(world, 30)) == {"timeout"}
    assert len(world.server.requests) < 6
