"""How a domain stands with DNSSEC: secure, insecure or bogus (RFC 4033 section 5), by a resolver that verifies, and why."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Iterator

import dns.dnssec
import dns.dnssectypes
import dns.rdatatype
import dns.rdtypes.ANY.DNSKEY
import dns.rdtypes.ANY.DS
import dns.rrset
import msgspec

from checks.core.domain.resolution import Resolution
from checks.core.domain.signature_chain import BrokenLink, SignatureChain
from checks.core.domain.signed_answer import SignedAnswer, signed_answer
from checks.core.evidence.dns import DnssecFlags
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.undecided import NotApplicable, Unknown

_TYPES = ("SOA", "DNSKEY", "A", "AAAA", "MX")
# Not to be signed with (RFC 8624 section 3.1, RFC 9905 section 2): resolvers treat what they alone sign as unsigned.
_WEAK_ALGORITHMS = frozenset((1, 3, 5, 6, 7, 12))
# SHA-1 and GOST (RFC 8624 section 3.3).
_WEAK_DIGESTS = frozenset((1, 3))
FEWEST_RSA_BITS = 2048
# Programs that sign by themselves renew before a tenth of a signature's life is left, and others sign anew every day.
_SHARE = 10
_ALGORITHMS = {1: "RSAMD5", 3: "DSA", 5: "RSASHA1", 6: "DSA-NSEC3-SHA1", 7: "RSASHA1-NSEC3-SHA1", 8: "RSASHA256", 10: "RSASHA512", 12: "ECC-GOST", 13: "ECDSAP256SHA256", 14: "ECDSAP384SHA384", 15: "ED25519", 16: "ED448"}  # fmt: skip


class Protection(enum.Enum):
    """What resolvers that verify make of the domain; ISLAND is signed, but nothing above it says so, and is treated as UNSIGNED is."""

    SECURE = "secure"
    BOGUS = "bogus"
    ISLAND = "island"
    UNSIGNED = "unsigned"


class ShortKey(msgspec.Struct, frozen=True, order=True):
    """A key in use, by its tag, whose size is below today's least."""

    tag: int
    bits: int


class DnssecState(msgspec.Struct, frozen=True):
    """``broken`` are the links of the chain that do not hold; ``unexplained`` are the types of records that a resolver calls bogus where no link was found.

    ``ends`` is when the first signature ends that was not renewed in time, of ``ending`` records. ``weak_algorithms`` and ``weak_digests`` are given where there are no others.
    """

    protection: Protection
    broken: tuple[BrokenLink, ...] = ()
    unexplained: tuple[str, ...] = ()
    ending: str = ""
    ends: dt.datetime | None = None
    weak_algorithms: tuple[str, ...] = ()
    weak_digests: bool = False
    short_keys: tuple[ShortKey, ...] = ()
    iterations: int = 0
    open: Unknown | None = None


def dnssec_state(domain: str, resolution: Resolution) -> DnssecState:
    """`Unknown` where the resolver does not verify, or nobody could tell; `NotApplicable` for a name without a zone of its own."""
    control = signed_answer(resolution, ".", "SOA")
    ds = signed_answer(resolution, domain, "DS")
    parameters = signed_answer(resolution, domain, "NSEC3PARAM")
    answers = {rdtype: signed_answer(resolution, domain, rdtype) for rdtype in _TYPES}
    if isinstance(control, Unknown):
        raise control
    if not control.shows_verification:
        raise Unknown(reason.RESOLVER_UNVALIDATED, ". SOA")
    failing = {rdtype: answer for rdtype, answer in answers.items() if isinstance(answer, SignedAnswer) and answer.rcode == "SERVFAIL"}
    if failing:
        return _of_failing(domain, resolution, ds, failing, answers)
    start = _require(answers["SOA"])
    if not start.conclusive:
        raise _servfail(domain, "SOA")
    if start.rcode == "NXDOMAIN":
        raise Unknown(reason.of_failure(FailureKind.NO_SUCH_NAME), domain)
    if start.records is None:
        raise NotApplicable(reason.NO_ZONE)
    if start.authenticated:
        return _of_secure(_require(ds), answers, parameters)
    return _of_insecure(_require(ds), _require(answers["DNSKEY"]))


def _of_failing(
    domain: str, resolution: Resolution, ds: SignedAnswer | Unknown, failing: dict[str, SignedAnswer], answers: dict[str, SignedAnswer | Unknown]
) -> DnssecState:  # fmt: skip
    """What is behind SERVFAIL: signatures where the same question is answered once nobody verifies, and something is wrong with them."""
    unverified = {rdtype: signed_answer(resolution, domain, rdtype, DnssecFlags.DO_CD) for rdtype in dict.fromkeys((*failing, "DNSKEY"))}
    if isinstance(ds, SignedAnswer) and ds.rcode == "SERVFAIL":
        above = _require(signed_answer(resolution, domain, "DS", DnssecFlags.DO_CD))
        raise Unknown(reason.DNSSEC_ABOVE, f"{domain} DS") if above.conclusive else _servfail(domain, "DS")
    if not _require(ds).authenticated or _require(ds).records is None:
        # Nobody verifies what nothing above says is signed: the servers themselves fail.
        raise _servfail(domain, next(iter(failing)))
    keys = _require(unverified["DNSKEY"])
    if not keys.conclusive:
        raise _servfail(domain, "DNSKEY")
    chain = SignatureChain(_require(ds), keys)
    broken: dict[BrokenLink, None] = {}
    unexplained: list[str] = []
    open_question = next((answer for answer in answers.values() if isinstance(answer, Unknown)), None)
    for rdtype, verified in failing.items():
        answer = unverified[rdtype]
        if isinstance(answer, Unknown) or not answer.conclusive:
            open_question = open_question or _servfail(domain, rdtype)
        elif link := chain.broken_link(answer):
            broken[link] = None
        elif verified.called_bogus:
            unexplained.append(rdtype)
        else:
            open_question = open_question or _servfail(domain, rdtype)
    if not broken and not unexplained:
        raise open_question or _servfail(domain, "SOA")
    return DnssecState(Protection.BOGUS, tuple(broken), () if broken else tuple(unexplained), open=open_question)


