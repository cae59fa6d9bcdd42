"""What GnuTLS objects to: it goes up by the first issuer that was sent, and does not look for another way (3.7.9, in `make chain-parity`)."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

from scanner.net.trust.browsers import SERVER_PURPOSE, forgeable, serves
from scanner.net.trust.path_certificate import PathCertificate
from scanner.net.trust.paths import Anchors, TrustPath

# Netscape's step-up, which it lets an authority have in place of the purpose for servers.
_STEP_UP = "2.16.840.1.113730.4.1"
_POLICY_CONSTRAINTS = "2.5.29.36"


def gnutls_objection(leaf: PathCertificate, sent: Sequence[PathCertificate], anchors: Anchors, trusted: TrustPath, at: dt.datetime) -> str:
    """In words, empty where it goes on. Dates and hashes count only of certificates off the path that browsers take."""
    way = _way(leaf, sent)
    return next(_objections(way, _shortened(way, anchors), trusted, at), "")


def _way(leaf: PathCertificate, sent: Sequence[PathCertificate]) -> TrustPath:
    way = [leaf]
    while not way[-1].self_issued or len(way) == 1:
        above = next((one for one in sent if one not in way and _names(one, way[-1])), None)
        if above is None:
            break
        way.append(above)
    return tuple(way)


def _names(above: PathCertificate, below: PathCertificate) -> bool:
    """Names octet by octet, and the identifiers of the key where both say one."""
    both = above.subject_key and below.issuer_key
    return above.fields.subject == below.fields.issuer and (not both or above.subject_key == below.issuer_key)


def _shortened(way: TrustPath, anchors: Anchors) -> TrustPath:
    """Up to the first that is a root, or the root that certifies the last; without a root what it is."""
    for number, link in enumerate(way):
        root = anchors.same(link)
        if root is not None and number:
            return (*way[:number], root)
    root = next((root for root in anchors.of(way[-1].issuer) if _names(root, way[-1])), None)
    return (*way, root) if root else way


def _objections(way: TrustPath, path: TrustPath, trusted: TrustPath, at: dt.datetime) -> Iterator[str]:
    for number, link in enumerate(way):
        purposes = link.read.purposes
        unfit = not serves(link.read) or (number and purposes is not None and SERVER_PURPOSE not in purposes)
        if unfit and not (number and purposes and _STEP_UP in purposes):
            yield f"the certificate chain does not match the intended purpose: {link.read.subject}"
    if path == way and not way[-1].self_issued:
        yield f"the certificate issuer is unknown: {way[-1].read.issuer}"
    for number, (below, above) in enumerate(itertools.pairwise(path)):
        if not above.certifies(below):
            yield f"the certificate issuer is unknown: {below.read.issuer}"
        if above.read.key.startswith("ML-DSA") or (forgeable(below) and below not in trusted):
            yield f"the certificate chain uses insecure algorithm: {below.read.subject}"
        if above.authority is not True and above is not path[-1]:
            yield f"the certificate issuer is not a CA: {above.read.subject}"
        if (above.length is not None and number > above.length) or (above.constraints and above.constraints.directories):
            yield f"the certificate chain violates the signer's constraints: {above.read.subject}"
        if above.constraints and not above.constraints.allow(path[0].names, path[0].fields.subject):
            yield f"the certificate chain violates the signer's constraints: {above.read.subject}"
    for link in path:
        if any(one.oid == _POLICY_CONSTRAINTS and one.critical for one in link.fields.extensions):
            yield f"the certificate contains an unknown critical extension: {link.read.subject}"
        if link not in trusted and not link.current(at):
            yield f"the certificate chain uses expired certificate: {link.read.subject}"
