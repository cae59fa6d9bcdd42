"""What browsers object to in a path, apart from its dates and from hashes that can be forged, which have findings of their own.

It is Chromium's verifier, compared with in `make chain-parity`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.core.parse import X509
from checks.core.parse.certificate_extensions import (
    ALTERNATIVE_NAMES,
    BASIC_CONSTRAINTS,
    CERTIFICATE_POLICIES,
    EXTENDED_KEY_USAGE,
    KEY_USAGE,
)
from checks.core.parse.certificate_signature import verifies
from scanner.net.trust.path_certificate import NAME_CONSTRAINTS, PathCertificate
from scanner.net.trust.paths import TrustPath

SERVER_PURPOSE, ANY_PURPOSE = "1.3.6.1.5.5.7.3.1", "2.5.29.37.0"
_HASHES = ("sha256", "sha384", "sha512")
_CURVES = ("secp256r1", "secp384r1", "secp521r1")
_MUST_BE_READABLE = (BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE, ALTERNATIVE_NAMES, CERTIFICATE_POLICIES, NAME_CONSTRAINTS)


def objections(path: TrustPath) -> Iterator[str]:
    """Each in words, with the certificate that it is about; nothing for a path that a browser takes."""
    leaf, *above = path
    for link in path[:-1] if above else path:
        yield from _form(link)
    yield from _leaf(leaf)
    for below, signer in zip(path, above, strict=False):
        # What could not be verified is trusted by nobody, however well the names fit.
        if signer.read.key.startswith("RSA-PSS"):
            yield f"a kind of key that browsers do not accept in authorities (id-RSASSA-PSS): {signer.read.subject}"
        elif not (signature_fits(below, signer) and verifies(signer.fields.spki, below.fields)) and not forgeable(below):
            yield f"signed with an algorithm that browsers do not accept ({below.read.algorithm}): {below.read.subject}"
    for number, link in enumerate(above, 1):
        yield from _authority(link, root=number == len(above), below=intermediates_below(path, number))
    yield from _limits(path)
    if any(link.wants_policies == 0 for link in path[:-1]) and not all(link.read.policies for link in path[:-1]):
        yield "explicit policies are wanted, and there are none"


def intermediates_below(path: TrustPath, number: int) -> int:
    """How many authorities stand between it and the leaf, without those that certify themselves anew (RFC 5280 section 6.1.4 (l))."""
    return sum(not link.self_issued for link in path[1:number])


def serves(read: X509) -> bool:
    """Whether extended key usage lets it stand in a server's path (RFC 5280 section 4.2.1.12)."""
    return read.purposes is None or SERVER_PURPOSE in read.purposes or ANY_PURPOSE in read.purposes


def forgeable(below: PathCertificate) -> bool:
    """Whether it is signed with a hash that can be forged: browsers refuse it, but for the signature that a root makes of itself."""
    return below.read.signature in ("md2", "md4", "md5", "sha1")


def signature_fits(below: PathCertificate, signer: PathCertificate) -> bool:
    """RSA and ECDSA with the SHA-2 family from SHA-256 on and common curves, and ML-DSA."""
    kind, _, size = signer.read.key.partition(" ")
    if kind == "EC":
        return size in _CURVES and below.read.signature in _HASHES
    if kind == "RSA":
        return below.read.signature in _HASHES
    return kind.startswith("ML-DSA")


def _form(link: PathCertificate) -> Iterator[str]:
    for part in link.read.odd:
        if not part.startswith("extension ") or part.removeprefix("extension ") in _MUST_BE_READABLE:
            yield f"{part} not as RFC 5280 has it: {link.read.subject}"
    if link.constraints_unreadable:
        yield f"name constraints that cannot be read: {link.read.subject}"
    for oid in link.unknown_critical:
        yield f"unknown critical extension {oid}: {link.read.subject}"


def _leaf(leaf: PathCertificate) -> Iterator[str]:
    if not serves(leaf.read):
        yield f"unsuitable certificate purpose: {leaf.read.subject}"
    if not leaf.subject and not leaf.names_critical:
        yield "an empty subject, and subjectAltName is not critical"


def _authority(link: PathCertificate, *, root: bool, below: int) -> Iterator[str]:
    if link.authority is False or (link.authority is None and not root):
        yield f"not an authority: {link.read.subject}"
    if link.read.usages is not None and "keyCertSign" not in link.read.usages:
        yield f"may not sign certificates: {link.read.subject}"
    if not serves(link.read):
        yield f"unsuitable certificate purpose: {link.read.subject}"
    if link.length is not None and below > link.length:
        yield f"path length constraint exceeded: {link.read.subject}"


def _limits(path: TrustPath) -> Iterator[str]:
    for number, link in enumerate(path):
        if link.constraints is None:
            continue
        for below in path[:number]:
            if (below is path[0] or not below.self_issued) and not link.constraints.allow(below.names, below.fields.subject):
                yield f"name constraints of {link.read.subject} do not allow {below.read.subject}"
