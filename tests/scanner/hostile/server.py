"""A server without manners: every site answers every request in its own bad way, byte by byte."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager

from scanner.example_city import ports
from scanner.example_city.thread import in_thread

Send = Callable[[bytes], Awaitable[None]]
Behaviour = Callable[[str, Send], Awaitable[None]]


@contextmanager
def misbehaving(sites: Mapping[str, Behaviour]) -> Iterator[int]:
    """Serve each address's site over plain HTTP until the context ends; yields the port, which is the same everywhere.

    A behaviour is given the path asked and a way to send; the connection is closed when it returns.
    """
    port, sockets = ports.bind((address, socket.SOCK_STREAM) for address in sites)

    @asynccontextmanager
    async def serving() -> AsyncIterator[None]:
        open_now: set[asyncio.Task[None]] = set()

        async def serve_connection(behave: Behaviour, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            open_now.add(task)
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                await _answer(behave, reader, writer)
            writer.transport.abort()
            open_now.discard(task)

        servers = [
            await asyncio.start_server(functools.partial(serve_connection, behave), sock=bound)
            for bound, behave in zip(sockets, sites.values(), strict=True)
        ]
        try:
            yield
        finally:
            for server in servers:
                server.close()
            for task in open_now:
                task.cancel()
            await asyncio.gather(*open_now, return_exceptions=True)

    with contextlib.ExitStack() as stack:
        for bound in sockets:
            stack.enter_context(bound)
        stack.enter_context(in_thread(serving))
        yield port


async def _answer(behave: Behaviour, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    line = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").partition("\r\n")[0]

    async def send(data: bytes) -> None:
        writer.write(data)
        await writer.drain()

    await behave(line.split()[1], send)
    writer.close()
    await writer.wait_closed()
