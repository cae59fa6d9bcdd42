"""Where a certificate says that its revocation is published."""

from __future__ import annotations

import msgspec

from checks.core import parse

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
    certificate = parse.certificate(leaf)
    return Places(_web(certificate.ocsp), _web(certificate.crls)) if certificate else Places()


def _web(urls: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(url for url in urls if url.lower().startswith(("http://", "https://")))[:_MOST]
