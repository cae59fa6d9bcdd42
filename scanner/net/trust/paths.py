"""Every way from a leaf to a root, through what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from checks.core.parse.certificate_fields import certificate_fields
from checks.core.parse.der import MalformedDer
from checks.core.parse.distinguished_name import name_key, organization
from scanner.net.trust.path_certificate import PathCertificate, path_certificate

TrustPath = tuple[PathCertificate, ...]
# Browsers give up as well: no honest chain has so many ways or steps.
_MOST_STEPS, _MOST_LOOKS = 16, 400


class Anchors:
    """Trusted roots by name, from their DER. Of the hundred and more, those alone are read whole that somebody asks for."""

    def __init__(self, roots: Iterable[bytes]) -> None:
        self._by_name: dict[tuple[object, ...], list[bytes]] = {}
        organizations = set()
        for der in roots:
            if (naming := _naming(der)) is None:
                continue
            name, owner = naming
            organizations.add(owner)
            self._by_name.setdefault(name, []).append(der)
        self.organizations = frozenset(organizations - {""})

    def of(self, name: tuple[object, ...]) -> Sequence[PathCertificate]:
        return [root for der in self._by_name.get(name, ()) if (root := path_certificate(der)) is not None]

    def same(self, link: PathCertificate) -> PathCertificate | None:
        """The root that this is, by name and key."""
        return next((root for root in self.of(link.subject) if root.fields.spki == link.fields.spki), None)


# The public roots are read for those that stand alone and for those beside roots of one's own.
@lru_cache(maxsize=1024)
def _naming(der: bytes) -> tuple[tuple[object, ...], str] | None:
    """The name of a root and its organization; None for what is no certificate."""
    try:
        subject = certificate_fields(der).subject
        return name_key(subject), organization(subject)
    except MalformedDer:
        return None


def trust_paths(leaf: PathCertificate, sent: Sequence[PathCertificate], anchors: Anchors) -> Iterator[TrustPath]:
    """A root before an intermediate at every step; each key under one name once."""
    yield from _Search(sent, anchors).onwards((leaf,))


def dead_end(leaf: PathCertificate, sent: Sequence[PathCertificate]) -> TrustPath:
    """A way up that ends at no root."""
    way = [leaf]
    while not way[-1].self_issued:
        above = next((one for one in sent if one not in way and one.certifies(way[-1])), None)
        if above is None:
            break
        way.append(above)
    return tuple(way)


class _Search:
    def __init__(self, sent: Sequence[PathCertificate], anchors: Anchors) -> None:
        self._sent, self._anchors = sent, anchors
        self._verified: dict[tuple[bytes, bytes], bool] = {}

    def onwards(self, way: TrustPath) -> Iterator[TrustPath]:
        end = way[-1]
        itself = self._anchors.same(end)
        if itself is not None:
            yield (*way[:-1], itself) if len(way) > 1 else way
            return
        for root in self._anchors.of(end.issuer):
            if self._certifies(root, end):
                yield (*way, root)
        if len(way) >= _MOST_STEPS:
            return
        for above in self._sent:
            fresh = all(above.subject != one.subject or above.fields.spki != one.fields.spki for one in way)
            if fresh and self._certifies(above, end):
                yield from self.onwards((*way, above))

    def _certifies(self, above: PathCertificate, below: PathCertificate) -> bool:
        pair = (above.der, below.der)
        if pair not in self._verified:
            self._verified[pair] = above.subject == below.issuer and len(self._verified) < _MOST_LOOKS and above.certifies(below)
        return self._verified[pair]
