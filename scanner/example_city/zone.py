"""The zone kotacontoh.go.id, made from the sites."""

from __future__ import annotations

from collections.abc import Iterable

import dns.zone

from scanner.example_city.site import Site

_DOMAIN = "kotacontoh.go.id"
NAMESERVER = "127.0.53.53"

_APEX = f"""
$ORIGIN {_DOMAIN}.
$TTL 300
@ SOA ns1 hostmaster 2026112101 3600 900 1209600 300
@ NS ns1
@ NS ns2
@ MX 10 surat
@ TXT "v=spf1 mx -all"
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@{_DOMAIN}"
ns1 A {NAMESERVER}
ns2 A {NAMESERVER}
surat A 127.0.53.25
"""


def zone(sites: Iterable[Site]) -> dns.zone.Zone:
    """Address records of every site, CAA records (RFC 8659) of those that have them, and the apex."""
    lines = [_APEX]
    for site in sites:
        lines.append(f"{site.host}. A {site.address}")
        if site.caa:
            lines.append(f'{site.host}. CAA 0 issue "ca.{_DOMAIN}"')
            lines.append(f'{site.host}. CAA 0 iodef "mailto:csirt@{_DOMAIN}"')
    return dns.zone.from_text("\n".join(lines), relativize=False)
