"""The world around tilik: every address of it has web servers, which answer for each host as the attack says and note what they were asked."""

from __future__ import annotations

import asyncio
import datetime as dt
import functools
import re
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Literal

import msgspec
from OpenSSL import SSL

from scanner.example_city import message, tls
from scanner.example_city.certificates import CityAuthority
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer, Site
from scanner.example_city.thread import in_thread
from scanner.example_city.tls_stream import Writer, accept_tls
from tests.promises.nameserver import Addresses, Zone, answering
from tests.scanner.hostile.server import Behaviour

_PATIENCE, _HEAD = 5.0, 65_536
# The client's port, and the address and port that it came to.
Ends = tuple[int, tuple[str, int]]
Context = Callable[[CityAuthority, Path], SSL.Context]


class Raw(msgspec.Struct, frozen=True):
    """A site that answers byte by byte; the connection ends with the answer."""

    behaves: Behaviour


class SiteRequest(msgspec.Struct, frozen=True):
    """A request as it came in: when (seconds since 1970), from which port to which address and port, and all of its head."""

    at: float
    source: int
    to: tuple[str, int]
    scheme: str
    host: str
    method: str
    target: str
    head: str

    def header(self, name: str) -> str:
        """The value of a header, "" without it."""
        match = re.search(rf"^{re.escape(name)}:[ \t]*(.*?)\r$", self.head, re.IGNORECASE | re.MULTILINE)
        return match[1] if match else ""


class World(msgspec.Struct, kw_only=True):
    """``sites`` by host, or by address for requests that name none of them; ``contexts`` by host are TLS servers other than ordinary ones.

    ``roots`` in PEM are trusted besides the one that ordinary certificates are from.
    """

    sites: Mapping[str, Respond | Raw]
    names: Mapping[str, Addresses] = {}
    records: Mapping[tuple[str, str], tuple[str, ...]] = {}
    contexts: Mapping[str, Context] = {}
    https: tuple[int, ...] = (443,)
    http: tuple[int, ...] = (80,)
    roots: bytes = b""
    requests: list[SiteRequest] = msgspec.field(default_factory=list)

    @contextmanager
    def serving(self, folder: Path) -> Iterator[Path]:
        """Serve it; yields the PEM file of the root that its certificates are from."""
        authority = CityAuthority(dt.datetime.now(dt.UTC))
        root = folder / "root.pem"
        root.write_bytes(authority.root + self.roots)
        contexts = functools.cache(lambda host: self._context(host, authority, folder))

        @asynccontextmanager
        async def servers() -> AsyncIterator[None]:
            async with AsyncExitStack() as running:
                await running.enter_async_context(answering(Zone(self.names, self.records)))
                for port in self.https:
                    await running.enter_async_context(self._listening(port, _by_name(contexts)))
                for port in self.http:
                    await running.enter_async_context(self._listening(port, None))
                yield

        with in_thread(servers):
            yield root

    def _context(self, host: str, authority: CityAuthority, folder: Path) -> SSL.Context:
        if host in self.contexts:
            return self.contexts[host](authority, folder)
        return tls.context(Site(host=host, address=""), authority, folder)

    @asynccontextmanager
    async def _listening(self, port: int, context: SSL.Context | None) -> AsyncIterator[None]:
        async def serve_connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            running.add(task)
            ends = writer.get_extra_info("peername")[1], (writer.get_extra_info("sockname")[0].removeprefix("::ffff:"), port)
            try:
                if context is None:
                    await self._converse(reader, writer, ends, "http")
                else:
                    async with accept_tls(context, reader, writer, _PATIENCE, _HEAD) as client:
                        await self._converse(client.reader, client, ends, "https")
            except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
                writer.transport.abort()
            finally:
                running.discard(task)
                writer.close()
                with suppress(OSError):
                    await writer.wait_closed()

        running: set[asyncio.Task[None]] = set()
        bound = socket.create_server(("::", port), family=socket.AF_INET6, dualstack_ipv6=True, backlog=1024)
        server = await asyncio.start_server(serve_connection, sock=bound, limit=_HEAD)
        try:
            yield
        finally:
            server.close()
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def _converse(self, reader: asyncio.StreamReader, writer: Writer, ends: Ends, scheme: Literal["http", "https"]) -> None:
        async def send(data: bytes) -> None:
            writer.write(data)
            await writer.drain()

        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            request = self._note(head.decode("latin-1"), ends, scheme)
            site = self.sites.get(request.host) or self.sites.get(ends[1][0]) or self.sites.get("*")
            if isinstance(site, Raw):
                await site.behaves(request.target, send)
                return
            answer = await _answer(site, request)
            await send(message.write_answer(answer, request.method, persists=True))

    def _note(self, head: str, ends: Ends, scheme: Literal["http", "https"]) -> IncomingRequest:
        line, _, rest = head.partition("\r\n")
        method, target, _ = (*line.split(" ", 2), "", "")[:3]
        fields = dict(re.findall(r"^([^:\r\n]+):[ \t]*(.*?)\r$", rest, re.MULTILINE))
        headers = {name.lower(): value for name, value in fields.items()}
        host = re.sub(r":\d*$", "", headers.get("host", "")).lower()
        self.requests.append(SiteRequest(time.time(), *ends, scheme, host, method, target, head))
        return IncomingRequest(scheme, host, method, target, headers)


async def _answer(site: Respond | None, request: IncomingRequest) -> ServedAnswer:
    if site is None:
        return ServedAnswer(HTTPStatus.NOT_FOUND)
    if request.method == "OPTIONS":
        return ServedAnswer(HTTPStatus.NO_CONTENT, (("Allow", "GET, HEAD, OPTIONS"),))
    return await site(request)


def _by_name(contexts: Callable[[str], SSL.Context]) -> SSL.Context:
    """A context that hands over to that of the name asked for (SNI, RFC 6066 section 3)."""

    def hand_over(connection: SSL.Connection) -> None:
        connection.set_context(contexts((connection.get_servername() or b"tanpa-nama.kotacontoh.go.id").decode("latin-1")))

    first = contexts("tanpa-nama.kotacontoh.go.id")
    first.set_tlsext_servername_callback(hand_over)
    return first