def _of_secure(ds: SignedAnswer, answers: dict[str, SignedAnswer | Unknown], parameters: SignedAnswer | Unknown) -> DnssecState:
    readable = [answer for answer in answers.values() if isinstance(answer, SignedAnswer) and answer.conclusive]
    open_question = next((answer for answer in (*answers.values(), parameters) if isinstance(answer, Unknown)), None)
    if len(readable) < len(answers) and open_question is None:
        open_question = _servfail(ds.question.name, "DNSKEY")
    signed = [(answer, records) for answer in readable if (records := answer.records) is not None]
    signatures = [(records, one) for answer, records in signed for one in answer.signatures(records) or ()]
    tags = {(one.algorithm, one.key_tag) for _, one in signatures}
    ending = min(_ending(signed), key=lambda one: one[1], default=("", None))
    own = list(ds.records or ())
    keys = answers["DNSKEY"]
    return DnssecState(
        Protection.SECURE,
        ending=ending[0],
        ends=ending[1],
        weak_algorithms=_weak_algorithms(own),
        weak_digests=bool(own) and all(one.digest_type in _WEAK_DIGESTS for one in own),
        short_keys=_short_keys(keys.records or () if isinstance(keys, SignedAnswer) else (), tags),
        iterations=_iterations(parameters),
        open=open_question,
    )


def _of_insecure(ds: SignedAnswer, keys: SignedAnswer) -> DnssecState:
    if not ds.conclusive or not keys.conclusive:
        raise _servfail(ds.question.name, "DS" if keys.conclusive else "DNSKEY")
    own = list(ds.records or ())
    signed = keys.records is not None and keys.signatures(keys.records) is not None
    if not own or not ds.authenticated:
        return DnssecState(Protection.ISLAND if signed else Protection.UNSIGNED)
    weak, digests = _weak_algorithms(own), all(one.digest_type in _WEAK_DIGESTS for one in own)
    if not weak and not digests:
        raise Unknown(reason.RESOLVER_CONTRADICTS, f"{ds.question.name} DS, SOA")
    return DnssecState(Protection.UNSIGNED, weak_algorithms=weak, weak_digests=digests)


def _weak_algorithms(ds: Iterable[dns.rdtypes.ANY.DS.DS]) -> tuple[str, ...]:
    algorithms = {int(one.algorithm) for one in ds}
    weak = algorithms <= _WEAK_ALGORITHMS
    return tuple(_ALGORITHMS[one] for one in sorted(algorithms)) if weak else ()


def _ending(signed: Iterable[tuple[SignedAnswer, dns.rrset.RRset]]) -> Iterator[tuple[str, dt.datetime]]:
    """Sets of records whose last signature is about to end."""
    for answer, records in signed:
        signatures = list(answer.signatures(records) or ())
        if not signatures:
            continue
        last = max(signatures, key=lambda one: int(one.expiration))
        if last.expiration - answer.at.timestamp() < (last.expiration - last.inception) / _SHARE:
            yield dns.rdatatype.to_text(records.rdtype), dt.datetime.fromtimestamp(last.expiration, dt.UTC)


def _short_keys(keys: Iterable[dns.rdtypes.ANY.DNSKEY.DNSKEY], tags: set[tuple[int, int]]) -> tuple[ShortKey, ...]:
    """RSA keys below the least size, of those that made a signature."""
    own = [(dns.dnssec.key_id(key), key) for key in list(keys)[:40] if (key.algorithm, dns.dnssec.key_id(key)) in tags]
    sizes = [(tag, _rsa_bits(key)) for tag, key in own]
    return tuple(sorted({ShortKey(tag, bits) for tag, bits in sizes if bits and bits < FEWEST_RSA_BITS}))


def _rsa_bits(key: dns.rdtypes.ANY.DNSKEY.DNSKEY) -> int:
    """The size of an RSA key; 0 for any other."""
    if key.algorithm not in (5, 7, 8, 10) or not key.key:
        return 0
    # The length of the exponent, in one octet or after a zero in two, the exponent, and the modulus (RFC 3110 section 2).
    start, length = (1, key.key[0]) if key.key[:1] != b"\0" else (3, int.from_bytes(key.key[1:3]))
    return int.from_bytes(key.key[start + length :]).bit_length()


def _iterations(parameters: SignedAnswer | Unknown) -> int:
    records = parameters.records if isinstance(parameters, SignedAnswer) else None
    return max((int(one.iterations) for one in records or ()), default=0)


def _require(answer: SignedAnswer | Unknown) -> SignedAnswer:
    if isinstance(answer, Unknown):
        raise answer
    return answer


def _servfail(domain: str, rdtype: str) -> Unknown:
    return Unknown(reason.of_failure(FailureKind.SERVFAIL), f"{domain} {rdtype}")
