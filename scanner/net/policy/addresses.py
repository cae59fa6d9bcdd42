"""Which addresses may be contacted: public ones, and ranges that the settings allow."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator

from scanner.errors import SettingsError
from scanner.net.policy.reachable import Address, Range, globally_reachable

# A prefix that stands for the whole of IPv4 (RFC 6052 section 2.1), and the middle of an address of ISATAP (RFC 5214 section 6.1), whose
# bit "u" may be set. Other blocks that carry an IPv4 address are not reachable as such: Teredo, 6to4, IPv4-compatible, NAT64's of a site.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_ISATAP, _U = 0x00005EFE, 0x02000000


def ranges(texts: Iterable[str]) -> tuple[Range, ...]:
    """CIDR ranges; `SettingsError` for one that is not."""
    found: list[Range] = []
    for text in texts:
        try:
            found.append(ipaddress.ip_network(text))
        except ValueError as wrong:
            raise SettingsError(f"allow_private: {text!r} is not an address range: {wrong}", "Write it as 10.20.0.0/16.") from wrong
    return tuple(found)


def canonical(address: str) -> str:
    """The one form of an address (RFC 5952); of an IPv4-mapped one its IPv4 address. ``ValueError`` for what is no address."""
    return str(_one_form(address))


def refusal(address: str, allowed: Iterable[Range]) -> str | None:
    """Why an address may not be contacted, or None. What an IPv6 address carries inside is judged too."""
    try:
        outer = _one_form(address)
    except ValueError:
        return f"{address} is not an address"
    if "%" in address:
        return f"{address} names a network interface"
    ranges = tuple(allowed)
    if _within(outer, ranges):
        return None
    if globally_reachable(outer) and all(globally_reachable(inner) or _within(inner, ranges) for inner in _carried(outer)):
        return None
    return f"{address} is not a public address"


def _one_form(address: str) -> Address:
    read = ipaddress.ip_address(address)
    return (read.ipv4_mapped if isinstance(read, ipaddress.IPv6Address) else None) or read


def _within(address: Address, ranges: tuple[Range, ...]) -> bool:
    return any(address in block for block in ranges if block.version == address.version)


def _carried(address: Address) -> Iterator[Address]:
    if isinstance(address, ipaddress.IPv6Address):
        high, low = divmod(int(address) & (1 << 64) - 1, 1 << 32)
        if address in _TRANSLATED or high & ~_U == _ISATAP:
            yield ipaddress.IPv4Address(low)
