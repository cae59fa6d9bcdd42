"""Which CAA records bind who issues certificates for a domain and for the listed hosts below it (RFC 8659 section 3)."""

from __future__ import annotations

import msgspec

from checks.core.domain.resolution import DnsRecords, Presence, Resolution


class CaaPlace(msgspec.Struct, frozen=True):
    """The ``records`` that stand at a ``name``, in presentation form."""

    name: str
    records: tuple[str, ...]


class CaaState(msgspec.Struct, frozen=True):
    """``own`` is the answer at the domain itself. ``source`` is where the records stand that bind it, there or above; None where there are none.

    ``below`` are names up to the listed hosts that have records of their own, which count instead. ``open`` are answers that could change any of that.
    """

    own: DnsRecords
    source: CaaPlace | None = None
    below: tuple[CaaPlace, ...] = ()
    open: tuple[DnsRecords, ...] = ()


def caa_state(domain: str, dns: Resolution) -> CaaState:
    """Every name is asked; an alias is followed by the resolver, and what stands above its target does not count."""
    upwards = {name: dns.ask(name, "CAA") for name in _upwards(domain)}
    below = {name: dns.ask(name, "CAA") for host in dns.hosts for name in _upwards(host, domain)}
    source, doubts = None, []
    for name, answer in upwards.items():
        if answer.open:
            doubts.append(answer)
            break
        if answer.presence is Presence.THERE:
            source = CaaPlace(name, answer.records)
            break
    doubts += [answer for answer in below.values() if answer.open]
    places = tuple(CaaPlace(name, answer.records) for name, answer in below.items() if answer.presence is Presence.THERE)
    return CaaState(upwards[domain], source, places, tuple(doubts))


def _upwards(name: str, end: str = "") -> tuple[str, ...]:
    """The name and those above it, below ``end``."""
    labels = name.split(".")
    names = (".".join(labels[start:]) for start in range(len(labels)))
    return tuple(one for one in names if not end or one.endswith(f".{end}"))
