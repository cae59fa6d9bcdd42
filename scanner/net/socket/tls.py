"""TLS in memory over a stream, so that its records are counted where they come and go: at the socket."""

from __future__ import annotations

import contextlib
import ssl
from typing import Self

from scanner.net.socket.tcp import Stream

_CHUNK = 16_384


class Secure:
    """As a `Stream`, for what is inside. Its methods raise what that raises, and ``ssl.SSLError``."""

    def __init__(self, stream: Stream, context: ssl.SSLContext, host: str) -> None:
        self._stream = stream
        self._come, self._go = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._come, self._go, server_hostname=host)

    @classmethod
    async def shake(cls, stream: Stream, context: ssl.SSLContext, host: str) -> Self:
        """Complete a handshake, naming ``host``. ``ConnectionResetError`` when the server closes before it is complete."""
        secure = cls(stream, context, host)
        try:
            while not secure._shaken():
                if not await secure._exchange():
                    raise ConnectionResetError("the server closed the connection during the handshake")
        except ssl.SSLError:
            # The alert that says why.
            with contextlib.suppress(OSError):
                await secure._flush()
            raise
        await secure._flush()
        return secure

    async def send(self, data: bytes) -> None:
        """Send all of it."""
        self._tls.write(data)
        await self._flush()

    async def read(self) -> bytes:
        """What has come, waiting for the first byte; empty when the server has closed, be it without saying so before (RFC 8446 section 6.1)."""
        while (data := self._plaintext()) is None:
            if not await self._exchange():
                return b""
        return data

    @property
    def quiet(self) -> bool:
        """Open, and nothing has come that was not read."""
        return not self._come.pending and not self._tls.pending() and self._stream.quiet

    # Nothing is waited for while an exception is handled: what breaks meanwhile would seem to be caused by it.

    def _shaken(self) -> bool:
        try:
            self._tls.do_handshake()
        except ssl.SSLWantReadError:
            return False
        return True

    def _plaintext(self) -> bytes | None:
        """What has come; None when nothing has."""
        try:
            return self._tls.read(_CHUNK)
        except ssl.SSLZeroReturnError:
            return b""
        except ssl.SSLWantReadError:
            return None

    async def _exchange(self) -> bool:
        """Send what TLS has to say, and take in what comes; False when the server has closed."""
        await self._flush()
        data = await self._stream.read()
        self._come.write(data)
        return bool(data)

    async def _flush(self) -> None:
        if self._go.pending:
            await self._stream.send(self._go.read())
