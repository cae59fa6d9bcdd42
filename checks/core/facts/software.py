"""The products seen on a target, with what is known about their versions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

import msgspec

from checks.core.check.lookup import Evidence, observed
from checks.core.check.need import AnyPages, Catalogue, Exposed, Missing, Page, SoftwarePaths
from checks.core.evidence.crawl import Crawl
from checks.core.evidence.exposure import CatalogueAnswers
from checks.core.evidence.http import Exchange, Nowhere, Response
from checks.core.exposure.entry import group_names
from checks.core.exposure.judge import software_at
from checks.core.exposure.site_software import site_extensions, site_software
from checks.core.facts.values import Software
from checks.core.model.finding import Target
from checks.core.model.text import tame
from checks.core.model.undecided import Unknown
from checks.core.page.block_pages import not_own_page
from checks.core.page.soft_404 import present
from checks.core.parse import generator, joomla_manifest, metas, products
from checks.core.software.product import Precision, ProductSort, is_generator, product_id, software_products
from checks.core.software.recognition import Recognition, recognise
from checks.core.software.releases import Support, SupportStatus, support_status

JOOMLA_MANIFEST = "/administrator/manifests/files/joomla.xml"
# Distributions repair software without raising its number, so what these say is only probable.
_BANNERS = ("server", "x-powered-by")
_MOST = 60
# What `exposed-admin` asks for.
TOOL_PATHS = ("/phpmyadmin/", "/adminer.php")
# What may be a product's name and version on a page that calls itself made by something that is not known.
_NAME, _VERSION = re.compile(r"[A-Za-z][A-Za-z0-9 .+!'_\-]{0,39}"), re.compile(r"\d[\w.+~\-]{0,29}", re.ASCII)


class _Sighting(NamedTuple):
    """A product, its version and where it lies, as far as that is told, and how certain it is."""

    name: str
    version: str | None
    certainty: str = "certain"
    place: str = ""


def inventory(target: Target, evidence: Evidence) -> tuple[Software, ...]:
    """Each product once in each folder, with its version where one is told; what the page itself proves before what headers say."""
    home = observed(Page("/"), target, evidence)
    if not isinstance(home, Exchange):
        return ()
    products: dict[tuple[str, str], Software] = {}
    for one in (
        *_site(home, target, evidence),
        *_tools(home, target, evidence),
        *_pages(home, _manifest(target, evidence), _catalogue_sightings(home, target, evidence)),
        *_banners(home),
    ):
        name = one.name.lower()
        # What does not tell its place is what was met of the product first.
        key = next((old for old in products if old[0] == name and (not one.place or old[1] == one.place)), (name, one.place))
        if (key not in products or (products[key].version is None and one.version)) and len(products) < _MOST:
            products[key] = _product(one, key[1], home.at.date())
    return tuple(products.values())


def _site(home: Exchange, target: Target, evidence: Evidence) -> Iterator[_Sighting]:
    """What the site proves. What a banner says is told as one, further below."""
    crawl, answers = (observed(need, target, evidence) for need in (AnyPages(), SoftwarePaths()))
    pages, paths = crawl if isinstance(crawl, Crawl) else None, answers if isinstance(answers, CatalogueAnswers) else None
    products = site_software(home, pages, paths)
    for one in products:
        product = software_products()[one.product]
        if product.sort not in (ProductSort.SERVER, ProductSort.LANGUAGE):
            certainty = "probable" if one.version and one.precision is Precision.LEAST else "certain"
            yield _Sighting(product.name, one.version, certainty, f"{one.folder}/")
    for extension in site_extensions(home, pages, paths, (one.product for one in products)):
        name = f"{extension.name} ({software_products()[extension.product].name})"
        certainty = "probable" if extension.version and extension.precision is Precision.LEAST else "certain"
        yield _Sighting(name, extension.version, certainty, f"{extension.folder}/")


def _tools(home: Exchange, target: Target, evidence: Evidence) -> Iterator[_Sighting]:
    """What lies where tools for databases usually do, which another check asks for."""
    for path in TOOL_PATHS:
        exchange, nowhere = (observed(need, target, evidence) for need in (Exposed(path), Missing(path)))
        if not isinstance(exchange, Exchange) or not isinstance(nowhere, Nowhere):
            continue
        try:
            there = present(exchange, nowhere, is_it=partial(_shows_application, exchange), home=home)
        except Unknown:
            continue
        if there:
            yield from (_Sighting(software_products()[one.product].name, one.version) for one in _applications(exchange, exchange.final))


def _shows_application(page: Exchange, answer: Response) -> bool:
    return bool(_applications(page, answer))


def _applications(page: Exchange, answer: Response) -> list[Recognition]:
    """The applications that an answer shows at the address of the page."""
    hop = msgspec.structs.replace(page.hops[-1], response=answer)
    products = recognise([msgspec.structs.replace(page, hops=(*page.hops[:-1], hop))])
    return [one for one in products if software_products()[one.product].application]


def _pages(home: Exchange, manifest: str | None, catalogue: Iterable[_Sighting]) -> Iterator[_Sighting]:
    if not_own_page(home) is None:
        for content in metas(home.final.body.text, "generator"):
            made_by = generator(content)
            # Of what it knows itself it has said what is to be said; what has no number may be any words.
            if made_by and product_id(made_by.name) is None and not is_generator(content) and _NAME.fullmatch(made_by.name):
                is_product = made_by.version is not None and _VERSION.fullmatch(made_by.version)
                yield _Sighting(made_by.name, made_by.version if is_product else None, "certain" if is_product else "probable")
    yield from catalogue
    if manifest:
        yield _Sighting("Joomla", manifest)


def _banners(home: Exchange) -> Iterator[_Sighting]:
    for header in _BANNERS:
        for value in home.first.values(header):
            for product in products(value):
                yield _Sighting(product.name, product.version, "probable")


def _catalogue_sightings(home: Exchange, target: Target, evidence: Evidence) -> Iterator[_Sighting]:
    """What the catalogue of exposed paths proves to be there, log-in panels that are no finding among it."""
    for name in group_names():
        observation = observed(Catalogue(name), target, evidence)
        if isinstance(observation, CatalogueAnswers):
            yield from (_Sighting(*sighting) for sighting in software_at(name, observation, home))


def _manifest(target: Target, evidence: Evidence) -> str | None:
    """The version that Joomla's manifest states, if it is really there."""
    exchange, nowhere = (observed(need, target, evidence) for need in (Exposed(JOOMLA_MANIFEST), Missing(JOOMLA_MANIFEST)))
    if not isinstance(exchange, Exchange) or not isinstance(nowhere, Nowhere):
        return None
    try:
        there = present(exchange, nowhere, is_it=lambda answer: joomla_manifest(answer.body.text) is not None)
    except Unknown:
        return None
    return joomla_manifest(exchange.final.body.text) if there else None


def _product(one: _Sighting, place: str, on: dt.date) -> Software:
    name, version = str(tame(one.name)), one.version and str(tame(one.version))
    id = product_id(name)
    stands = support_status(id, version, on) if id and version else SupportStatus(Support.NO_DATA)
    return Software(
        name=software_products()[id].name if id else name,
        version=version,
        certainty=one.certainty,
        eol=stands.ends or stands.ended_by,
        latest=stands.latest,
        support=stands.support,
        place=str(tame(place)),
    )
