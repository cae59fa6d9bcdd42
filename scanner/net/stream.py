"""A raw TCP connection to a vetted address, for protocol questions. Plain sockets: half the CPU of asyncio's streams, and there are many."""

from __future__ import annotations

import asyncio
import socket
from typing import Self

_CHUNK = 16_384


class Stream:
    """``sent`` and ``received`` count bytes. Its methods raise ``OSError`` when the connection breaks; the caller sets the time limit."""

    def __init__(self, plug: socket.socket, address: str) -> None:
        self.address = address
        self.sent = self.received = 0
        self._plug = plug

    @classmethod
    async def connect(cls, address: str, port: int, seconds: float) -> Self:
        """Connect to an address, never to a name, within so many seconds."""
        plug = socket.socket(_family(address), socket.SOCK_STREAM)
        try:
            plug.setblocking(False)
            plug.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if not _near(plug, address, port):
                async with asyncio.timeout(seconds):
                    await asyncio.get_running_loop().sock_connect(plug, (address, port))
        except BaseException:
            plug.close()
            raise
        return cls(plug, address)

    async def send(self, data: bytes) -> None:
        """Send all of it."""
        await asyncio.get_running_loop().sock_sendall(self._plug, data)
        self.sent += len(data)

    async def read(self) -> bytes:
        """What has come, at most 16 KiB, waiting for the first byte; empty when the server has closed."""
        data = await asyncio.get_running_loop().sock_recv(self._plug, _CHUNK)
        self.received += len(data)
        return data

    def close(self) -> None:
        """Close it; what was not read is thrown away."""
        self._plug.close()


def routed(address: str) -> bool:
    """True when this machine has a route to the address. Sends nothing: a datagram socket is only told where it would send to."""
    try:
        with socket.socket(_family(address), socket.SOCK_DGRAM) as plug:
            plug.connect((address, 9))
    except OSError:
        return False
    return True


def _near(plug: socket.socket, address: str, port: int) -> bool:
    """Begin to connect; true when that is already done, as it is on the same machine. The rest is for who waits."""
    plug.connect_ex((address, port))
    try:
        plug.getpeername()
    except OSError:
        return False
    return True


def _family(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET
