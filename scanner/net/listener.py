"""What answers instead of asking: one page, for whoever watches over this machine, so long as the daemon lives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from scanner.errors import SettingsError

_HEAD_BYTES, _PATIENCE = 8192, 10.0


def _address(listen: str) -> tuple[str, int]:
    """``127.0.0.1:9464`` or ``[::1]:9464``; `SettingsError` for anything else."""
    host, colon, port = listen.rpartition(":")
    if not (colon and host and port.isascii() and port.isdecimal() and 0 <= int(port) < 65536):
        raise SettingsError(f"metrics.listen: {listen!r} is not an address with a port", 'Write it as "127.0.0.1:9464".')
    return host.strip("[]"), int(port)


@asynccontextmanager
async def serving(listen: str, path: str, content_type: str, text: Callable[[], str]) -> AsyncIterator[int]:
    """Meanwhile answer ``GET`` for this path with this text, made anew in a thread each time; yields the port. `SettingsError` where the address cannot be had."""
    host, port = _address(listen)
    turn = asyncio.Lock()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                head = await reader.readuntil(b"\r\n\r\n")
            method, _, rest = head.partition(b" ")
            question = rest.partition(b" ")[0].partition(b"?")[0]
            status, body = "404 Not Found", b""
            if method in (b"GET", b"HEAD") and question == path.encode():
                async with turn:
                    status, body = "200 OK", (await asyncio.to_thread(text)).encode()
            kind = f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\nConnection: close"
            writer.write(f"HTTP/1.1 {status}\r\n{kind}\r\n\r\n".encode() + (body if method == b"GET" else b""))
            await writer.drain()
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            # Whoever asks so is told nothing.
            pass
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    try:
        server = await asyncio.start_server(answer, host, port, limit=_HEAD_BYTES)
    except OSError as wrong:
        raise SettingsError(
            f"metrics.listen: {listen} cannot be listened on ({wrong.strerror})", "Name an address of this machine."
        ) from None
    async with server:
        yield server.sockets[0].getsockname()[1]
