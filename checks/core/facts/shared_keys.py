"""One public key at several registered hosts: whoever takes the private key from one of them can pose as all of them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checks.core.facts.values import Facts
from checks.core.model.finding import Target

_MOST = 20


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """A host that showed a key. ``addresses`` are all that are known of it, that of the handshake first; ``names`` those of its certificate."""

    host: str
    opd: str
    spki_sha256: str
    names: tuple[str, ...]
    addresses: tuple[str, ...]


class SharedKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key that several hosts hold: an observation for the security team, and nobody's finding.

    ``hosts`` and ``opds`` (codes) are sorted; ``names`` are those of the certificates, at most 20; ``wildcard`` says whether one of them is
    for all hosts of a domain. ``addresses`` are those at which the key was seen. ``apart``: no address serves all of these hosts, so the private
    key lies in more than one place, or behind more than one door.
    """

    spki_sha256: str
    hosts: tuple[str, ...]
    opds: tuple[str, ...]
    names: tuple[str, ...]
    wildcard: bool
    addresses: tuple[str, ...]
    apart: bool


def holder(target: Target, facts: Facts) -> Holder | None:
    """The key that a target showed; None when none was seen."""
    certificate = facts.tls.certificate if facts.tls else None
    if certificate is None or not certificate.spki_sha256:
        return None
    return Holder(
        host=target.host,
        opd=target.opd,
        spki_sha256=certificate.spki_sha256,
        names=certificate.names[:_MOST],
        addresses=facts.dns.addresses,
    )


def shared_keys(holders: Iterable[Holder]) -> tuple[SharedKey, ...]:
    """Keys at several hosts of several OPDs or several addresses; most OPDs first, then most hosts.

    Several hosts of one OPD at one address are left out: one server may well serve them with one certificate.
    """
    by_key: dict[str, list[Holder]] = {}
    for one in holders:
        by_key.setdefault(one.spki_sha256, []).append(one)
    keys = (_key_of(spki, holders_of_key) for spki, holders_of_key in by_key.items())
    notable = (key for key in keys if len(key.hosts) > 1 and (key.apart or len(key.opds) > 1))
    return tuple(sorted(notable, key=lambda key: (-len(key.opds), -len(key.hosts), key.spki_sha256)))


def _key_of(spki: str, holders: list[Holder]) -> SharedKey:
    names = sorted({name for one in holders for name in one.names})
    return SharedKey(
        spki_sha256=spki,
        hosts=tuple(sorted({one.host for one in holders})),
        opds=tuple(sorted({one.opd for one in holders})),
        names=tuple(names[:_MOST]),
        wildcard=any(name.startswith("*.") for name in names),
        addresses=tuple(sorted({address for one in holders for address in one.addresses[:1]})),
        apart=all(one.addresses for one in holders) and not set.intersection(*(set(one.addresses) for one in holders)),
    )
