"""The products seen on a target, with what is known about their versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from checks.core.check.lookup import Evidence, observed
from checks.core.check.need import Catalogue, Exposed, Missing, Page
from checks.core.evidence.exposure import CatalogueSeen
from checks.core.evidence.http import Exchange, Nowhere
from checks.core.exposure.entry import groups
from checks.core.exposure.judge import sighted
from checks.core.facts.values import Software
from checks.core.model.finding import Target
from checks.core.model.text import tame
from checks.core.model.undecided import Unknown
from checks.core.page.block_pages import not_own_page
from checks.core.page.soft_404 import present
from checks.core.parse import joomla_manifest, products
from checks.core.software.cms import generators, joomla, wordpress
from checks.core.software.releases import releases, standing

MANIFEST = "/administrator/manifests/files/joomla.xml"
# Distributions repair software without raising its number, so what these say is only probable.
_BANNERS = ("server", "x-powered-by")
_MOST = 20
Seen = tuple[str, str | None]


def inventory(target: Target, evidence: Evidence) -> tuple[Software, ...]:
    """Each product once, with its version where one is told; what the page itself proves before what headers say."""
    home = observed(Page("/"), target, evidence)
    if not isinstance(home, Exchange):
        return ()
    told: dict[str, Software] = {}
    for name, version, certainty in (*_pages(home, _manifest(target, evidence), _catalogued(home, target, evidence)), *_banners(home)):
        key = name.lower()
        if (key not in told or (told[key].version is None and version)) and len(told) < _MOST:
            told[key] = _product(str(tame(name)), version and str(tame(version)), certainty, home.at.date())
    return tuple(told.values())


def _pages(home: Exchange, manifest: str | None, catalogued: Iterable[Seen]) -> Iterator[tuple[str, str | None, str]]:
    if not_own_page(home) is None:
        if made := wordpress(home):
            yield "WordPress", made.version, "certain"
        if made := joomla(home):
            yield "Joomla", manifest or made.version, "certain"
        for product in generators(home):
            yield product.name, product.version, "certain"
    yield from ((name, version, "certain") for name, version in catalogued)
    if manifest:
        yield "Joomla", manifest, "certain"


def _banners(home: Exchange) -> Iterator[tuple[str, str | None, str]]:
    for header in _BANNERS:
        for value in home.first.values(header):
            for product in products(value):
                yield product.name, product.version, "probable"


def _catalogued(home: Exchange, target: Target, evidence: Evidence) -> Iterator[Seen]:
    """What the catalogue of exposed paths proves to be there, log-in panels that are no finding among it."""
    for name in groups():
        seen = observed(Catalogue(name), target, evidence)
        if isinstance(seen, CatalogueSeen):
            yield from sighted(name, seen, home)


def _manifest(target: Target, evidence: Evidence) -> str | None:
    """The version that Joomla's manifest states, if it is really there."""
    seen, nowhere = (observed(need, target, evidence) for need in (Exposed(MANIFEST), Missing(MANIFEST)))
    if not isinstance(seen, Exchange) or not isinstance(nowhere, Nowhere):
        return None
    try:
        there = present(seen, nowhere, is_it=lambda answer: joomla_manifest(answer.body.text) is not None)
    except Unknown:
        return None
    return joomla_manifest(seen.final.body.text) if there else None


def _product(name: str, version: str | None, certainty: str, on: dt.date) -> Software:
    known = releases().products.get(name.lower())
    stands = standing(name.lower(), version, on) if known and version else None
    return Software(
        name=known.name if known else name,
        version=version,
        certainty=certainty,
        eol=stands.ends if stands else None,
        latest=stands.latest if stands else None,
    )
