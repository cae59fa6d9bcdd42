"""What the evidence tells about a target, apart from any judgement: TLS, software, DNS. Nothing a server sends makes it fail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checks.core.assessment import Certificate, DnsFacts, Facts, TlsFacts
from checks.core.codec import Observation
from checks.core.dns import Climb, DnsAnswer
from checks.core.http import Exchange
from checks.core.inventory import inventory
from checks.core.model import Target
from checks.core.named import named
from checks.core.need import Dns, DnsClimb, Page, Tls, Versions
from checks.core.observed import Evidence, observed
from checks.core.parse import certificate
from checks.core.text import tame
from checks.core.tls import VERSIONS, Accepted, Handshake, TlsVersions

_MOST = 20


def facts(target: Target, evidence: Evidence) -> Facts:
    """The facts of one target; what was not observed is left out."""
    return Facts(
        tls=_tls(target, evidence), software=inventory(target, evidence), dns=_dns(target, evidence), named=named(target, evidence)
    )


def _tls(target: Target, evidence: Evidence) -> TlsFacts | None:
    shaken, asked = observed(Tls(), target, evidence), observed(Versions(), target, evidence)
    suites: dict[str, list[str]] = {}
    if isinstance(asked, TlsVersions):
        for version in VERSIONS:
            if asked.accepted.get(version) is Accepted.YES:
                suites[version] = [asked.ciphers[version]] if asked.ciphers.get(version) else []
    if isinstance(shaken, Handshake):
        seen = suites.setdefault(shaken.version, [])
        if shaken.cipher and shaken.cipher not in seen:
            seen.insert(0, shaken.cipher)
        return TlsFacts(
            protocols={version: tuple(names) for version, names in sorted(suites.items())},
            certificate=_certificate(shaken.leaf, shaken.at),
            trust=shaken.trust.value,
            alpn=_tame(shaken.alpn),
        )
    return TlsFacts(protocols={version: tuple(names) for version, names in sorted(suites.items())}) if suites else None


def _certificate(der: bytes, at: dt.datetime) -> Certificate | None:
    read = certificate(der)
    if read is None:
        return None
    return Certificate(
        subject=_tame(read.subject),
        issuer=_tame(read.issuer),
        names=tuple(_tame(name) for name in (*read.names, *read.addresses)[:100]),
        not_before=read.not_before,
        not_after=read.not_after,
        days_left=(read.not_after - at).days,
        key=read.key,
        signature=read.signature,
        serial=read.serial,
        sha256=read.sha256,
    )


def _dns(target: Target, evidence: Evidence) -> DnsFacts:
    contacted = [*_addresses(observed(Tls(), target, evidence)), *_addresses(observed(Page("/"), target, evidence))]
    published = [record for rdtype in ("A", "AAAA") for record in _records(observed(Dns(rdtype), target, evidence))]
    return DnsFacts(
        addresses=tuple(dict.fromkeys(_tame(address) for address in (*contacted, *published) if address))[:_MOST],
        caa=tuple(_tame(record) for record in _records(observed(DnsClimb("CAA"), target, evidence)))[:_MOST],
    )


def _addresses(seen: Observation | None) -> Iterator[str]:
    if isinstance(seen, Handshake):
        yield seen.address
    elif isinstance(seen, Exchange):
        yield seen.hops[0].address


def _records(seen: Observation | None) -> tuple[str, ...]:
    if not isinstance(seen, DnsAnswer | Climb):
        return ()
    try:
        return seen.records
    except Exception:
        # dnspython documents no closed list of what a malformed message raises.
        return ()


def _tame(text: str) -> str:
    return str(tame(text))
