"""Primes for finite-field Diffie-Hellman that everybody knows, from cryptodatahub: those of RFCs, and those built into old servers."""

from __future__ import annotations

from functools import cache

from checks.core.evidence.tls import DhGroup


def dh_group(prime: int) -> DhGroup:
    """Length and, where the prime is a well-known one, its name: ``2048-bit MODP Group/Oakley Group 14 (RFC 3526)``."""
    return DhGroup(prime.bit_length(), _names().get(prime, ""))


@cache
def _names() -> dict[int, str]:
    from cryptodatahub.common.parameter import DHParamWellKnown

    names: dict[int, str] = {}
    for entry in DHParamWellKnown:
        names.setdefault(entry.value.parameter_numbers.p, str(entry.value))
    return names
