"""The web servers of the city: one pair of ports an address, sites told apart by name as shared hosting does."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from typing import Literal

from OpenSSL import SSL

from scanner.example_city import message, tls
from scanner.example_city.message import BadMessage
from scanner.example_city.secured import Writer, secured
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer, Site

SAFE = ("GET", "HEAD")
_PATIENCE = 2.0


@asynccontextmanager
async def listening(
    scheme: Literal["http", "https"],
    bound: socket.socket,
    sites: Sequence[Site],
    asked: Counter[str],
    contexts: Mapping[str, SSL.Context] | None = None,
) -> AsyncIterator[None]:
    """Serve these sites of one address on a bound socket; every request is counted in ``asked`` under its host.

    A name that is none of theirs gets the first site, as servers do. ``contexts`` by host turn TLS on.
    """
    served = {site.host: respond for site in sites if (respond := site.https if scheme == "https" else site.http)}
    allowed = {site.host: site.allow for site in sites}
    open_now: set[asyncio.Task[None]] = set()

    async def answer(request: IncomingRequest) -> ServedAnswer:
        asked[request.host] += 1
        host = request.host if request.host in served else next(iter(served))
        return await _answer(request, served[host], allowed[host])

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_now.add(task)
        try:
            if context is None:
                await _converse(reader, writer, scheme, answer)
            else:
                async with secured(context, reader, writer, _PATIENCE, message.HEAD_BYTES) as client:
                    await _converse(client.reader, client, scheme, answer)
        except (OSError, TimeoutError):
            # A client that goes away, or that cannot agree on TLS, is no fault of the server.
            pass
        except asyncio.CancelledError:
            # The city ends. Passed on, this would be logged: a stream's callback must not be cancelled.
            writer.transport.abort()
        finally:
            open_now.discard(task)
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    context = tls.by_name(contexts, next(iter(served))) if contexts else None
    server = await asyncio.start_server(connected, sock=bound, limit=message.HEAD_BYTES)
    try:
        yield
    finally:
        server.close()
        for task in open_now:
            task.cancel()
        await asyncio.gather(*open_now, return_exceptions=True)


async def _answer(request: IncomingRequest, respond: Respond, allow: str) -> ServedAnswer:
    if request.method == "OPTIONS":
        return ServedAnswer(HTTPStatus.NO_CONTENT, (("Allow", allow),))
    if request.method not in SAFE:
        return ServedAnswer(HTTPStatus.METHOD_NOT_ALLOWED, (("Allow", allow),))
    return await respond(request)


async def _converse(reader: asyncio.StreamReader, writer: Writer, scheme: Literal["http", "https"], answer: Respond) -> None:
    """Answer request after request until either side is done."""
    try:
        persists = True
        while persists and (read := await message.read_request(reader, scheme)):
            request, persists = read
            writer.write(message.write_answer(await answer(request), request.method, persists))
            await writer.drain()
    except BadMessage as refused:
        writer.write(message.write_answer(ServedAnswer(refused.status), "GET", persists=False))
