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
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer, Site
from scanner.example_city.tls_stream import Writer, accept_tls

SAFE = ("GET", "HEAD")
# Seconds for a handshake: a busy machine may need several.
_PATIENCE = 20.0


@asynccontextmanager
async def listening(
    scheme: Literal["http", "https"],
    listener: socket.socket,
    sites: Sequence[Site],
    request_counts: Counter[str],
    contexts: Mapping[str, SSL.Context] | None = None,
) -> AsyncIterator[None]:
    """Serve these sites of one address on a bound socket; every request is counted in ``request_counts`` under its host.

    A name that is none of theirs gets the first site, as servers do. ``contexts`` by host turn TLS on.
    """
    responders = {site.host: respond for site in sites if (respond := site.https if scheme == "https" else site.http)}
    methods = {site.host: site.allow for site in sites}
    open_now: set[asyncio.Task[None]] = set()

    async def answer(request: IncomingRequest) -> ServedAnswer:
        request_counts[request.host] += 1
        host = request.host if request.host in responders else next(iter(responders))
        return await _answer(request, responders[host], methods[host])

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_now.add(task)
        try:
            if context is None:
                await _converse(reader, writer, scheme, answer)
            else:
                async with accept_tls(context, reader, writer, _PATIENCE, message.HEAD_BYTES) as client:
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

    context = tls.by_name(contexts, next(iter(responders))) if contexts else None
    server = await asyncio.start_server(serve, sock=listener, limit=message.HEAD_BYTES)
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
        while persists and (result := await message.read_request(reader, scheme)):
            request, persists = result
            writer.write(message.write_answer(await answer(request), request.method, persists))
            await writer.drain()
    except BadMessage as wrong:
        writer.write(message.write_answer(ServedAnswer(wrong.status), "GET", persists=False))
