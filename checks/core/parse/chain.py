"""The chain of certificates as a server sent it (RFC 5246 section 7.4.2, RFC 8446 section 4.4.2), without any trust in it."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import msgspec
from cryptography import x509
from cryptography.exceptions import InvalidSignature

from checks.core.parse.certificate import X509, certificate

# Whoever sends more is not sending a chain; the rest is not looked at.
_LONGEST = 24


class Chain(msgspec.Struct, frozen=True):
    """``path`` are the certificates that lead away from the leaf, the leaf first, in the order sent; ``superfluous`` those that do not.

    ``ordered``: each of the path certifies one that was sent before it. ``root``: the self-signed end of the path, when it was sent.
    A chain with a certificate that cannot be read ends before it.
    """

    path: tuple[X509, ...]
    superfluous: tuple[X509, ...] = ()
    ordered: bool = True
    root: X509 | None = None


def chain(sent: Sequence[bytes]) -> Chain | None:
    """What a chain in DER, leaf first, is made of; None when the leaf cannot be read."""
    read: list[tuple[X509, x509.Certificate]] = []
    for der in sent[:_LONGEST]:
        known = certificate(der)
        if known is None:
            break
        read.append((known, x509.load_der_x509_certificate(der)))
    if not read:
        return None
    certifies = [[_certifies(below[1], above[1]) for above in read] for below in read]
    reached, seen = [0], {read[0][0].sha256}
    for below in reached:
        for above, (known, _) in enumerate(read):
            if above not in reached and certifies[below][above] and known.sha256 not in seen:
                reached.append(above)
                seen.add(known.sha256)
    path = sorted(reached)
    root = next((read[n][0] for n in path if n and certifies[n][n]), None)
    return Chain(
        path=tuple(read[n][0] for n in path),
        superfluous=tuple(known for n, (known, _) in enumerate(read) if n not in reached),
        ordered=all(any(certifies[below][above] for below in path if below < above) for above in path[1:]),
        root=root,
    )


def _certifies(below: x509.Certificate, above: x509.Certificate) -> bool:
    """Whether ``above`` is the issuer of ``below`` by name and signature."""
    if below.issuer != above.subject:
        return False
    try:
        with warnings.catch_warnings(action="ignore"):
            below.verify_directly_issued_by(above)
    except InvalidSignature:
        return False
    except Exception:
        # A signature that cannot be verified here, such as one with MD5 or SHA-1, or a key of an unknown kind: then the name decides.
        # What cryptography raises for those is not documented.
        return True
    return True
