"""Two servers behind one port, as a load balancer has them: the second is asked first about every session, and knows none."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from scanner.example_city.ports import bind
from scanner.example_city.thread import in_thread
from tests.real.tls.servers import ADDRESS, Place

_CHUNK = 65_536
# Where a ClientHello in its record has the length of the session id (RFC 5246 sections 6.2.1 and 7.4.1.2).
_LENGTH = 43


@contextmanager
def load_balancer(first: Place, second: Place) -> Iterator[Place]:
    """Everything goes to ``first``, but the first hello with any session id to ``second``."""
    port, (listener,) = bind([(ADDRESS, socket.SOCK_STREAM)])
    visits: Counter[bytes] = Counter()

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Closed also when the server ends in the middle of it.
        with contextlib.closing(writer), contextlib.suppress(OSError):
            hello = await reader.read(_CHUNK)
            session = hello[_LENGTH + 1 : _LENGTH + 1 + hello[_LENGTH]] if len(hello) > _LENGTH else b""
            visits[session] += 1
            there = second if session and visits[session] == 1 else first
            back, forth = await asyncio.open_connection(there.address, there.port)
            with contextlib.closing(forth):
                forth.write(hello)
                await asyncio.gather(_carry(reader, forth), _carry(back, writer))

    @asynccontextmanager
    async def serve() -> AsyncIterator[None]:
        server = await asyncio.start_server(one, sock=listener)
        try:
            yield
        finally:
            server.close()

    with in_thread(serve):
        yield Place(port)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(_CHUNK):
            writer.write(data)
            await writer.drain()
    writer.close()
