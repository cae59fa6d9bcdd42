"""What a resolver that verifies says of a signed domain, by hand: healthy, then one thing changed."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import cast

import dns.dnssec
import dns.dnssectypes
import dns.flags
import dns.message
import dns.name
import dns.rdata
import dns.rrset
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from dns.rdtypes.ANY.DNSKEY import DNSKEY

from checks.core.domain.dnssec import Protection
from checks.core.evidence.dns import DnsAnswer
from checks.core.testing.certificates import AT
from checks.core.testing.names import DOMAIN, ZoneEntry, dns_answer

# An invented key, the same one each time.
_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
_DNSKEY = dns.dnssec.make_dnskey(_KEY.public_key(), dns.dnssectypes.Algorithm.ED25519, flags=257)
_RECORDS = {"SOA": (f"ns1.{DOMAIN}. hostmaster.{DOMAIN}. 1 3600 900 1209600 300",), "A": ("192.0.2.7",), "MX": (f"10 surat.{DOMAIN}.",), "NSEC3PARAM": ("1 0 0 -",)}  # fmt: skip
# An exponent of 65,537 and a modulus of 1,024 bits that is nobody's.
_SHORT_KEY = f"256 3 8 {base64.b64encode(bytes((3, 1, 0, 1)) + bytes((0x80,)) + bytes(126) + bytes((1,))).decode()}"
SHORT_KEY_TAG = dns.dnssec.key_id(cast(DNSKEY, dns.rdata.from_text("IN", "DNSKEY", _SHORT_KEY)))
_TYPES = ("SOA", "DNSKEY", "A", "AAAA", "MX", "NSEC3PARAM")
_DO, _CD = "do", "do cd"


def signed_zone(
    protection: Protection = Protection.SECURE,
    *,
    days: tuple[float, float] = (-7.0, 7.0),
    of: Iterable[str] = _TYPES,
    unsigned: Iterable[str] = (),
    ds: tuple[str, ...] | None = None,
    short_key: bool = False,
    parameters: str = "1 0 0 -",
) -> dict[str, ZoneEntry]:
    """Entries of `domain_lookups` for the example domain, of which the resolver thinks so.

    DnssecFlags count for these ``days`` around now, those ``of`` these types; others for a week before and after. None is ``unsigned`` unless named. ``ds`` stands
    instead of what fits the key that signs; with a ``short_key`` an RSA key of 1,024 bits signs the keys besides. For BOGUS everything of the types in ``of`` is SERVFAIL, unless nobody verifies.
    """
    secure, spoilt = protection in (Protection.SECURE, Protection.BOGUS), frozenset(of)
    zone: dict[str, ZoneEntry] = {". SOA do": _signed(".", "SOA", ("a.example. b.example. 1 2 3 4 5",), (-7, 7), authentic=True)}
    own_ds = dns.dnssec.make_ds(dns.name.from_text(DOMAIN), _DNSKEY, "SHA256").to_text() if secure else None
    zone[f"{DOMAIN} DS do"] = _signed(
        "go.id", "DS", ds if ds is not None else (own_ds,) if own_ds else (), (-7, 7), authentic=True, name=DOMAIN
    )
    own = {**_RECORDS, "DNSKEY": (_DNSKEY.to_text(), *([_SHORT_KEY] if short_key else [])), "NSEC3PARAM": (parameters,)}
    for rdtype in _TYPES:
        plain = protection is Protection.UNSIGNED or rdtype in unsigned
        records = () if protection is Protection.UNSIGNED and rdtype in ("DNSKEY", "NSEC3PARAM") else own.get(rdtype, ())
        answer = _signed(DOMAIN, rdtype, records, None if plain else days if rdtype in spoilt else (-7.0, 7.0), authentic=secure)
        bogus = protection is Protection.BOGUS and rdtype in spoilt
        if short_key and rdtype == "DNSKEY":
            answer = _also_signed_by(answer, SHORT_KEY_TAG)
        zone[f"{DOMAIN} {rdtype} {_DO}"] = "SERVFAIL" if bogus else answer
        zone[f"{DOMAIN} {rdtype} {_CD}"] = answer
    return zone


def _signed(
    signer: str, rdtype: str, records: tuple[str, ...], days: tuple[float, float] | None, *, authentic: bool, name: str = ""
) -> DnsAnswer:
    owner = name or signer
    message = dns.message.from_wire(dns_answer(rdtype, *records, name=owner).wire)
    message.use_edns(0, dns.flags.DO)
    message.flags |= dns.flags.AD if authentic else 0
    if not records:
        proof = dns.rrset.from_text(f"{owner}.", 300, "IN", "NSEC", f"a.{owner}. SOA RRSIG NSEC DNSKEY")
        message.authority.append(proof)
    if days is not None:
        section = message.answer if records else message.authority
        start, end = (AT + dt.timedelta(days=one) for one in days)
        origin = dns.name.from_text(signer)
        key = dns.dnssec.make_dnskey(_KEY.public_key(), dns.dnssectypes.Algorithm.ED25519, flags=257)
        signature = dns.dnssec.sign(section[0], _KEY, origin, key, inception=start, expiration=end, policy=dns.dnssec.allow_all_policy)
        section.append(dns.rrset.from_rdata(section[0].name, 300, signature))
    return DnsAnswer(owner, rdtype, message.to_wire(), AT)


def signed_answers(zone: Mapping[str, tuple[str, ...]]) -> dict[str, ZoneEntry]:
    """Entries of `domain_lookups` for which a resolver that verifies vouches, by ``name type``."""
    questions = {tuple(key.split(" ")): records for key, records in zone.items()}
    return {
        f"{name} {rdtype} {_DO}": _signed("." if name == "." else DOMAIN, rdtype, records, (-7.0, 7.0), authentic=True, name=name)
        for (name, rdtype), records in questions.items()
    }


def _also_signed_by(answer: DnsAnswer, tag: int) -> DnsAnswer:
    """With a signature of another key, which the resolver is said to have verified."""
    message = dns.message.from_wire(answer.wire)
    own = message.answer[1][0]
    message.answer[1].add(own.replace(algorithm=8, key_tag=tag))
    return DnsAnswer(answer.name, answer.rdtype, message.to_wire(), answer.at)


def days_later(days: float) -> dt.datetime:
    """So many days after the moment of all evidence by hand."""
    return AT + dt.timedelta(days=days)
