"""The HTTP behind the door, in httpx's types: pinned addresses, capped answers, no redirects, no cookies, any certificate."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from typing import Any, Self

import httpx
import msgspec

from scanner.net.connection import Connection
from scanner.net.http1 import Answer, Limits, Took
from scanner.settings import Network

LANE, MOST, TOOK = "lane", "most", "took"
_HEADER_LINES_TOTAL = 16


def any_server() -> ssl.SSLContext:
    """A context that speaks with every server from TLS 1.0 on, whatever its certificate: we look, we do not trust."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.set_alpn_protocols(["http/1.1"])
    return context


Origin = tuple[bytes, bytes, int | None]


class Pins:
    """Names to the addresses that were vetted, and ports to the ports that stand for them; nothing else resolves."""

    def __init__(self, ports: Mapping[int, int]) -> None:
        self._addresses: dict[str, str] = {}
        self._ports = ports

    def pin(self, host: str, address: str) -> None:
        """From now on ``host`` means this address."""
        self._addresses[host] = address

    def address(self, host: str) -> str | None:
        """What the host is pinned to."""
        return self._addresses.get(host)

    def port(self, port: int) -> int:
        """The port to connect to for this one."""
        return self._ports.get(port, port)


class Transport(httpx.AsyncBaseTransport):
    """One target's HTTP connections. Raises what sockets and TLS raise (see `failures`), `Malformed`, and `TooLarge` when an answer passes a cap.

    A request with the extension `LANE`, any value that no other request has meanwhile, leaves its connection open for the next one of
    that lane and origin; without it the connection is closed. So at most one connection is open for each request in flight and each lane.
    A request's extension `MOST` is how many bytes of the body are wanted, where that is less than the cap. Its extension `TOOK`, a `Took`,
    learns how much of the body came, so that what came before a failure is known; of an answer that never ends, how much of it.
    """

    def __init__(self, network: Network, pins: Pins, context: ssl.SSLContext) -> None:
        self._pins, self._context = pins, context
        self._limits = Limits(
            line=network.header_bytes,
            lines=network.header_count,
            header=network.header_bytes * _HEADER_LINES_TOTAL,
            body=network.body_bytes,
            most=network.body_bytes,
        )
        self._lanes: dict[object, tuple[Origin, Connection]] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer with its whole body as sent (content codings not undone), at most the cap; extensions say the version."""
        url, lane = request.url, request.extensions.get(LANE)
        origin = (url.raw_scheme, url.raw_host, url.port)
        head = _written(request)
        connection = await self._kept(lane, origin)
        answer = self._awaited(request)
        if connection is not None:
            try:
                await connection.ask(head, answer)
            except ConnectionError:
                # The server may close a connection that it kept open just when the next request is on its way (RFC 9112 section 9.3.1).
                if answer.begun:
                    raise
                connection, answer = None, self._awaited(request)
        if connection is None:
            connection = await self._open(url)
            await connection.ask(head, answer)
        if lane is None:
            await connection.close()
        elif connection.usable:
            self._lanes[lane] = origin, connection
        said = f"HTTP/{answer.version}".encode("ascii")
        extensions: dict[str, Any] = {"reason_phrase": answer.reason, "http_version": said, "cut": answer.cut}
        return httpx.Response(answer.status, headers=answer.headers, stream=_Bytes(answer.body), extensions=extensions)

    async def _kept(self, lane: object, origin: Origin) -> Connection | None:
        """The open connection of a lane; what it has open to another origin is closed first."""
        before, connection = self._lanes.pop(lane, (origin, None))
        if connection is None or (before == origin and connection.usable):
            return connection
        await connection.close()
        return None

    async def _open(self, url: httpx.URL) -> Connection:
        host = url.raw_host.decode("ascii")
        address = self._pins.address(host)
        if address is None:
            raise OSError(f"{host} was not vetted")
        secure = url.raw_scheme == b"https"
        port = self._pins.port(url.port or (443 if secure else 80))
        return await Connection.open(address, port, self._context if secure else None, host)

    def _awaited(self, request: httpx.Request) -> Answer:
        limits, most = self._limits, request.extensions.get(MOST, 0)
        if 0 < most < limits.most:
            limits = msgspec.structs.replace(limits, most=most)
        return Answer(limits, request.extensions.get(TOOK) or Took(), request.method == "HEAD")

    async def aclose(self) -> None:
        """Close every connection, also when the caller is cancelled meanwhile."""
        closing = [asyncio.create_task(connection.close()) for _, connection in self._lanes.values()]
        self._lanes.clear()
        if closing:
            await asyncio.wait(closing)


def _written(request: httpx.Request) -> bytes:
    """The request as it is sent; ``ValueError`` when something in it would begin another line (RFC 9112 section 11.1)."""
    lines = [b"%s %s HTTP/1.1" % (request.method.encode("ascii"), request.extensions.get("target", request.url.raw_path))]
    lines += [b"%s: %s" % pair for pair in request.headers.raw]
    head = b"\r\n".join(lines)
    if head.count(b"\n") != len(lines) - 1 or head.count(b"\r") != len(lines) - 1:
        raise ValueError(f"a line break in a request to {request.url.host}")
    return head + b"\r\n\r\n"


class _Bytes(httpx.AsyncByteStream, AsyncIterator[bytes]):
    """A body that is here already, in one piece: what a stream of pieces needs would cost more than the rest of an answer."""

    def __init__(self, body: bytes) -> None:
        self._pieces = [body]

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        if not self._pieces:
            raise StopAsyncIteration
        return self._pieces.pop()
