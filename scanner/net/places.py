"""Where a certificate says that its revocation is published."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import msgspec
from cryptography import x509
from cryptography.x509.oid import AuthorityInformationAccessOID

_MOST = 2


class Places(msgspec.Struct, frozen=True):
    """The first two OCSP responders and the first two revocation lists that a certificate names, as http or https URLs."""

    ocsp: tuple[str, ...] = ()
    crl: tuple[str, ...] = ()

    def cover(self, url: str) -> bool:
        """True for one of these lists, and for a question to one of these responders (RFC 6960 appendix A.1)."""
        return url in self.crl or any(url.startswith(f"{responder.removesuffix('/')}/") for responder in self.ocsp)


def places(leaf: bytes) -> Places:
    """What a certificate in DER names (RFC 5280 sections 4.2.1.13 and 4.2.2.1); nothing when it is malformed."""
    try:
        # cryptography warns of serial numbers and names that RFC 5280 forbids.
        with warnings.catch_warnings(action="ignore"):
            extensions = x509.load_der_x509_certificate(leaf).extensions
    except (ValueError, x509.DuplicateExtension):
        return Places()
    responders: list[x509.GeneralName] = []
    lists: list[x509.GeneralName] = []
    for extension in extensions:
        if isinstance(extension.value, x509.AuthorityInformationAccess):
            responders += [d.access_location for d in extension.value if d.access_method == AuthorityInformationAccessOID.OCSP]
        elif isinstance(extension.value, x509.CRLDistributionPoints):
            # A point with reasons covers these only; one with an issuer is signed by somebody else.
            lists += [name for point in extension.value if not (point.reasons or point.crl_issuer) for name in point.full_name or ()]
    return Places(_urls(responders), _urls(lists))


def _urls(names: Sequence[x509.GeneralName]) -> tuple[str, ...]:
    named = [name.value for name in names if isinstance(name, x509.UniformResourceIdentifier)]
    return tuple(url for url in named if url.lower().startswith(("http://", "https://")))[:_MOST]
