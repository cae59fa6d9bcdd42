"""What breaks the chain from a domain's DS records to its answers (RFC 4035 section 5), by the answers that a resolver hands over unverified."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Iterator

import dns.dnssec
import dns.dnssectypes
import dns.exception
import dns.name
import dns.node
import dns.rdataset
import dns.rdatatype
import dns.rdtypes.ANY.DNSKEY
import dns.rdtypes.ANY.DS
import dns.rdtypes.ANY.RRSIG
import dns.rrset
import msgspec

from checks.core.domain.signed_answer import SignedAnswer

_Key = dns.rdtypes.ANY.DNSKEY.DNSKEY
_Signature = dns.rdtypes.ANY.RRSIG.RRSIG
# What is verified at most of one set: more keys of one tag, or signatures, than any sound zone has (CVE-2023-50387).
_MOST, _MOST_KEYS = 8, 40
_DIGESTS = (dns.dnssectypes.DSDigest.SHA1, dns.dnssectypes.DSDigest.SHA256, dns.dnssectypes.DSDigest.SHA384)
# What is verified here; of the rest nothing can be said.
_ALGORITHMS = frozenset((5, 7, 8, 10, 13, 14, 15, 16))
_REVOKED = 0x0080
_POLICY = dns.dnssec.allow_all_policy


class Break(enum.StrEnum):
    """What is wrong: no signature where there must be one, one that has ended, does not count yet, or does not fit, or no key that fits the DS records."""

    UNSIGNED = "unsigned"
    EXPIRED = "expired"
    NOT_YET = "not-yet"
    WRONG_KEY = "wrong-key"
    INVALID = "invalid"


class BrokenLink(msgspec.Struct, frozen=True):
    """Where the chain breaks: the name and type of the records, and ``at``, when the signature ended or will count."""

    what: Break
    name: str
    rdtype: str
    at: dt.datetime | None = None


class SignatureChain:
    """From the DS records, which the resolver vouches for, and the domain's DNSKEY records, which nobody does."""

    def __init__(self, ds: SignedAnswer, keys: SignedAnswer) -> None:
        self._domain, self._answer = keys.name, keys
        self._records = keys.records
        self._keys: list[_Key] = list(keys.records or ())[:_MOST_KEYS]
        self._ds: list[dns.rdtypes.ANY.DS.DS] = list(ds.records or ())
        self._trusted = [key for key in self._keys if _fits(self._domain, key, self._ds)]

    def broken_link(self, answer: SignedAnswer) -> BrokenLink | None:
        """The first thing that is wrong on the way to an answer of the domain; None where all of it fits."""
        if self._records is None:
            return self._link(Break.UNSIGNED, self._domain, "DNSKEY")
        if not self._trusted:
            supported = all(one.algorithm in _ALGORITHMS and one.digest_type in _DIGESTS for one in self._ds)
            return self._link(Break.WRONG_KEY, self._domain, "DNSKEY") if supported else None
        at = self._fault(self._answer, self._records, self._trusted)
        return at or next(self._faults(answer), None)

    def _faults(self, answer: SignedAnswer) -> Iterator[BrokenLink]:
        for records in [answer.records] if answer.records is not None else answer.denial:
            if records.name.is_subdomain(self._domain) and (fault := self._fault(answer, records, self._keys)):
                yield fault

    def _fault(self, answer: SignedAnswer, records: dns.rrset.RRset, keys: list[_Key]) -> BrokenLink | None:
        rdtype = dns.rdatatype.to_text(records.rdtype)
        signatures = list(answer.signatures(records) or ())[:_MOST]
        if not signatures:
            return self._link(Break.UNSIGNED, records.name, rdtype)
        if any(one.algorithm not in _ALGORITHMS for one in signatures):
            return None
        worst = BrokenLink(Break.INVALID, _text(records.name), rdtype)
        for signature in signatures:
            if not self._verifies(records, signature, keys):
                continue
            start, end = (dt.datetime.fromtimestamp(one, dt.UTC) for one in (signature.inception, signature.expiration))
            if start <= answer.at <= end:
                return None
            what, moment = (Break.EXPIRED, end) if end < answer.at else (Break.NOT_YET, start)
            worst = BrokenLink(what, _text(records.name), rdtype, moment)
        return worst

    def _verifies(self, records: dns.rrset.RRset, signature: _Signature, keys: Iterable[_Key]) -> bool:
        """Whether a key made this signature, whenever it counts."""
        own = [key for key in keys if key.algorithm == signature.algorithm and dns.dnssec.key_id(key) == signature.key_tag][:_MOST]
        if signature.signer != self._domain or not own:
            return False
        ring: dict[dns.name.Name, dns.node.Node | dns.rdataset.Rdataset] = {self._domain: dns.rdataset.from_rdata_list(0, own)}
        try:
            dns.dnssec.validate_rrsig(records, signature, ring, now=signature.inception, policy=_POLICY)
        except (dns.exception.DNSException, ValueError):
            return False
        return True

    @staticmethod
    def _link(what: Break, name: dns.name.Name, rdtype: str) -> BrokenLink:
        return BrokenLink(what, _text(name), rdtype)


def _fits(domain: dns.name.Name, key: _Key, ds: Iterable[dns.rdtypes.ANY.DS.DS]) -> bool:
    if key.flags & _REVOKED:
        return False
    own = [one for one in ds if one.algorithm == key.algorithm and one.key_tag == dns.dnssec.key_id(key) and one.digest_type in _DIGESTS]
    return any(dns.dnssec.make_ds(domain, key, one.digest_type, policy=_POLICY).digest == one.digest for one in own[:_MOST])


def _text(name: dns.name.Name) -> str:
    return name.to_text(omit_final_dot=True).lower()
