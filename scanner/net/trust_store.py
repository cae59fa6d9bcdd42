"""Does a path lead from the sent chain to a trusted root, and do clients take it? Dates of the trusted path and the name are judged elsewhere."""

from __future__ import annotations

import datetime as dt
import errno
import warnings
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

import certifi
import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from OpenSSL import crypto

from checks.core.evidence.certificates import Refusal, Trust
from scanner.errors import SettingsError
from scanner.net.trust.browsers import forgeable, objections
from scanner.net.trust.gnutls import gnutls_objection
from scanner.net.trust.openssl import openssl_objection
from scanner.net.trust.path_certificate import PathCertificate, path_certificate
from scanner.net.trust.paths import Anchors, TrustPath, dead_end, trust_paths
from scanner.settings.reading import beginning

_CACHE_SIZE = 64
# Bytes of a file of roots; Mozilla's has a quarter of a million.
_LARGEST = 4_000_000
# Whoever sends more is not sending a chain.
_LONGEST = 24
_MOST_PATHS = 64
# Policies by which public authorities say how they validated (CA/Browser Forum Baseline Requirements section 7.1.6.1, EV Guidelines section 9.3.2).
_PUBLIC_POLICIES = ("2.23.140.1.1", "2.23.140.1.2.1", "2.23.140.1.2.2", "2.23.140.1.2.3")


class Verification(msgspec.Struct, frozen=True):
    """What a chain is worth, the first objection of browsers, and the path in DER, leaf first and root last, where there is one.

    ``public``: a path that browsers take leads to a root of Mozilla's, not only to one of the settings.
    """

    trust: Trust
    words: str = ""
    path: tuple[bytes, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    public: bool = False


class Roots:
    """Mozilla's roots (certifi) and those of the settings. Chains are in DER, leaf first."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        own = tuple(extra)
        self._public = _anchors(certifi.where())
        self._anchors = _anchors(certifi.where(), *own) if own else self._public
        self._files = (certifi.where(), *own)
        # One certificate often serves many hosts, and every host shows its own several times.
        self._verify = lru_cache(maxsize=_CACHE_SIZE)(self._verified)

    def verify(self, chain: Sequence[bytes], at: dt.datetime) -> Verification:
        """What a chain is worth; of several paths the one that is best at that time."""
        return self._verify(tuple(chain[:_LONGEST]), at.replace(second=0, microsecond=0))

    def _verified(self, chain: tuple[bytes, ...], at: dt.datetime) -> Verification:
        links = [one for der in chain if (one := path_certificate(der)) is not None]
        if not links or len(links) < len(chain):
            return Verification(Trust.INVALID, "a certificate cannot be read" if chain else "no certificate")
        leaf, *above = links
        best = _best(leaf, above, self._anchors, at)
        if best is None:
            return Verification(*self._without_root(leaf, above))
        words = next(objections(best), "")
        store = _store(*self._files)
        store.set_time(at)
        words_of = {
            "Chrome": words,
            "OpenSSL": openssl_objection(store, chain, best),
            "GnuTLS": gnutls_objection(leaf, above, self._anchors, best, at),
        }
        public = best if self._public is self._anchors else _best(leaf, above, self._public, at)
        return Verification(
            Trust.INVALID if words else Trust.TRUSTED,
            words,
            () if words else tuple(one.der for one in best),
            tuple(Refusal(client, why) for client, why in words_of.items() if why),
            public=public is not None and next(objections(public), None) is None,
        )

    def _without_root(self, leaf: PathCertificate, sent: Sequence[PathCertificate]) -> tuple[Trust, str]:
        end = dead_end(leaf, sent)[-1]
        if leaf.self_issued and leaf.certifies(leaf):
            return Trust.SELF_SIGNED, "self-signed certificate"
        if end.self_issued:
            return Trust.UNKNOWN_ROOT, f"self-signed certificate in certificate chain: {end.read.subject}"
        if self._anchors.of(end.issuer) or any(one.subject == end.issuer for one in sent):
            return Trust.INVALID, f"certificate signature failure: {end.read.subject}"
        # The path ends at a certificate whose issuer is neither sent nor trusted: either the server forgot an intermediate of a public
        # authority, which browsers may fetch, or it is somebody's private authority, which nobody trusts, whatever URL it names.
        lost = _is_public(leaf, end, self._public) and any(url.lower().startswith("http") for url in end.read.issuers)
        return Trust.INCOMPLETE if lost else Trust.UNKNOWN_ROOT, f"unable to get local issuer certificate: {end.read.issuer}"


def _best(leaf: PathCertificate, sent: Sequence[PathCertificate], anchors: Anchors, at: dt.datetime) -> TrustPath | None:
    """The path that browsers take, or would have to."""
    ranked: list[tuple[bool, bool, int, TrustPath]] = []
    for path in trust_paths(leaf, sent, anchors):
        ranked.append((next(objections(path), None) is not None, not _is_sound(path, at), len(path), path))
        if len(ranked) >= _MOST_PATHS or ranked[-1][:2] == (False, False):
            break
    return min(ranked, key=lambda entry: entry[:3])[3] if ranked else None


def _is_sound(path: TrustPath, at: dt.datetime) -> bool:
    return all(one.current(at) for one in path) and not any(forgeable(one) for one in path[:-1])


def _is_public(leaf: PathCertificate, end: PathCertificate, public: Anchors) -> bool:
    """Whether a public authority shows: it logs what it issues, names the policies of its forum, or has roots of its own organisation."""
    return (
        leaf.read.scts > 0
        or any(policy in _PUBLIC_POLICIES for policy in leaf.read.policies)
        or end.read.organization in public.organizations
    )


@cache
def _anchors(*files: str) -> Anchors:
    return Anchors(root.public_bytes(Encoding.DER) for file in files for root in _certificates(file))


def _certificates(file: str) -> Sequence[x509.Certificate]:
    try:
        text = beginning(Path(file), _LARGEST)
        if len(text) > _LARGEST:
            raise OSError(errno.EFBIG, "it is too large")
        # cryptography warns of serial numbers that RFC 5280 forbids.
        with warnings.catch_warnings(action="ignore"):
            return x509.load_pem_x509_certificates(text)
    except (ValueError, OSError) as wrong:
        raise SettingsError(f"trusted_roots: {file} holds no readable certificates", "Name PEM files.") from wrong


@cache
def _store(*files: str) -> crypto.X509Store:
    store = crypto.X509Store()
    for file in files:
        for root in _certificates(file):
            store.add_cert(crypto.X509.from_cryptography(root))
    return store
