"""A question and its answer over UDP."""

from __future__ import annotations

import asyncio
import socket

from scanner.net.lag import Patience

_LONGEST = 65_535


async def exchange(address: str, port: int, question: bytes, seconds: float) -> bytes:
    """The server's answer: the first datagram with the question's number, its first two bytes. Raises ``OSError``, ``TimeoutError`` among them.

    A plain socket, connected, so that it hears nobody but the server; closed also when its task is cancelled. uvloop's own way to a datagram
    socket leaves it open then.
    """
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM) as plug:
        plug.setblocking(False)
        plug.connect((address, port))
        loop = asyncio.get_running_loop()
        async with Patience(seconds):
            await loop.sock_sendall(plug, question)
            while True:
                datagram = await loop.sock_recv(plug, _LONGEST)
                if datagram[:2] == question[:2]:
                    return datagram
