"""One connection for HTTP/1.1: a request goes out, an answer comes in (RFC 9112 section 9)."""

from __future__ import annotations

import asyncio
import ssl
from typing import Self, cast

from scanner.net.http1 import Answer


class Connection(asyncio.Protocol):
    """Asks one request at a time. `usable` while it may be asked another."""

    def __init__(self) -> None:
        self._answer: Answer | None = None
        self._told: asyncio.Future[None] | None = None
        self._lost = asyncio.get_running_loop().create_future()
        self.usable = True

    @classmethod
    async def open(cls, address: str, port: int, context: ssl.SSLContext | None, host: str) -> Self:
        """Connect to an address, within TLS where there is a context, naming ``host``. Raises ``OSError``, ``ssl.SSLError`` among them."""
        name = host if context else None
        _, made = await asyncio.get_running_loop().create_connection(cls, address, port, ssl=context, server_hostname=name)
        return made

    async def ask(self, request: bytes, answer: Answer) -> None:
        """Send it, and fill the answer; raises its trouble. Afterwards the connection is closed unless it stays usable."""
        self._answer, self._told = answer, asyncio.get_running_loop().create_future()
        self.usable = False
        try:
            self._transport.write(request)
            await self._told
            self.usable = answer.keeps and not self._lost.done() and not self._transport.is_closing()
        finally:
            answer.close()
            self._answer = self._told = None
            if not self.usable:
                await self.close()

    async def close(self) -> None:
        """Close it at once, and wait until it is, so that another may be opened in its place."""
        self.usable = False
        self._transport.abort()
        await asyncio.shield(self._lost)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        if self._answer is None:
            # Nobody asked.
            self.usable = False
            self._transport.abort()
        else:
            self._answer.take(data)
            self._tell()

    def eof_received(self) -> None:
        self.usable = False
        if self._answer is not None:
            self._answer.end()
            self._tell()

    def connection_lost(self, exc: Exception | None) -> None:
        self.usable = False
        if not self._lost.done():
            self._lost.set_result(None)
        if self._answer is not None:
            self._answer.break_off(exc) if exc else self._answer.end()
            self._tell()

    def _tell(self) -> None:
        answer, told = self._answer, self._told
        if answer is None or told is None or told.done():
            return
        if answer.trouble is not None:
            told.set_exception(answer.trouble)
        elif answer.over:
            told.set_result(None)
