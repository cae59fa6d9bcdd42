"""What a server can have on its way to us when it is not listened to any more: by the server's own socket, as its kernel counts."""

from __future__ import annotations

import contextlib
import socket

from scanner.net import loop
from scanner.net.socket.tcp import Stream

# What was promised to the limit of bytes for each connection, and what 1,500 octets of Ethernet hold (RFC 6691 section 2).
UNDER_WAY, SEGMENT = 131_072, 1_460


class Account:
    """Counts, and never has enough."""

    def __init__(self) -> None:
        self.came = 0

    def count_out(self, size: int) -> None:
        pass

    def count_in(self, size: int) -> None:
        self.came += size

    def uphold(self) -> None:
        pass

    def note_source(self, address: str) -> None:
        pass


def test_what_is_under_way_is_bounded_and_comes_in_segments_of_ethernet() -> None:
    account = Account()

    async def poured_out(server: socket.socket) -> int:
        stream = await Stream.connect("127.0.0.1", server.getsockname()[1], account)
        peer, _ = server.accept()
        with peer:
            peer.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                while True:
                    peer.send(bytes(65_536))
            segment = peer.getsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG)
            stream.close()
        return segment

    with socket.create_server(("127.0.0.1", 0)) as server:
        assert loop.run(poured_out(server)) <= SEGMENT
    assert 0 < account.came <= UNDER_WAY
