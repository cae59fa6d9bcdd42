"""Which addresses may be contacted: public ones, and ranges that the settings allow."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator

from scanner.errors import SettingsError
from scanner.net.policy.reachable import Address, Range, globally_reachable

# A prefix that stands for the whole of IPv4 (RFC 6052 section 2.1), and the middle of an address of ISATAP (RFC 5214 section 6.1), whose
# bit "u" may be set. Other blocks that carry an IPv4 address are not reachable as such: Teredo, 6to4, IPv4-compatible, NAT64's of a site.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_ISATAP, _U = 0x00005EFE, 0x02000000


def ranges(texts: Iterable[str]) -> tuple[Range, ...]:
    """CIDR ranges; `SettingsError` for one that is not."""
    blocks: list[Range] = []
    for text in texts:
        try:
            blocks.append(ipaddress.ip_network(text))
        except ValueError as wrong:
            raise SettingsError(f"allow_private: {text!r} is not an address range: {wrong}", "Write it as 10.20.0.0/16.") from wrong
    return tuple(blocks)


def canonical_address(address: str) -> str:
    """The one form of an address (RFC 5952); of an IPv4-mapped one its IPv4 address. ``ValueError`` for what is no address."""
    return str(_one_form(address))


def address_refusal(address: str, allowed_ranges: Iterable[Range]) -> str | None:
    """Why an address may not be contacted, or None. What an IPv6 address carries inside is judged too."""
    try:
        outer = _one_form(address)
    except ValueError:
        return f"{address} is not an address"
    if "%" in address:
        return f"{address} names a network interface"
    ranges = tuple(allowed_ranges)
    if _within(outer, ranges):
        return None
    if globally_reachable(outer) and all(globally_reachable(inner) or _within(inner, ranges) for inner in _inner_addresses(outer)):
        return None
    return f"{address} is not a public address"


def _one_form(address: str) -> Address:
    literal = ipaddress.ip_address(address)
    return (literal.ipv4_mapped if isinstance(literal, ipaddress.IPv6Address) else None) or literal


def _within(address: Address, ranges: tuple[Range, ...]) -> bool:
    return any(address in block for block in ranges if block.version == address.version)


def _inner_addresses(address: Address) -> Iterator[Address]:
    if isinstance(address, ipaddress.IPv6Address):
        high, low = divmod(int(address) & (1 << 64) - 1, 1 << 32)
        if address in _NAT64 or high & ~_U == _ISATAP:
            yield ipaddress.IPv4Address(low)
