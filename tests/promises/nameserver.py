"""A name server that answers any name as the attack says, at a public address: this one is asked, and no other."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

import dns.exception
import dns.flags
import dns.message
import dns.rcode
import dns.rrset

RESOLVER = "9.9.9.9"
# The addresses of a name; a function is given how often the name was asked for before.
Addresses = tuple[str, ...] | Callable[[int], tuple[str, ...]]


class Zone:
    """``addresses`` by name, or by ``*.suffix`` for all names below it; ``records`` by name and type, as a zone file has their data.

    Every other name does not exist.
    """

    def __init__(self, addresses: Mapping[str, Addresses], records: Mapping[tuple[str, str], tuple[str, ...]]) -> None:
        self._addresses, self._records = addresses, records
        self._times: Counter[tuple[str, str]] = Counter()
        self._names = {*addresses, *(name for name, _ in records)}

    def reply(self, wire: bytes) -> bytes | None:
        """The answer to a query over UDP."""
        try:
            query = dns.message.from_wire(wire)
            (question,) = query.question
        except (dns.exception.DNSException, ValueError):
            return None
        answer = dns.message.make_response(query, recursion_available=True)
        name, kind = question.name.to_text(omit_final_dot=True).lower(), question.rdtype.name
        if data := self._data(name, kind):
            answer.answer.append(dns.rrset.from_text_list(question.name, 60, "IN", kind, data))
        elif not any(name_there == name or name_there.endswith(f".{name}") for name_there in self._names):
            answer.set_rcode(dns.rcode.NXDOMAIN)
        return answer.to_wire(max_size=max(512, answer.request_payload), prefer_truncation=True)

    def _data(self, name: str, kind: str) -> list[str]:
        if kind not in ("A", "AAAA"):
            return list(self._records.get((name, kind), ()))
        addresses = self._addresses.get(name) or self._addresses.get(f"*.{name.partition('.')[2]}", ())
        times = self._times[name, kind]
        self._times[name, kind] += 1
        every = addresses(times) if callable(addresses) else addresses
        return [one for one in every if (":" in one) == (kind == "AAAA")]


@asynccontextmanager
async def answering(zone: Zone) -> AsyncIterator[None]:
    """Answer at the resolver's address for as long as the context lasts."""

    async def answer() -> None:
        loop = asyncio.get_running_loop()
        while True:
            query, sender = await loop.sock_recvfrom(bound, 65_535)
            if (reply := zone.reply(query)) is not None:
                await loop.sock_sendto(bound, reply, sender)

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as bound:
        bound.setblocking(False)
        bound.bind((RESOLVER, 53))
        task = asyncio.create_task(answer())
        try:
            yield
        finally:
            task.cancel()
