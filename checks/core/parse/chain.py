"""The chain of certificates as a server sent it (RFC 5246 section 7.4.2, RFC 8446 section 4.4.2), without any trust in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from checks.core.parse.certificate import X509, certificate
from checks.core.parse.certificate_fields import CertificateFields, certificate_fields
from checks.core.parse.signatures import Signatures

# Whoever sends more is not sending a chain; the rest is not looked at.
_LONGEST = 24


class Chain(msgspec.Struct, frozen=True):
    """``path`` are the certificates that lead away from the leaf, the leaf first, in the order sent; ``superfluous`` those that do not.

    ``ordered``: each of the path certifies one that was sent before it. ``root``: the self-signed end of the path, when it was sent.
    A chain with a certificate that cannot be read ends before it. ``unverified``: it is longer than any, or has keys or certificates of one
    name that no honest chain has, so that not every signature was looked at and there may be more to it.
    """

    path: tuple[X509, ...]
    superfluous: tuple[X509, ...] = ()
    ordered: bool = True
    root: X509 | None = None
    unverified: bool = False


def chain(certificates: Sequence[bytes]) -> Chain | None:
    """What a chain in DER, leaf first, is made of; None when the leaf cannot be read."""
    return _chain(tuple(certificates[: _LONGEST + 1]))


# Several checks ask about the same chain.
@lru_cache(maxsize=32)
def _chain(certificates: tuple[bytes, ...]) -> Chain | None:
    read: list[tuple[X509, CertificateFields]] = []
    for der in certificates[:_LONGEST]:
        link = certificate(der)
        if link is None:
            break
        read.append((link, certificate_fields(der)))
    if not read:
        return None
    signatures = Signatures([fields for _, fields in read])
    path, digests = [0], {read[0][0].sha256}
    for below in path:
        for above, (link, _) in enumerate(read):
            if above not in path and link.sha256 not in digests and signatures.certifies(below, above):
                path.append(above)
                digests.add(link.sha256)
    path = sorted(path)
    root = next((read[n][0] for n in path if n and signatures.certifies(n, n)), None)
    ordered = all(any(signatures.certifies(below, above) for below in path if below < above) for above in path[1:])
    return Chain(
        path=tuple(read[n][0] for n in path),
        superfluous=tuple(link for n, (link, _) in enumerate(read) if n not in path),
        ordered=ordered,
        root=root,
        unverified=signatures.unverified or len(certificates) > _LONGEST,
    )
