"""A mail server up to its handshake: it greets, answers EHLO, and goes on encrypted, or does one of these things as no sound server does."""

from __future__ import annotations

import asyncio
import contextlib
import enum
import ssl
from collections.abc import AsyncIterator, Iterable

import msgspec

_DRIP = 0.2  # seconds between two octets


class SmtpManner(enum.Enum):
    """What is peculiar about a server."""

    SOUND = "sound"
    LOWER_CASE = "lower-case"
    WITHOUT_EHLO = "without-ehlo"
    PLAIN = "plain"
    NOT_NOW = "not-now"
    CLOSING = "closing"
    TURNING_AWAY = "turning-away"
    BUSY = "busy"
    ALTERED = "altered"
    SILENT = "silent"
    DRIPPING = "dripping"
    ENDLESS = "endless"
    NO_SMTP = "no-smtp"


class SmtpServer(msgspec.Struct, frozen=True):
    """Where it listens, what it does, and its certificate."""

    address: str
    manner: SmtpManner = SmtpManner.SOUND
    tls: ssl.SSLContext | None = None


@contextlib.asynccontextmanager
async def serving_mail(servers: Iterable[SmtpServer], port: int) -> AsyncIterator[None]:
    """All of them, until the context ends."""
    async with contextlib.AsyncExitStack() as stack:
        for server in servers:
            await stack.enter_async_context(await asyncio.start_server(_Session(server).hold, server.address, port))
        yield


class _Session:
    def __init__(self, server: SmtpServer) -> None:
        self._server = server

    async def hold(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, EOFError, ssl.SSLError, asyncio.CancelledError):
            await self._converse(reader, writer)
        writer.transport.abort()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        manner = self._server.manner
        if manner is SmtpManner.SILENT:
            await reader.read()
        while manner is SmtpManner.ENDLESS:
            writer.write(b"220-" + b"x" * 500 + b"\r\n")
            await writer.drain()
        while manner is SmtpManner.DRIPPING:
            writer.write(b"2")
            await writer.drain()
            await asyncio.sleep(_DRIP)
        writer.write(_GREETINGS.get(manner, b"220-surat siap\r\n220 ESMTP\r\n"))
        while line := await reader.readline():
            command = line.strip().upper().partition(b" ")[0]
            if command == b"EHLO":
                writer.write(_EXTENSIONS.get(manner, b"250-surat\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250 STARTTLS\r\n"))
            elif command == b"STARTTLS" and manner is SmtpManner.NOT_NOW:
                writer.write(b"454 4.7.0 TLS not available due to local problem\r\n")
            elif command == b"STARTTLS":
                writer.write(b"220 2.0.0 Ready to start TLS\r\n")
                await writer.drain()
                if manner is SmtpManner.CLOSING or self._server.tls is None:
                    return
                await writer.start_tls(self._server.tls)
            elif command == b"QUIT":
                writer.write(b"221 2.0.0 Bye\r\n")
                return
            else:
                # Nobody who asks this way is sent mail.
                raise ConnectionError(f"not expected: {line!r}")
            await writer.drain()


_GREETINGS = {
    SmtpManner.TURNING_AWAY: b"554 5.7.1 You are not welcome\r\n",
    SmtpManner.BUSY: b"421 4.3.2 Too many connections\r\n",
    SmtpManner.NO_SMTP: b"SSH-2.0-OpenSSH_9.2\r\n",
}
_EXTENSIONS = {
    SmtpManner.LOWER_CASE: b"250-surat\r\n250 starttls\r\n",
    SmtpManner.WITHOUT_EHLO: b"502 5.5.1 Command not implemented\r\n",
    SmtpManner.PLAIN: b"250-surat\r\n250-PIPELINING\r\n250 SIZE 10240000\r\n",
    SmtpManner.ALTERED: b"250-surat\r\n250-PIPELINING\r\n250 XXXXXXXA\r\n",
}
