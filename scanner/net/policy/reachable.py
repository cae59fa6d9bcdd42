"""Which addresses are reachable from everywhere, by IANA's registries and not by the Python version."""

from __future__ import annotations

import ipaddress
import tomllib
from functools import cache
from pathlib import Path

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Range = ipaddress.IPv4Network | ipaddress.IPv6Network

_REGISTRIES = Path(__file__).with_name("special_purpose.toml")


def globally_reachable(address: Address) -> bool:
    """What the smallest registered block that holds an address says of it (RFC 8190 section 2.1)."""
    return max((block.prefixlen, reachable) for block, reachable in _blocks(address.version) if address in block)[1]


@cache
def _blocks(version: int) -> tuple[tuple[Range, bool], ...]:
    """Blocks of one version of the protocol; one of each version holds every address."""
    tables: dict[str, dict[str, bool]] = tomllib.loads(_REGISTRIES.read_text(encoding="ascii"))
    blocks = ((ipaddress.ip_network(block), reachable) for table in tables.values() for block, reachable in table.items())
    return tuple((block, reachable) for block, reachable in blocks if block.version == version)
