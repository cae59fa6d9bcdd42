"""The HTTP behind the door, in httpx's types: pinned addresses, capped answers, no redirects, no cookies, any certificate."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from typing import Any, Self

import httpx
import msgspec

from checks.core.model.failure import FailureKind
from scanner.net.failures import kind_of
from scanner.net.http.connection import Connection
from scanner.net.http.parser import AnswerLimits, AnswerParser
from scanner.net.policy.permit import Turn
from scanner.net.policy.pins import Pins
from scanner.net.policy.rate_limit import Lane
from scanner.settings import Network

TURN, MOST = "turn", "most"
_HEADER_LINES_TOTAL = 16
# The server speaks none of the protocols offered (RFC 7301 section 3.2), which was HTTP/1.1 alone.
_NO_COMMON_PROTOCOL = "alert no application protocol"


def any_server(protocol: str = "http/1.1") -> ssl.SSLContext:
    """A context that speaks with every server from TLS 1.0 on, whatever its certificate: we look, we do not trust."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.set_alpn_protocols([protocol])
    return context


Origin = tuple[bytes, bytes, int | None]


class Stale(ConnectionError):
    """A connection that was kept open is closed, and no answer came or what belongs to none; ``left`` is whether the request did.

    It may be sent again, over another connection, as a request of its own.
    """

    def __init__(self, why: str, left: bool) -> None:
        super().__init__(why)
        self.left = left


class IdleConnection:
    """A connection that waits in its lane for the next request of the same transport to the same origin."""

    def __init__(self, owner: Transport, origin: Origin, connection: Connection) -> None:
        self.owner, self.origin, self.connection = owner, origin, connection

    def close(self) -> None:
        """Close it at once."""
        self.connection.close()


class Transport(httpx.AsyncBaseTransport):
    """One target's HTTP connections. Raises what sockets and TLS raise (see `failures`), `Stale`, `Malformed`, `Withheld`, `Spent`, and
    `TooLarge` when an answer passes a cap.

    A request's extension `TURN`, a `Turn`, says when it may leave, and in which lane its connection is kept for the next one to the same origin.
    Its extension `MOST` is how many bytes of the body are wanted, where that is less than the cap.
    """

    def __init__(self, network: Network, pins: Pins, context: ssl.SSLContext) -> None:
        self._pins, self._context = pins, context
        self._limits = AnswerLimits(
            line=network.header_bytes,
            lines=network.header_count,
            header=network.header_bytes * _HEADER_LINES_TOTAL,
            body=network.body_bytes,
            most=network.body_bytes,
        )
        self._lanes: set[Lane] = set()
        self._fickle: set[Origin] = set()
        self._http2_hosts: set[str] = set()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer with its whole body as sent (content codings not undone), at most the cap; extensions say the version, and its ``trouble``:
        of which kind what kept its end from us is, None where nothing did."""
        url, turn = request.url, request.extensions[TURN]
        assert isinstance(turn, Turn)
        origin = (url.raw_scheme, url.raw_host, url.port)
        head = _head(request)
        idle = self._reuse(turn.lane, origin)
        connection = idle or await self._open(url, turn)
        answer, before = self._empty_answer(request), connection.requests
        try:
            await turn.ask()
            if idle is not None and not idle.usable:
                # Closed while the request waited to leave.
                idle.close()
                idle = None
                connection = await self._open(url, turn)
                await turn.ask()
            async with turn.limit():
                await connection.ask(head, answer)
        except BaseException as wrong:
            connection.close()
            if answer.status and isinstance(wrong, (TimeoutError, ConnectionError)):
                # Browsers show what came, and go by its header, before the rest does; and curl hands it out.
                answer.end(whole=False)
                return _response(answer, kind_of(wrong))
            closed = isinstance(wrong, ConnectionError) and not answer.begun
            if idle is None or not (closed or answer.stray):
                raise
            # A server that closes what it keeps just when the next request is on its way, or sends the rest of an answer after that answer's end,
            # is not trusted with another such connection.
            self._fickle.add(origin)
            raise Stale(str(wrong), connection.requests > before) from wrong
        if connection.usable and origin not in self._fickle:
            turn.lane.connection = IdleConnection(self, origin, connection)
            self._lanes.add(turn.lane)
        else:
            connection.close()
        return _response(answer)

    def _reuse(self, lane: Lane, origin: Origin) -> Connection | None:
        """The open connection of a lane, if it may be asked this."""
        idle = lane.connection
        if (
            isinstance(idle, IdleConnection)
            and idle.owner is self
            and idle.origin == origin
            and origin not in self._fickle
            and idle.connection.usable
        ):
            lane.connection = None
            return idle.connection
        return None

    async def _open(self, url: httpx.URL, turn: Turn) -> Connection:
        host = url.raw_host.decode("ascii")
        address = self._pins.address(host)
        if address is None:
            raise OSError(f"{host} was not vetted")
        secure = url.raw_scheme == b"https"
        port = self._pins.port(url.port or (443 if secure else 80))
        if not secure:
            await turn.connect()
            async with turn.limit():
                return await Connection.open(address, port, None, host, turn.account)
        if host not in self._http2_hosts:
            await turn.connect()
            try:
                async with turn.limit():
                    return await Connection.open(address, port, self._context, host, turn.account)
            except ssl.SSLError as wrong:
                if _NO_COMMON_PROTOCOL not in str(wrong):
                    raise
            self._http2_hosts.add(host)
        return await self._open_http2(address, port, host, turn)

    async def _open_http2(self, address: str, port: int, host: str, turn: Turn) -> Connection:
        # Next to no server wants it, so the library is loaded for one that does.
        from scanner.net.http.http2 import PROTOCOL, Http2Connection

        await turn.connect()
        async with turn.limit():
            return await Http2Connection.open(address, port, any_server(PROTOCOL), host, turn.account)

    def _empty_answer(self, request: httpx.Request) -> AnswerParser:
        limits, most = self._limits, request.extensions.get(MOST, 0)
        if 0 < most < limits.most:
            limits = msgspec.structs.replace(limits, most=most)
        return AnswerParser(limits, request.method == "HEAD")

    async def aclose(self) -> None:
        """Close every connection that is kept open."""
        for lane in self._lanes:
            if isinstance(lane.connection, IdleConnection) and lane.connection.owner is self:
                lane.clear()
        self._lanes.clear()


def _head(request: httpx.Request) -> bytes:
    """The request as it is sent; ``ValueError`` when something in it would begin another line (RFC 9112 section 11.1)."""
    lines = [b"%s %s HTTP/1.1" % (request.method.encode("ascii"), request.extensions.get("target", request.url.raw_path))]
    lines += [b"%s: %s" % pair for pair in request.headers.raw]
    head = b"\r\n".join(lines)
    if head.count(b"\n") != len(lines) - 1 or head.count(b"\r") != len(lines) - 1:
        raise ValueError(f"a line break in a request to {request.url.host}")
    return head + b"\r\n\r\n"


def _response(answer: AnswerParser, trouble: FailureKind | None = None) -> httpx.Response:
    extensions: dict[str, Any] = {
        "reason_phrase": answer.reason, "http_version": f"HTTP/{answer.version}".encode("ascii"), "cut": answer.cut, "broken": answer.broken,
        "trouble": trouble,
    }  # fmt: skip
    return httpx.Response(answer.status, headers=answer.headers, stream=_Bytes(answer.body), extensions=extensions)


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
