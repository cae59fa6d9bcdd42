"""A resolver on loopback that knows a few names, and answers some questions as no honest one does."""

from __future__ import annotations

import asyncio
import contextlib
import enum
from collections.abc import AsyncIterator, Mapping
from typing import cast

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset
import dns.zone

_LATE = 0.05
_LONGEST_CHAIN = 8


class Fault(enum.Enum):
    """How a question is answered instead."""

    SILENT = "silent"
    SERVFAIL = "servfail"
    REFUSED = "refused"
    CUT = "cut"
    SLOW = "slow"
    WRONG_ID = "wrong-id"
    WRONG_QUESTION = "wrong-question"
    ALIAS_LOOP = "alias-loop"
    POINTER_LOOP = "pointer-loop"
    GARBAGE = "garbage"


class Manner(enum.Enum):
    """What the resolver as a whole is like."""

    HONEST = "honest"
    DENIES = "denies"
    INVENTS = "invents"


class Names:
    """Records by name, aliases and wildcards among them (RFC 1034 section 4.3.2)."""

    def __init__(self, text: str) -> None:
        zone = dns.zone.from_text(text, origin=".", relativize=False, check_origin=False)
        self._nodes: dict[dns.name.Name, dns.node.Node] = dict(zone.nodes)
        self._exist = {dns.name.Name(name.labels[step:]) for name in self._nodes for step in range(len(name.labels))}

    def answer(self, query: dns.message.Message) -> dns.message.Message:
        """What an honest resolver that verifies no signatures says."""
        answer = dns.message.make_response(query, recursion_available=True)
        name, rdtype = query.question[0].name, query.question[0].rdtype
        for _ in range(_LONGEST_CHAIN):
            node = self._node(name)
            alias = node.get_rdataset(dns.rdataclass.IN, dns.rdatatype.CNAME) if node else None
            own = node.get_rdataset(dns.rdataclass.IN, rdtype) if node else None
            if own is not None:
                answer.answer.append(dns.rrset.from_rdata_list(name, 60, list(own)))
                return answer
            if alias is None:
                break
            answer.answer.append(dns.rrset.from_rdata_list(name, 60, list(alias)))
            name = alias[0].target
        if self._node(name) is None and name not in self._exist:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        return answer

    def _node(self, name: dns.name.Name) -> dns.node.Node | None:
        if name in self._nodes or name in self._exist:
            return self._nodes.get(name)
        above = name
        while above not in self._exist:
            above = above.parent()
        return self._nodes.get(dns.name.Name((b"*", *above.labels)))


class _Resolver(asyncio.DatagramProtocol):
    def __init__(self, names: Names, faults: Mapping[str, Fault], manner: Manner) -> None:
        self._names, self._faults, self._manner = names, faults, manner

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, where: tuple[str, int]) -> None:
        query = dns.message.from_wire(data)
        question = query.question[0]
        name = question.name.to_text(omit_final_dot=True).lower()
        fault = self._faults.get(f"{name} {dns.rdatatype.to_text(question.rdtype)}")
        if fault is Fault.SLOW:
            asyncio.get_running_loop().call_later(_LATE, self._transport.sendto, self._plain(query), where)
        elif fault is not Fault.SILENT:
            self._transport.sendto(self._plain(query) if fault is None else _spoilt(fault, query, self._plain(query)), where)

    def _plain(self, query: dns.message.Message) -> bytes:
        answer = dns.message.make_response(query, recursion_available=True)
        if self._manner is Manner.DENIES:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        elif self._manner is Manner.INVENTS:
            question = query.question[0]
            rdtype = dns.rdatatype.to_text(question.rdtype)
            text = {"TXT": '"v=spf1 +all"', "MX": "10 iklan.example.", "NS": "iklan.example.", "A": "192.0.2.99"}.get(rdtype)
            answer.answer += [dns.rrset.from_text(question.name, 60, "IN", rdtype, text)] if text else []
        else:
            answer = self._names.answer(query)
        return answer.to_wire(max_size=65_535)


def _spoilt(fault: Fault, query: dns.message.Message, wire: bytes) -> bytes:
    answer = dns.message.make_response(query, recursion_available=True)
    name = query.question[0].name
    match fault:
        case Fault.SERVFAIL | Fault.REFUSED:
            answer.set_rcode(dns.rcode.from_text(fault.value.upper()))
        case Fault.CUT:
            answer.flags |= dns.flags.TC
        case Fault.WRONG_QUESTION:
            return dns.message.make_response(dns.message.make_query("lain.example", "TXT", id=query.id)).to_wire()
        case Fault.WRONG_ID:
            return bytes((wire[0] ^ 1,)) + wire[1:]
        case Fault.ALIAS_LOOP:
            answer.answer = [dns.rrset.from_text(one, 60, "IN", "CNAME", other.to_text()) for one, other in _circle(name)]
        case Fault.POINTER_LOOP:
            # A record whose name is a pointer to itself (RFC 1035 section 4.1.4).
            plain = answer.to_wire()
            return plain[:6] + b"\0\1" + plain[8:10] + b"\0\0" + plain[12 : 12 + len(name.to_wire() or b"") + 4] + (0xC000 | (12 + len(name.to_wire() or b"") + 4)).to_bytes(2) + b"\0\x10\0\1\0\0\0<\0\2\1x"  # fmt: skip
        case _:
            return b"\xff" * 40
    return answer.to_wire()


def _circle(name: dns.name.Name) -> tuple[tuple[dns.name.Name, dns.name.Name], ...]:
    other = dns.name.from_text("putar.example")
    return (name, other), (other, name)


@contextlib.asynccontextmanager
async def resolving(names: Names, faults: Mapping[str, Fault], manner: Manner = Manner.HONEST) -> AsyncIterator[str]:
    """Answer over UDP, and not over TCP, until the context ends. ``ADDRESS:PORT``."""
    endpoint = asyncio.get_running_loop().create_datagram_endpoint(lambda: _Resolver(names, faults, manner), local_addr=("127.0.0.1", 0))
    transport, _ = await endpoint
    try:
        yield f"127.0.0.1:{transport.get_extra_info('sockname')[1]}"
    finally:
        transport.close()
