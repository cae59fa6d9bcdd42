"""A request that wants the beginning of a body gets that and no more."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
from collections.abc import Awaitable, Callable

import pytest

from checks.core.evidence.http import HttpRequest, Response, SiteRequest
from checks.core.evidence.observation import Failure
from checks.core.facts.values import Traffic
from checks.core.model.finding import Level, Target
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.settings import Network, Settings

HOST = "dinkes.kotacontoh.go.id"
ZIP = b"PK\x03\x04\x14\x00\x00\x00"
PAGE = b"<!doctype html><title>Tidak ditemukan</title>" + b"".join(b"<p>%d kata yang berbeda-beda</p>" % n for n in range(5000))
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answering(head: bytes, body: bytes, endless: bool = False) -> Serve:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + body)
            while endless:
                writer.write(bytes(65_536))
                await writer.drain()
            await writer.drain()
        writer.close()

    return serve


def ask_for(serve: Serve, most: int) -> tuple[Response, Traffic]:
    async def ask() -> tuple[Response, Traffic]:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with server:
            target = Target(host=HOST, address="127.0.0.1")
            port = server.sockets[0].getsockname()[1]
            network = Network(allow_private=("127.0.0.0/8",), ports={"80": port}, rate=1000)
            door = Door(Scope.of((), (target,)), Settings(network=network))
            async with door.visit(target) as visit:
                step = await visit.http(HttpRequest("http", HOST, 80, "/situs.zip", Level.PROBE, most=most))
                assert not isinstance(step, Failure)
                return step.hop.response, visit.traffic

    return loop.run(ask())


def test_an_archive_is_proven_by_its_beginning() -> None:
    answer, traffic = ask_for(answering(b"Content-Length: 900000000\r\n", ZIP, endless=True), most=1024)
    assert answer.body.magic == ZIP.hex()
    assert answer.body.cut
    assert answer.body.size == 1024
    assert traffic.bytes_in < 400_000


def test_a_small_file_is_whole() -> None:
    answer, _ = ask_for(answering(b"Content-Length: 8\r\n", ZIP), most=1024)
    assert (answer.body.size, answer.body.cut) == (8, False)


@pytest.mark.parametrize("most", [0, 1024])
def test_a_compressed_page_does_not_pass_for_an_archive(most: int) -> None:
    packed = gzip.compress(PAGE)
    assert len(packed) > 1024
    answer, _ = ask_for(answering(b"Content-Encoding: gzip\r\nContent-Length: %d\r\n" % len(packed), packed), most)
    assert answer.body.magic == ""
    assert answer.body.text.startswith("<!doctype html>")
    assert answer.body.cut is (most > 0)


def test_what_is_wanted_is_part_of_the_key() -> None:
    whole, part = (HttpRequest("https", HOST, 443, "/a", Level.PROBE, most=most) for most in (0, 9))
    assert whole.key != part.key
    assert SiteRequest(HOST, 443, 80, "/a", Level.PROBE, most=9).over("https") == part
