"""The sockets behind the door: what came is counted whatever became of it, and nothing stays open."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import hashlib
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx
import pytest

from checks.core.evidence.http import HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.facts.values import Traffic
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from scanner.net import loop
from scanner.net.door import Door, Step
from scanner.net.http.connection import Connection
from scanner.net.http.parser import AnswerParser
from scanner.net.http.transport import TURN, IdleConnection, Stale, Transport, any_server
from scanner.net.policy.pins import Pins
from scanner.net.policy.scope import Scope
from scanner.net.trouble import TooLarge
from scanner.settings import Network, Settings
from tests.each import each
from tests.scanner.net.fakes import turn

HOST = "dinkes.kotacontoh.go.id"
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

# Numbers are masked, words are not.
_WORDS = str.maketrans("0123456789", "ghijklmnop")


@asynccontextmanager
async def serving(serve: Serve) -> AsyncIterator[int]:
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


def answering(head: bytes, body: bytes) -> Serve:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + body)
        writer.close()
        await writer.wait_closed()

    return serve


@pytest.mark.parametrize(
    ("head", "body", "kind"),
    [
        (b"Content-Length: 5000\r\nContent-Length: 3000\r\n", b"x" * 3000, FailureKind.MALFORMED),
        (b"X-Nol: \0\r\n", b"x" * 3000, FailureKind.MALFORMED),
    ],
    ids=["two lengths", "NUL"],
)
def test_an_answer_that_fails_counts_against_the_budget(head: bytes, body: bytes, kind: FailureKind) -> None:
    whole = len(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + body)

    async def ask() -> tuple[list[Step | Failure], Traffic]:
        async with serving(answering(head, body)) as port:
            target = Target(host=HOST, address="127.0.0.1")
            network = Network(
                allow_private=("127.0.0.0/8",), ports={"80": port}, host_bytes=2 * whole * 4 // 3, body_bytes=1_000_000, rate=1000
            )
            door = Door(Scope.of((), (target,)), Settings(network=network))
            async with door.visit(target) as visit:
                return [await visit.http(HttpRequest("http", HOST, 80, f"/{n}", Level.PROBE)) for n in range(3)], visit.traffic

    answers, traffic = loop.run(ask())
    assert [answer.kind for answer in answers if isinstance(answer, Failure)] == [kind, kind, FailureKind.BUDGET]
    assert (traffic.count, traffic.connections, traffic.bytes_in) == (2, 2, 2 * whole)


@asynccontextmanager
async def reaching(serve: Serve, network: Network | None = None) -> AsyncIterator[Transport]:
    """A transport for which `HOST` is this server."""
    async with serving(serve) as port:
        pins = Pins({80: port})
        pins.pin(HOST, "127.0.0.1")
        transport = Transport(network or Network(), pins, any_server())
        try:
            yield transport
        finally:
            await transport.aclose()


def test_redirects_are_not_followed_and_cookies_not_sent_back() -> None:
    heads: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                heads.append(await reader.readuntil(b"\r\n\r\n"))
                writer.write(b"HTTP/1.1 302 Found\r\nLocation: /lain\r\nSet-Cookie: sid=1; Path=/\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    async def twice() -> list[int]:
        request = httpx.Request("GET", f"http://{HOST}/", extensions={TURN: turn()})
        async with reaching(serve) as transport:
            return [(await transport.handle_async_request(request)).status_code for _ in range(2)]

    assert loop.run(twice()) == [302, 302]
    assert [head.split(b" ")[1] for head in heads] == [b"/", b"/"]
    assert not any(b"cookie" in head.lower() for head in heads)


def test_a_name_that_nobody_vetted_is_not_contacted() -> None:
    async def ask() -> None:
        async with reaching(answering(b"", b"halo")) as transport:
            await transport.handle_async_request(httpx.Request("GET", "http://lain.kotacontoh.go.id/", extensions={TURN: turn()}))

    with pytest.raises(OSError, match=r"lain\.kotacontoh\.go\.id"):
        loop.run(ask())


def test_header_lines_that_are_too_much_in_all() -> None:
    head = b"".join(b"X-%d: %s\r\n" % (n, b"x" * 900) for n in range(30))
    network = Network(header_bytes=1000, header_count=100)

    async def ask() -> None:
        async with reaching(answering(head, b"halo"), network) as transport:
            await transport.handle_async_request(httpx.Request("GET", f"http://{HOST}/", extensions={TURN: turn()}))

    with pytest.raises(TooLarge, match="headers"):
        loop.run(ask())


def test_closing_closes_what_is_kept_open() -> None:
    closed: list[asyncio.Event] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        closed.append(end := asyncio.Event())
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        await reader.read()
        end.set()
        writer.close()

    async def run() -> None:
        async with reaching(serve) as transport:
            for _ in range(3):
                await transport.handle_async_request(httpx.Request("GET", f"http://{HOST}/", extensions={TURN: turn()}))
            assert not any(end.is_set() for end in closed)
            await transport.aclose()
            async with asyncio.timeout(5):
                for end in closed:
                    await end.wait()

    loop.run(run())
    assert len(closed) == 3


class Broken(Connection):
    """A connection that was kept open and is reset after so much of the next answer."""

    def __init__(self, connection: Connection, came: bytes) -> None:
        super().__init__(connection._stream, connection._way)
        self._came = came

    async def ask(self, request: bytes, answer: AnswerParser) -> None:
        self.requests += 1
        if self._came:
            answer.take(self._came)
        raise ConnectionResetError


@pytest.mark.parametrize(("came", "again"), [(b"", True), (b"H", False), (b"HTTP/1.1 200 OK\r\n", False)])
def test_an_answer_that_has_begun_is_not_asked_for_again(came: bytes, again: bool) -> None:
    """RFC 9112 section 9.3.1: an idle connection may have been closed; one that answers was not idle."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        await reader.read()
        writer.close()

    async def ask() -> None:
        async with reaching(serve) as transport:
            its = turn()
            request = httpx.Request("GET", f"http://{HOST}/", extensions={TURN: its})
            await transport.handle_async_request(request)
            assert isinstance(its.lane.connection, IdleConnection)
            its.lane.connection.connection = Broken(its.lane.connection.connection, came)
            await transport.handle_async_request(request)

    with pytest.raises(ConnectionError) as broken:
        loop.run(ask())
    assert isinstance(broken.value, Stale) is again


