"""Which addresses may be contacted: public ones, and ranges that the settings allow."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator

from scanner.errors import SettingsError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Range = ipaddress.IPv4Network | ipaddress.IPv6Network

# Addresses that carry an IPv4 address in their last 32 bits (RFC 6052, RFC 4291 section 2.5.5.1).
_CARRIERS = tuple(ipaddress.IPv6Network(n) for n in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96"))


def ranges(texts: Iterable[str]) -> tuple[Range, ...]:
    """CIDR ranges; `SettingsError` for one that is not."""
    found: list[Range] = []
    for text in texts:
        try:
            found.append(ipaddress.ip_network(text))
        except ValueError as wrong:
            raise SettingsError(f"allow_private: {text!r} is not an address range: {wrong}", "Write it as 10.20.0.0/16.") from wrong
    return tuple(found)


def refusal(address: str, allowed: Iterable[Range]) -> str | None:
    """Why an address may not be contacted, or None. What an IPv6 address carries inside is judged too."""
    try:
        outer = ipaddress.ip_address(address)
    except ValueError:
        return f"{address} is not an address"
    if "%" in address:
        return f"{address} names a network interface"
    if any(outer in network for network in allowed if network.version == outer.version):
        return None
    for inner in _with_carried(outer):
        if any(inner in network for network in allowed if network.version == inner.version):
            continue
        if not inner.is_global or inner.is_multicast or inner.is_reserved:
            return f"{address} is not a public address"
    return None


def _with_carried(address: Address) -> Iterator[Address]:
    if isinstance(address, ipaddress.IPv6Address):
        carried = address.ipv4_mapped or address.sixtofour
        if address.teredo:
            carried = address.teredo[1]
        if carried is None and any(address in network for network in _CARRIERS):
            carried = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if carried is not None:
            yield carried
            if address.ipv4_mapped:
                return
    yield address
