"""The server's side of TLS over a stream: what the client says in clear, and a writer that encrypts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Protocol

from OpenSSL import SSL

_CHUNK = 16_384


class Writer(Protocol):
    """What a conversation needs of the way back, as `asyncio.StreamWriter` has it."""

    def write(self, data: bytes, /) -> None: ...
    async def drain(self) -> None: ...


class TlsStream:
    """A TLS connection whose handshake is done; ``reader`` gives the plaintext."""

    def __init__(self, tls: SSL.Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, limit: int) -> None:
        self._tls, self._reader, self._writer = tls, reader, writer
        self.reader = asyncio.StreamReader(limit)

    def write(self, data: bytes, /) -> None:
        with suppress(SSL.Error):
            self._tls.sendall(data)
        _flush(self._tls, self._writer)

    async def drain(self) -> None:
        await self._writer.drain()

    async def pump(self) -> None:
        """Feed ``reader`` until the client is done, and tell it so at once (RFC 5246 section 7.2.1)."""
        with suppress(SSL.Error, OSError):
            while True:
                try:
                    self.reader.feed_data(self._tls.recv(_CHUNK))
                except SSL.WantReadError:
                    await _more(self._tls, self._reader, self._writer)
        self.reader.feed_eof()
        self.shut_down()

    def shut_down(self) -> None:
        """Tell the client that no more follows."""
        with suppress(SSL.Error):
            self._tls.shutdown()
        _flush(self._tls, self._writer)


@asynccontextmanager
async def accept_tls(
    context: SSL.Context, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, patience: float, limit: int
) -> AsyncIterator[TlsStream]:
    """Shake hands and hold the connection; ``ConnectionError`` or ``TimeoutError`` when that fails, after an alert where there is one."""
    tls = SSL.Connection(context, None)
    tls.set_accept_state()
    async with asyncio.timeout(patience):
        while True:
            try:
                tls.do_handshake()
                break
            except SSL.WantReadError:
                await _more(tls, reader, writer)
            except SSL.Error as wrong:
                _flush(tls, writer)
                await writer.drain()
                raise ConnectionAbortedError("the handshake failed") from wrong
    _flush(tls, writer)
    stream = TlsStream(tls, reader, writer, limit)
    pumping = asyncio.create_task(stream.pump())
    try:
        yield stream
        stream.shut_down()
    finally:
        pumping.cancel()


async def _more(tls: SSL.Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    _flush(tls, writer)
    data = await reader.read(_CHUNK)
    if not data:
        raise ConnectionAbortedError("the client is gone")
    tls.bio_write(data)


def _flush(tls: SSL.Connection, writer: asyncio.StreamWriter) -> None:
    with suppress(SSL.WantReadError):
        while True:
            writer.write(tls.bio_read(_CHUNK))
