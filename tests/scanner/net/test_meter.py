"""A connection brings no more than it is allowed to, whatever the bytes are."""

from __future__ import annotations

import socket

import pytest

from scanner.net.meter import Meter


def test_what_is_over_is_refused() -> None:
    meter = Meter()
    meter.allow(10)
    meter.took(10)
    assert (meter.taken, meter.spent) == (10, False)
    with pytest.raises(ConnectionAbortedError):
        meter.took(1)
    assert (meter.taken, meter.spent) == (11, True)
    meter.allow(10)
    assert (meter.taken, meter.spent) == (0, False)


def test_both_ways_of_reading_count() -> None:
    meter = Meter()
    meter.allow(6)
    with socket.create_server(("127.0.0.1", 0)) as server, meter.socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ())) as plug:
        plug.connect(server.getsockname())
        peer, _ = server.accept()
        with peer:
            peer.sendall(b"abcdefgh")
            assert plug.recv(3) == b"abc"
            into = bytearray(3)
            assert plug.recv_into(into) == 3
            assert (bytes(into), meter.taken) == (b"def", 6)
            with pytest.raises(ConnectionAbortedError):
                plug.recv(2)
