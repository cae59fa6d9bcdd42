"""A capture of everything on the loopback interface, by a process of its own: ``python -m tests.promises.capture FILE``."""

from __future__ import annotations

import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tests.promises.wire import RECORD, Packet, packets

# From Linux's headers, where Python has no name for them.
_ETH_P_ALL, _SOL_PACKET, _PACKET_STATISTICS, _PACKET_OUTGOING = 3, 263, 6, 4
_SO_TIMESTAMPNS, _SO_RCVBUF_FORCE = 35, 33
_BUFFER = 256 << 20
_SNAP = 640
_TIMESPEC = struct.Struct("ll")


class Capture(msgspec.Struct):
    """``packets`` are there when the capture is over."""

    packets: tuple[Packet, ...] = ()


@contextmanager
def capturing(folder: Path) -> Iterator[Capture]:
    """Every packet from here to the end of the context. Raises ``RuntimeError`` when the kernel could not keep up."""
    file = folder / "packets"
    process = subprocess.Popen([sys.executable, "-m", __name__, str(file)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        process.stdout.readline()
        capture = Capture()
        yield capture
    finally:
        process.terminate()
        lost = process.communicate()[0].strip()
    if lost != "0":
        raise RuntimeError(f"{lost or 'all'} packets were not captured")
    capture.packets = tuple(packets(file.read_bytes()))


def main(file: str) -> None:
    """Write packets until SIGTERM, then how many were lost."""
    over = False

    def end(*_: object) -> None:
        nonlocal over
        over = True

    signal.signal(signal.SIGTERM, end)
    with socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(_ETH_P_ALL)) as tap, Path(file).open("wb") as tap_file:
        for option in (socket.SO_RCVBUF, _SO_RCVBUF_FORCE):
            try:
                tap.setsockopt(socket.SOL_SOCKET, option, _BUFFER)
            except PermissionError:
                continue
        tap.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
        tap.bind(("lo", _ETH_P_ALL))
        tap.settimeout(0.05)
        print("ready", flush=True)
        while True:
            try:
                octets, control, _, where = tap.recvmsg(_SNAP, 64)
            except TimeoutError:
                if over:
                    break
                continue
            # On lo every packet is met twice: as it leaves, and as it arrives.
            if where[2] != _PACKET_OUTGOING:
                seconds, nanoseconds = _TIMESPEC.unpack_from(control[0][2])
                tap_file.write(RECORD.pack(seconds + nanoseconds / 1e9, len(octets)) + octets)
        lost = struct.unpack("II", tap.getsockopt(_SOL_PACKET, _PACKET_STATISTICS, 8))[1]
    print(lost, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
