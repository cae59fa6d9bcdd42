"""Does a path lead from the sent chain to a trusted root? Dates and name are judged elsewhere."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path

import certifi
import msgspec
from cryptography import x509
from cryptography.x509.oid import AuthorityInformationAccessOID
from OpenSSL import crypto

from checks.core.evidence.tls import Trust
from scanner.errors import SettingsError
from scanner.settings.reading import beginning

# X509_V_FLAG_NO_CHECK_TIME of OpenSSL's x509_vfy.h, which pyOpenSSL has no name for.
_NO_CHECK_TIME = 0x200000
_NO_ISSUER = (2, 20, 21)
_CACHE_SIZE = 64
# Bytes of a file of roots; Mozilla's has a quarter of a million.
_LARGEST = 4_000_000
_SELF_SIGNED_LEAF = 18
_SELF_SIGNED_ROOT = 19


class Verification(msgspec.Struct, frozen=True):
    """What a chain is worth, OpenSSL's words for it, and the path in DER, leaf first and root last, where there is one."""

    trust: Trust
    words: str
    path: tuple[bytes, ...] = ()


class Roots:
    """Mozilla's roots (certifi) and those of the settings. Chains are in DER, leaf first."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        public, own = _store(certifi.where()), tuple(extra)
        # One certificate often serves many hosts, and every host shows its own several times.
        self._public = self._verify = lru_cache(maxsize=_CACHE_SIZE)(partial(_verify, public))
        if own:
            self._verify = lru_cache(maxsize=_CACHE_SIZE)(partial(_verify, _store(certifi.where(), *own)))

    def path(self, chain: Sequence[bytes]) -> tuple[bytes, ...]:
        """The trusted path; empty when there is none."""
        return self._verify(tuple(chain)).path

    def judge(self, chain: Sequence[bytes]) -> tuple[Trust, str]:
        """What a chain is worth, and OpenSSL's words for it."""
        verification = self._verify(tuple(chain))
        return verification.trust, verification.words

    def public(self, chain: Sequence[bytes]) -> bool:
        """Whether a path leads to a root of Mozilla's, not only to one of the settings."""
        return self._public(tuple(chain)).trust is Trust.TRUSTED


def _verify(store: crypto.X509Store, chain: tuple[bytes, ...]) -> Verification:
    try:
        leaf, *others = (crypto.load_certificate(crypto.FILETYPE_ASN1, der) for der in chain)
        path = crypto.X509StoreContext(store, leaf, others).get_verified_chain()
    except crypto.X509StoreContextError as wrong:
        return Verification(_sort(wrong), str(wrong))
    except (crypto.Error, ValueError) as wrong:
        return Verification(Trust.INVALID, f"the certificate cannot be read: {wrong}")
    return Verification(Trust.TRUSTED, "", tuple(crypto.dump_certificate(crypto.FILETYPE_ASN1, certificate) for certificate in path))


@cache
def _store(*files: str) -> crypto.X509Store:
    store = crypto.X509Store()
    store.set_flags(_NO_CHECK_TIME)
    for file in files:
        try:
            if len(beginning(Path(file), _LARGEST)) > _LARGEST:
                raise OSError(errno.EFBIG, "it is too large")
            store.load_locations(str(Path(file)))
        except (crypto.Error, OSError) as wrong:
            raise SettingsError(f"trusted_roots: {file} holds no readable certificates", "Name PEM files.") from wrong
    return store


def _sort(wrong: crypto.X509StoreContextError) -> Trust:
    code = wrong.errors[0]
    if code == _SELF_SIGNED_LEAF:
        return Trust.SELF_SIGNED
    if code == _SELF_SIGNED_ROOT:
        return Trust.UNKNOWN_ROOT
    if code in _NO_ISSUER:
        # The path ends at a certificate whose issuer is neither sent nor trusted: either the server forgot an intermediate of
        # a public authority, which browsers may fetch, or it is somebody's private authority, which nobody can.
        return Trust.INCOMPLETE if _names_issuer_url(wrong.certificate) else Trust.UNKNOWN_ROOT
    return Trust.INVALID


def _names_issuer_url(last: crypto.X509) -> bool:
    """Whether it says where its issuer's certificate can be fetched (RFC 5280 section 4.2.2.1), as those of public authorities do."""
    try:
        access = last.to_cryptography().extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    places = [d.access_location for d in access if d.access_method == AuthorityInformationAccessOID.CA_ISSUERS]
    return any(isinstance(place, x509.UniformResourceIdentifier) and place.value.startswith("http") for place in places)
