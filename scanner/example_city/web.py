"""The web servers of the city: one pair of ports an address, sites told apart by name as shared hosting does."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from typing import Literal

from scanner.example_city import message
from scanner.example_city.message import Refused
from scanner.example_city.site import Answer, Request, Respond, Site

SAFE = ("GET", "HEAD")
_PATIENCE = 2.0


@asynccontextmanager
async def listening(
    scheme: Literal["http", "https"],
    bound: socket.socket,
    sites: Sequence[Site],
    asked: Counter[str],
    contexts: Mapping[str, ssl.SSLContext] | None = None,
) -> AsyncIterator[None]:
    """Serve these sites of one address on a bound socket; every request is counted in ``asked`` under its host.

    A name that is none of theirs gets the first site, as servers do. ``contexts`` by host turn TLS on.
    """
    served = {site.host: respond for site in sites if (respond := site.https if scheme == "https" else site.http)}
    open_now: set[asyncio.Task[None]] = set()

    async def answer(request: Request) -> Answer:
        asked[request.host] += 1
        return await _answer(request, served.get(request.host) or next(iter(served.values())))

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_now.add(task)
        try:
            await _converse(reader, writer, scheme, answer)
        finally:
            open_now.discard(task)

    if contexts:
        server = await asyncio.start_server(
            connected, sock=bound, limit=message.HEAD_BYTES, ssl=_by_name(contexts, next(iter(served))),
            ssl_handshake_timeout=_PATIENCE, ssl_shutdown_timeout=_PATIENCE,
        )  # fmt: skip
    else:
        server = await asyncio.start_server(connected, sock=bound, limit=message.HEAD_BYTES)
    try:
        yield
    finally:
        server.close()
        for task in open_now:
            task.cancel()
        await asyncio.gather(*open_now, return_exceptions=True)


def _by_name(contexts: Mapping[str, ssl.SSLContext], first: str) -> ssl.SSLContext:
    """The first site's context, which hands over to that of the name the client asks for (SNI, RFC 6066 section 3)."""

    def hand_over(connection: ssl.SSLObject | ssl.SSLSocket, name: str | None, _: ssl.SSLContext) -> None:
        connection.context = contexts.get(name or "", contexts[first])

    contexts[first].sni_callback = hand_over
    return contexts[first]


async def _answer(request: Request, respond: Respond) -> Answer:
    if request.method == "OPTIONS":
        return Answer(HTTPStatus.NO_CONTENT, (("Allow", "GET, HEAD, OPTIONS"),))
    if request.method not in SAFE:
        return Answer(HTTPStatus.METHOD_NOT_ALLOWED, (("Allow", "GET, HEAD, OPTIONS"),))
    return await respond(request)


async def _converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, scheme: Literal["http", "https"], answer: Respond) -> None:
    """Answer request after request until either side is done. A client that goes away is no fault of the server."""
    try:
        with suppress(ConnectionError, TimeoutError, ssl.SSLError):
            persists = True
            while persists and (read := await message.read(reader, scheme)):
                request, persists = read
                writer.write(message.write(await answer(request), request.method, persists))
                await writer.drain()
    except Refused as refused:
        writer.write(message.write(Answer(refused.status), "GET", persists=False))
    except asyncio.CancelledError:
        # The city ends. Passed on, this would be logged: a stream's callback must not be cancelled.
        writer.transport.abort()
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
