"""The office's networks as a pattern, for the servers that compare addresses as text alone."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

_OCTET = 8


def office_pattern(networks: Iterable[str]) -> str:
    """What addresses of these IPv4 networks (CIDR) begin with, as alternatives of a PCRE without an anchor; ``ValueError`` for what is no network.

    >>> office_pattern(["10.0.0.0/8", "172.16.0.0/12"])
    '10\\\\.|172\\\\.(16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31)\\\\.'
    """
    return "|".join(_beginning(ipaddress.IPv4Network(network)) for network in networks)


def _beginning(network: ipaddress.IPv4Network) -> str:
    whole, rest = divmod(network.prefixlen, _OCTET)
    octets = str(network.network_address).split(".")
    parts = octets[:whole]
    if rest:
        first = int(octets[whole])
        parts.append(f"({'|'.join(str(octet) for octet in range(first, first + 2 ** (_OCTET - rest)))})")
    return r"\.".join(parts) + (r"\." if len(parts) < len(octets) else r"\b")
