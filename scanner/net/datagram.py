"""One question to a name server over UDP, as dnspython wants its sockets."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import dns.asyncbackend
import dns.exception
import dns.inet

Place = tuple[Any, ...]


class Datagrams(dns.asyncbackend.DatagramSocket):  # type: ignore[name-defined, misc]  # dnspython declares it without exporting it
    """A plain socket, connected, so that it hears nobody but the server; closed also when its task is cancelled.

    uvloop's own way to a datagram socket leaves it open then.
    """

    def __init__(self, address: str, port: int) -> None:
        family = dns.inet.af_for_address(address)
        super().__init__(family, socket.SOCK_DGRAM)
        self._server: Place = dns.inet.low_level_address_tuple((address, port), family)
        self._plug = socket.socket(family, socket.SOCK_DGRAM)
        try:
            self._plug.setblocking(False)
            self._plug.connect(self._server)
        except OSError:
            self._plug.close()
            raise

    # dnspython's own parameters.
    async def sendto(self, what: bytes, destination: Place, timeout: float | None) -> int:  # noqa: ASYNC109
        await asyncio.get_running_loop().sock_sendall(self._plug, what)
        return len(what)

    async def recvfrom(self, size: int, timeout: float | None) -> tuple[bytes, Place]:  # noqa: ASYNC109
        try:
            async with asyncio.timeout(timeout):
                return await asyncio.get_running_loop().sock_recv(self._plug, size), self._server
        except TimeoutError:
            raise dns.exception.Timeout from None

    async def close(self) -> None:
        self._plug.close()
