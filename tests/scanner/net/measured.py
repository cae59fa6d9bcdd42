"""Servers on loopback that count what comes and goes themselves: bytes, requests, connections, and when."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import ssl
import struct
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

Send = Callable[[bytes], Awaitable[None]]
Serve = Callable[[bytes, Send], Awaitable[bool]]


# Where Linux's struct tcp_info has bytes that came, that were sent, and that were sent again (tcpi_bytes_received, _sent, _retrans).
_CAME, _WENT, _AGAIN = 128, 200, 208


class Measured:
    """What a server saw. ``requests`` and ``connections`` are moments in seconds, ``most`` is how many connections were open at once.

    ``came`` and ``went`` are bytes of TCP as a capture at the server would have them, of connections that have ended.
    """

    def __init__(self) -> None:
        self.requests: list[float] = []
        self.connections: list[float] = []
        self.most = self.came = self.went = 0
        self._open: set[asyncio.Task[None]] = set()

    @contextmanager
    def connection(self, plug: socket.socket) -> Iterator[None]:
        """Around a connection."""
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        self.connections.append(time.monotonic())
        self.most = max(self.most, len(self._open))
        try:
            yield
        finally:
            self._open.discard(task)
            octets = plug.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
            came, went, again = (struct.unpack_from("=Q", octets, at)[0] for at in (_CAME, _WENT, _AGAIN))
            self.came, self.went = self.came + came, self.went + went - again

    async def ended(self) -> None:
        """Until every connection has."""
        await asyncio.gather(*self._open)


class _Plain:
    """A connection as the server has it, without TLS."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def send(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    async def read(self) -> bytes:
        return await self._reader.read(65_536)


class _TlsPlug(_Plain):
    """The same within TLS."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, context: ssl.SSLContext) -> None:
        super().__init__(reader, writer)
        self._come, self._go = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._come, self._go, server_side=True)

    async def shake(self) -> None:
        while not self._tries(self._tls.do_handshake):
            await self._exchange()
        await super().send(self._go.read())

    async def send(self, data: bytes) -> None:
        for at in range(0, len(data), 16_384):
            self._tls.write(data[at : at + 16_384])
            await super().send(self._go.read())

    async def read(self) -> bytes:
        chunks: list[bytes] = []
        while not self._tries(lambda: chunks.append(self._tls.read(65_536))):
            if not await self._exchange():
                return b""
        return chunks[0]

    def _tries(self, step: Callable[[], object]) -> bool:
        try:
            step()
        except ssl.SSLWantReadError:
            return False
        return True

    async def _exchange(self) -> bool:
        if self._go.pending:
            await super().send(self._go.read())
        data = await super().read()
        self._come.write(data)
        return bool(data)


@asynccontextmanager
async def serving(serve: Serve, context: ssl.SSLContext | None = None, at: str = "127.0.0.1") -> AsyncIterator[tuple[int, Measured]]:
    """The port, and what was seen. ``serve`` answers one request, given its header, and says whether it stays open for another."""
    measured = Measured()

    async def serve_connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Another handle of the socket, which is there when the stream's is closed.
        with socket.socket(fileno=os.dup(writer.get_extra_info("socket").fileno())) as plug, measured.connection(plug):
            with contextlib.suppress(OSError, ssl.SSLError):
                way = _Plain(reader, writer)
                if context is not None:
                    way = tls_plug = _TlsPlug(reader, writer, context)
                    await tls_plug.shake()
                await _answer(way)
                # Until the client has all of it and closes, too.
                writer.write_eof()
                while await reader.read(65_536):
                    pass
            writer.transport.abort()

    async def _answer(way: _Plain) -> None:
        buffer = b""
        while True:
            while b"\r\n\r\n" not in buffer:
                data = await way.read()
                if not data:
                    return
                buffer += data
            head, _, buffer = buffer.partition(b"\r\n\r\n")
            measured.requests.append(time.monotonic())
            if not await serve(head, way.send):
                return

    server = await asyncio.start_server(serve_connection, at, 0)
    try:
        yield server.sockets[0].getsockname()[1], measured
    finally:
        server.close()