def test_of_a_compressed_page_beyond_the_cap_the_beginning_is_read() -> None:
    page = b"<h1>Dinas</h1><p>" + b" ".join(hashlib.sha256(b"%d" % n).hexdigest()[:9].translate(_WORDS).encode() for n in range(9000))
    packed = gzip.compress(page)
    assert len(packed) > 30_000

    async def ask() -> Step | Failure:
        async with serving(answering(b"Content-Encoding: gzip\r\nContent-Length: %d\r\n" % len(packed), packed)) as port:
            target = Target(host=HOST, address="127.0.0.1")
            network = Network(allow_private=("127.0.0.0/8",), ports={"80": port}, body_bytes=20_000)
            async with Door(Scope.of((), (target,)), Settings(network=network)).visit(target) as visit:
                return await visit.http(HttpRequest("http", HOST, 80, "/", Level.VISIT))

    answer = loop.run(ask())
    assert isinstance(answer, Step)
    body = answer.hop.response.body
    assert (body.cut, body.broken, body.magic, body.size) == (True, False, "", 20_000)
    assert body.text == page[:20_000].decode()


@each(
    "surplus",
    [b"\r\n", b"\r\n\r\n", b"\r\n<!-- sisa -->\r\n", b"x" * 40, b"<!doctype html><p>lagi"],
    ids=["line", "lines", "comment", "bytes", "page"],
)
@each("late", [False, True], ids=["at once", "with the next question"])
def test_what_comes_behind_an_answer_is_never_the_next_one(surplus: bytes, late: bool) -> None:
    """RFC 9112 section 6.3: a user agent discards what is left over, and closes the connection."""
    numbers = itertools.count(1)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            await reader.readuntil(b"\r\n\r\n")
            body = b"jawaban %d" % next(numbers)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body + (b"" if late else surplus))
            if late:
                # It leaves when the next request has come, so that nothing tells the two apart before.
                await reader.readuntil(b"\r\n\r\n")
                writer.write(surplus)
            await writer.drain()
            if not late:
                await reader.read()
        writer.close()

    async def ask() -> list[str]:
        async with serving(serve) as port:
            target = Target(host=HOST, address="127.0.0.1")
            network = Network(allow_private=("127.0.0.0/8",), ports={"80": port}, rate=1000, connections=1)
            async with Door(Scope.of((), (target,)), Settings(network=network)).visit(target) as visit:
                steps = [await visit.http(HttpRequest("http", HOST, 80, f"/{n}", Level.PROBE)) for n in range(4)]
        return [step.hop.response.body.text if isinstance(step, Step) else step.kind for step in steps]

    assert loop.run(ask()) == [f"jawaban {n}" for n in range(1, 5)]
