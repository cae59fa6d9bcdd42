"""The zones of the city: kotacontoh.go.id, made from the sites, and the domain of an office that nobody looks after."""

from __future__ import annotations

from collections.abc import Iterable

import dns.zone

from scanner.example_city.mail import MAIL_ADDRESS
from scanner.example_city.site import Site

_DOMAIN = "kotacontoh.go.id"
NAMESERVER = "127.0.53.53"
# Those that the city's domains name, in two networks.
OWN_SERVERS = ("127.0.53.54", "127.0.54.53")
# RSA keys of 2,048 and 1,024 bits that are nobody's: nearly all of their bits are 0.
_STRONG_KEY = f'"v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAg{"A" * 150}" "{"A" * 190}QIDAQAB"'
_WEAK_KEY = f'"v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC{"A" * 170}QIDAQAB"'

_APEX = f"""
$ORIGIN {_DOMAIN}.
$TTL 300
@ SOA ns1 hostmaster 2026112101 3600 900 1209600 300
@ NS ns1
@ NS ns2
@ MX 10 surat
@ TXT "v=spf1 mx -all"
@ CAA 0 issue "ca.{_DOMAIN}"
@ CAA 0 iodef "mailto:csirt@{_DOMAIN}"
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@{_DOMAIN}"
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@{_DOMAIN}"
_mta-sts TXT "v=STSv1; id=20261121"
default._domainkey TXT {_STRONG_KEY}
ns1 A {OWN_SERVERS[0]}
ns2 A {OWN_SERVERS[1]}
surat A {MAIL_ADDRESS}
"""


# Its newsletters were sent by a firm that is gone, whose domain anybody can register.
NEGLECTED = "wisata-contoh.example"
_NEGLECTED_ZONE = f"""
$ORIGIN {NEGLECTED}.
$TTL 300
@ SOA ns1.{_DOMAIN}. hostmaster.{_DOMAIN}. 2026112101 3600 900 1209600 300
@ NS ns1.{_DOMAIN}.
@ NS ns2.{_DOMAIN}.
@ MX 10 surat.{_DOMAIN}.
@ TXT "v=spf1 mx include:kirim.buletin-lama.example ?all"
_dmarc TXT "v=DMARC1; p=none; rua=mailto:dmarc@{_DOMAIN}"
default._domainkey TXT {_WEAK_KEY}
"""
# Its name servers answer nothing.
FAILING = "pilkada-contoh.example"


def neglected_zone() -> dns.zone.Zone:
    """A domain with mail records that protect nobody."""
    return dns.zone.from_text(_NEGLECTED_ZONE, relativize=False)


def zone(sites: Iterable[Site]) -> dns.zone.Zone:
    """Address records of every site, CAA records (RFC 8659) of those that have them, and the apex."""
    lines = [_APEX]
    for site in sites:
        lines.append(f"{site.host}. A {site.address}")
        if site.caa:
            lines.append(f'{site.host}. CAA 0 issue "ca.{_DOMAIN}"')
            lines.append(f'{site.host}. CAA 0 iodef "mailto:csirt@{_DOMAIN}"')
    return dns.zone.from_text("\n".join(lines), relativize=False)
