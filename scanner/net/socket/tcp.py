"""A TCP connection to a vetted address, counted at the socket. Plain sockets: half the CPU of asyncio's streams, and there are many."""

from __future__ import annotations

import asyncio
import fcntl
import socket
import struct
import termios
from typing import Protocol, Self

from scanner.net.trouble import TooLarge

_CHUNK = 16_384
# What the system takes in before anybody reads it, at most, in bytes. A server that is not listened to any more has no more than this under way.
UNREAD = 131_072
# The largest segment, in bytes, that of Ethernet. What TCP has to send twice is not counted at this end: of small segments that is next to nothing,
# of one that takes half of the room above, as on loopback and where frames are jumbo, several percent of what came.
_SEGMENT = 1_460
# Of one talk, in bytes. An answer in HTTP has its own limit; a handshake is a few kilobytes, and whoever sends more than this is not doing one.
_LONGEST = 400_000


class ByteAccount(Protocol):
    """Who is told of bytes, and may have enough of them; see `Budget`."""

    def count_out(self, size: int) -> None: ...

    def count_in(self, size: int) -> None: ...

    def uphold(self) -> None: ...

    def note_source(self, address: str) -> None: ...


class Stream:
    """``bytes_out`` and ``bytes_in`` count bytes as the system's TCP has them, whether anybody has read them or not, and so does the account.

    Its methods raise ``OSError`` when the connection breaks, `TooLarge` when more comes than `allow` said, and `Spent` when the account has
    enough; the caller sets the time limit.
    """

    def __init__(self, plug: socket.socket, address: str, account: ByteAccount) -> None:
        self.address, self.source = address, plug.getsockname()[0]
        self.bytes_out = self.bytes_in = 0
        self._plug, self._account = plug, account
        self._position = 0
        self._most = _LONGEST

    @classmethod
    async def connect(cls, address: str, port: int, account: ByteAccount) -> Self:
        """Connect to an address, never to a name."""
        plug = socket.socket(_family(address), socket.SOCK_STREAM)
        try:
            plug.setblocking(False)
            plug.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, UNREAD // 2)  # Linux doubles it.
            plug.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, _SEGMENT)
            if not _near(plug, address, port):
                await asyncio.get_running_loop().sock_connect(plug, (address, port))
        except BaseException:
            plug.close()
            raise
        account.note_source(plug.getsockname()[0])
        return cls(plug, address, account)

    def allow(self, size: int) -> None:
        """From now on so many bytes may be read."""
        self._most = self._position + size

    async def send(self, data: bytes) -> None:
        """Send all of it."""
        await asyncio.get_running_loop().sock_sendall(self._plug, data)
        self.bytes_out += len(data)
        self._account.count_out(len(data))

    async def read(self) -> bytes:
        """What has come, at most 16 KiB, waiting for the first byte; empty when the server has closed."""
        data = await asyncio.get_running_loop().sock_recv(self._plug, _CHUNK)
        self._position += len(data)
        self._count()
        self._account.uphold()
        if self._position > self._most:
            raise TooLarge("more bytes came than the largest answer has")
        return data

    @property
    def quiet(self) -> bool:
        """Open, and nothing has come that was not read."""
        try:
            self._plug.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def close(self) -> None:
        """Close it; what was not read is thrown away."""
        if self._plug.fileno() >= 0:
            self._count()
            self._plug.close()

    def _count(self) -> None:
        (unread,) = struct.unpack("i", fcntl.ioctl(self._plug, termios.FIONREAD, bytes(4)))
        came = self._position + unread - self.bytes_in
        self.bytes_in += came
        self._account.count_in(came)


def has_route(address: str) -> bool:
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
