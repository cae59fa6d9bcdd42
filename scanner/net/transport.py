"""HTTP over aiohttp's sockets, in httpx's types: pinned addresses, capped answers, no redirects, no cookies, any certificate."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from typing import Any

import aiohttp
import aiohttp.abc
import httpx
import yarl

from scanner.net.decode import TooLarge
from scanner.net.meter import Meter
from scanner.settings import Network

LANE, MOST, TOOK = "lane", "most", "took"
_HEADER_LINES_TOTAL = 16
# A body in small chunks, within TLS, is this much longer on the wire; no honest server's is longer.
_ON_THE_WIRE = 2
# What may have come of a body before anybody looks at its headers: what one reading of the socket brings, and what is buffered then.
_AHEAD = 524_288


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


class Pins(aiohttp.abc.AbstractResolver):
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

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[aiohttp.abc.ResolveResult]:
        """aiohttp's question; ``OSError`` for a host that nobody vetted."""
        address = self._addresses.get(host)
        if address is None:
            raise OSError(f"{host} was not vetted")
        version = 10 if ":" in address else 2
        return [
            aiohttp.abc.ResolveResult(hostname=host, host=address, port=self.port(port), family=version, proto=0, flags=4)  # AI_NUMERICHOST
        ]

    async def close(self) -> None:
        """Nothing is held open."""


class Took:
    """How many bytes of a body have come so far."""

    def __init__(self) -> None:
        self.size = 0


class Transport(httpx.AsyncBaseTransport):
    """One target's HTTP connections. Raises what the sockets and aiohttp raise (see `failures`), `TooLarge` when an answer passes a cap.

    A request with the extension `LANE`, any value that no other request has meanwhile, leaves its connection open for the next one of
    that lane and origin; without it the connection is closed. So at most one connection is open for each request in flight and each lane.
    A request's extension `MOST` is how many bytes of the body are wanted, where that is less than the cap. Its extension `TOOK`, a `Took`,
    learns how much of the body came, so that what came before a failure is known; of an answer that never ends, how much of it.
    """

    def __init__(self, network: Network, pins: Pins, context: ssl.SSLContext) -> None:
        self._network, self._pins, self._context = network, pins, context
        self._lanes: dict[object, tuple[Origin, aiohttp.ClientSession, Meter]] = {}

    def _new(self, meter: Meter) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            resolver=self._pins, ssl=self._context, use_dns_cache=False, limit=1, happy_eyeballs_delay=None, socket_factory=meter.socket
        )
        line = self._network.header_bytes
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            max_line_size=line,
            max_field_size=line,
            max_headers=self._network.header_count,
            skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding", "Content-Type"),
            timeout=aiohttp.ClientTimeout(),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer with its whole body as sent (content codings not undone), at most the cap; extensions say the version."""
        url, lane = request.url, request.extensions.get(LANE)
        origin = (url.raw_scheme, url.raw_host, url.port)
        session, meter = await self._session(lane, origin)
        meter.allow(self._network.header_bytes * _HEADER_LINES_TOTAL + _AHEAD)
        try:
            return await self._asked(session, meter, request)
        except (aiohttp.ClientError, OSError) as wrong:
            if meter.spent:
                (request.extensions.get(TOOK) or Took()).size = meter.taken
                raise TooLarge("more bytes came than the largest answer has") from wrong
            raise
        finally:
            if lane is None:
                await session.close()
            else:
                self._lanes[lane] = (origin, session, meter)

    async def _session(self, lane: object, origin: Origin) -> tuple[aiohttp.ClientSession, Meter]:
        """The session of a lane; what it has open to another origin is closed first."""
        before, session, meter = self._lanes.pop(lane, (origin, None, Meter()))
        if session is not None and before != origin:
            await session.close()
            session = None
        return session or self._new(meter), meter

    async def _asked(self, session: aiohttp.ClientSession, meter: Meter, request: httpx.Request) -> httpx.Response:
        url = yarl.URL(str(request.url), encoded=True)
        # Read as text by httpx, every line would be tried in several encodings first.
        headers = [(name.decode("ascii"), value.decode("ascii")) for name, value in request.headers.raw]
        async with session.request(request.method, url, headers=headers, allow_redirects=False) as answer:
            if sum(len(name) + len(value) for name, value in answer.raw_headers) > self._network.header_bytes * _HEADER_LINES_TOTAL:
                raise TooLarge("the headers are too large in all")
            meter.allow(self._network.body_bytes * _ON_THE_WIRE)
            body, cut = await self._read(answer, request.extensions.get(TOOK) or Took(), request.extensions.get(MOST, 0))
            extensions: dict[str, Any] = {"reason_phrase": (answer.reason or "").encode("latin-1", "replace"), "cut": cut}
            if answer.version is not None:
                extensions["http_version"] = b"HTTP/%d.%d" % answer.version
            return httpx.Response(answer.status, headers=list(answer.raw_headers), stream=_Bytes(body), extensions=extensions)

    async def _read(self, answer: aiohttp.ClientResponse, took: Took, most: int) -> tuple[bytes, bool]:
        """The body up to the cap or what is wanted of it, and whether it went on; the connection is closed when it did."""
        limit = min(most or self._network.body_bytes, self._network.body_bytes)
        chunks = []
        while chunk := await answer.content.readany():
            chunks.append(chunk)
            took.size += len(chunk)
            if took.size > limit:
                answer.close()
                return b"".join(chunks)[:limit], True
        return b"".join(chunks), False

    async def aclose(self) -> None:
        """Close every connection, also when the caller is cancelled meanwhile: waiting for tasks does not cancel them."""
        if closing := [asyncio.create_task(session.close()) for _, session, _ in self._lanes.values()]:
            await asyncio.wait(closing)


class _Bytes(httpx.AsyncByteStream):
    def __init__(self, body: bytes) -> None:
        self.body = body

    async def __aiter__(self) -> Any:
        yield self.body
