"""What went over the wire, as a capture has it: packets, the connections they make, and the questions to the DNS."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterable, Iterator

import dns.exception
import dns.message
import msgspec

SYN, ACK, FIN, RST = 0x02, 0x10, 0x01, 0x04
_NEVER = float("inf")
# Seconds since 1970 by the kernel's clock, and the octets that were kept of the packet.
RECORD = struct.Struct("!dH")


class Packet(msgspec.Struct, frozen=True):
    """``size`` is that of the payload; ``data`` its first octets. ``flags`` are TCP's, 0 for UDP."""

    at: float
    protocol: int
    source: tuple[str, int]
    to: tuple[str, int]
    flags: int
    size: int
    data: bytes


class Connection(msgspec.Struct):
    """A TCP connection that a client began; ``out`` and ``back`` are octets of payload, ``opening`` the first that the client sent."""

    at: float
    source: tuple[str, int]
    to: tuple[str, int]
    until: float = _NEVER
    out: int = 0
    back: int = 0
    opening: bytes = b""


def decode(at: float, octets: bytes) -> Packet | None:
    """An IP packet's headers and what is left of its payload; None for what is neither TCP nor UDP."""
    if octets[0] >> 4 == 4:
        length, protocol, begin = int.from_bytes(octets[2:4], "big"), octets[9], (octets[0] & 15) * 4
        hosts = socket.inet_ntop(socket.AF_INET, octets[12:16]), socket.inet_ntop(socket.AF_INET, octets[16:20])
    else:
        length, protocol, begin = int.from_bytes(octets[4:6], "big") + 40, octets[6], 40
        hosts = socket.inet_ntop(socket.AF_INET6, octets[8:24]), socket.inet_ntop(socket.AF_INET6, octets[24:40])
    if protocol not in (socket.IPPROTO_TCP, socket.IPPROTO_UDP):
        return None
    source, to = struct.unpack("!HH", octets[begin : begin + 4])
    tcp = protocol == socket.IPPROTO_TCP
    payload = begin + ((octets[begin + 12] >> 4) * 4 if tcp else 8)
    return Packet(
        at, protocol, (hosts[0], source), (hosts[1], to), octets[begin + 13] if tcp else 0, max(0, length - payload), octets[payload:]
    )


def packets(records: bytes) -> Iterator[Packet]:
    """The packets of a capture's file."""
    here = 0
    while here < len(records):
        at, size = RECORD.unpack_from(records, here)
        here += RECORD.size + size
        packet = decode(at, records[here - size : here])
        if packet is not None:
            yield packet


def connections(sent: Iterable[Packet]) -> list[Connection]:
    """In the order in which they were begun. One is over when its client says so, or when either side resets it."""
    begun: list[Connection] = []
    now: dict[tuple[tuple[str, int], tuple[str, int]], Connection] = {}
    for packet in sent:
        if packet.protocol != socket.IPPROTO_TCP:
            continue
        if packet.flags & (SYN | ACK) == SYN:
            now[packet.source, packet.to] = Connection(packet.at, packet.source, packet.to)
            begun.append(now[packet.source, packet.to])
            continue
        forth, back = now.get((packet.source, packet.to)), now.get((packet.to, packet.source))
        if forth is not None:
            forth.out += packet.size
            if len(forth.opening) < 64:
                forth.opening += packet.data[: packet.size]
        elif back is not None:
            back.back += packet.size
        one = forth or back
        if one is not None and (packet.flags & RST or (packet.flags & FIN and forth)):
            one.until = min(one.until, packet.at)
    return begun


def questions(sent: Iterable[Packet]) -> list[tuple[float, str, str]]:
    """When, which name and which type were asked of any name server over UDP."""
    requests = []
    for packet in sent:
        if packet.protocol == socket.IPPROTO_UDP and packet.to[1] == 53:
            try:
                (one,) = dns.message.from_wire(packet.data, ignore_trailing=True).question
            except (dns.exception.DNSException, ValueError):
                continue
            requests.append((packet.at, one.name.to_text(omit_final_dot=True).lower(), one.rdtype.name))
    return requests


def most_in_a_second(times: Iterable[float]) -> int:
    """The most of these moments that lie within any one second."""
    ordered, first, most = sorted(times), 0, 0
    for last, at in enumerate(ordered):
        while at - ordered[first] >= 1.0:
            first += 1
        most = max(most, last - first + 1)
    return most


def most_at_once(open_ones: Iterable[Connection]) -> int:
    """The most connections that were open at the same moment."""
    changes = sorted((moment, change) for one in open_ones for moment, change in ((one.at, 1), (one.until, -1)))
    now = most = 0
    for _, change in changes:
        now += change
        most = max(most, now)
    return most
