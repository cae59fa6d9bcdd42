"""Answers whose end never comes: Chromium 156 shows what came and goes by its header, and curl hands it out (exit code 28 or 56)."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import socket
import struct
from collections.abc import Sequence

from checks.core.evidence.http import HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from scanner.net import loop
from scanner.net.door import Door, Step
from scanner.net.policy.scope import Scope
from scanner.settings import Network, Settings
from tests.scanner.net.fakes import HOST
from tests.scanner.net.http.test_transport import Serve, serving

PAGE = b"<!doctype html><title>Dinas</title><h1>Dinas Kesehatan</h1>"
PACKED = gzip.compress(PAGE * 50)
BEGINNINGS = {
    "length with a sign": b"Content-Length: +%d\r\n\r\n" % len(PAGE) + PAGE,
    "length and letters": b"Content-Length: %dabc\r\n\r\n" % len(PAGE) + PAGE,
    "length too long": b"Content-Length: 5000\r\n\r\n" + PAGE,
    "no length": b"\r\n" + PAGE,
    "chunks": b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(PAGE) + PAGE + b"\r\n",
    "half a chunk": b"Transfer-Encoding: chunked\r\n\r\n5000\r\n" + PAGE,
    "gzip": b"Content-Encoding: gzip\r\nContent-Length: 5000\r\n\r\n" + PACKED,
    "half of gzip": b"Content-Encoding: gzip\r\nContent-Length: 5000\r\n\r\n" + PACKED[:-15],
}
HEADS = {"head, length": b"Content-Length: 500\r\n\r\n", "head, no length": b"\r\n", "head, chunks": b"Transfer-Encoding: chunked\r\n\r\n"}
ANSWERS = {f"/{number}": data for number, data in enumerate((*BEGINNINGS.values(), *HEADS.values(), b"X-Lagi: "))}
RESET = struct.pack("ii", 1, 0)


async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """What stands in `ANSWERS`, and then silence."""
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
        await _begin(reader, writer)
        await reader.read()
    writer.close()


async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """What stands in `ANSWERS`, and then no connection any more."""
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
        await _begin(reader, writer)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    writer.transport.abort()


async def _begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    path = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode()
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Ada: ya\r\n" + ANSWERS[path])
    await writer.drain()


def ask_for(serve: Serve, paths: Sequence[str], timeout: float, at_once: int) -> tuple[dict[str, Step | Failure], int]:
    """The answers by path, and how many requests left."""

    async def ask() -> tuple[dict[str, Step | Failure], int]:
        async with serving(serve) as port:
            target = Target(host=HOST, address="127.0.0.1")
            network = Network(allow_private=("127.0.0.0/8",), ports={"80": port}, rate=1000, timeout=timeout, connections=at_once)
            async with Door(Scope.of((), (target,)), Settings(network=network)).visit(target) as visit:
                requests = [HttpRequest("http", HOST, 80, path, Level.VISIT) for path in paths]
                answers = await asyncio.gather(*map(visit.http, requests))
                return dict(zip(paths, answers, strict=True)), visit.traffic.count

    return loop.run(ask())


def test_what_came_is_kept_as_a_part_and_a_header_counts_without_any_body() -> None:
    answers, _ = ask_for(hold, list(ANSWERS), timeout=1.0, at_once=len(ANSWERS))
    *begun, nothing = answers.values()
    assert isinstance(nothing, Failure)
    assert nothing.kind is FailureKind.TIMEOUT
    for name, answer in zip((*BEGINNINGS, *HEADS), begun, strict=True):
        assert isinstance(answer, Step), name
        response = answer.hop.response
        assert (response.status, response.value("x-ada"), response.body.broken, response.body.cut) == (200, "ya", True, True), name
        assert ("Dinas Kesehatan" in response.body.text) is (name in BEGINNINGS), name
        assert response.body.unreadable is (name in HEADS), name


def test_what_was_reset_is_asked_once_more() -> None:
    answers, count = ask_for(reset, ["/2"], timeout=30.0, at_once=1)
    answer = answers["/2"]
    assert isinstance(answer, Step)
    assert (answer.hop.response.value("x-ada"), answer.hop.response.body.broken, count) == ("ya", True, 2)
    assert "Dinas Kesehatan" in answer.hop.response.body.text


def test_who_keeps_us_waiting_each_time_is_left_alone() -> None:
    paths = ["/3"] * 9
    _, count = ask_for(hold, paths, timeout=0.2, at_once=1)
    assert count < len(paths)
