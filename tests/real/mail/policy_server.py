"""An HTTPS server that has the MTA-STS policy of a domain, or does something else instead."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

import msgspec

_LINE = b"mx: x.example\n" * 1000


class PolicyServer(msgspec.Struct, frozen=True):
    """``answer`` is what it sends; ``endless``: and then goes on without an end; without a certificate it keeps silent."""

    address: str
    tls: ssl.SSLContext | None
    answer: bytes
    endless: bool = False


def ok(policy: str) -> bytes:
    """The answer of a host that has this policy."""
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n" + policy.encode()


@contextlib.asynccontextmanager
async def serving_policies(servers: Iterable[PolicyServer], port: int) -> AsyncIterator[None]:
    """All of them, until the context ends."""
    async with contextlib.AsyncExitStack() as stack:
        for server in servers:
            await stack.enter_async_context(await asyncio.start_server(_answering(server), server.address, port, ssl=server.tls))
        yield


def _answering(server: PolicyServer) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, EOFError, ssl.SSLError, asyncio.CancelledError):
            if server.tls is None:
                await reader.read()
            await reader.readuntil(b"\r\n\r\n")
            writer.write(server.answer)
            while server.endless:
                writer.write(_LINE)
                await writer.drain()
            await writer.drain()
        writer.transport.abort() if server.endless else writer.close()

    return answer
