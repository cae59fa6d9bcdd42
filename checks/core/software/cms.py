"""Which content management system made this page, and which version it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.parse import Product, generator, location, metas
from checks.core.parse.www import bare

# Files that WordPress serves with its own version, unlike those of themes and plug-ins.
_CORE_FILE = re.compile(
    r"wp-includes\\?/(?:css\\?/dist\\?/block-library\\?/style|js\\?/wp-emoji-release|js\\?/wp-embed)(?:\.min)?\.(?:css|js)\?ver=(\d{1,3}(?:\.\d{1,4}){1,2})(?![\w.])"
)
_LINK = re.compile(r"(?:href|src)\s{0,5}=\s{0,5}[\"'](?:https?:)?(?://(?P<host>[^/\"'\s]{1,255}))?(?P<path>/?[^\"'\s>]{0,300})")
_JOOMLA_OPTIONS = re.compile(r"<script[^<>]{0,200}\bclass\s{0,5}=\s{0,5}[\"'][^\"'<>]{0,100}\bjoomla-script-options\b")


class Cms(msgspec.Struct, frozen=True):
    """A system that was recognised, and the version it tells, if any."""

    version: str | None = None


def generators(exchange: Exchange) -> tuple[Product, ...]:
    """The products that the page's ``<meta name=generator>`` elements name, in order."""
    return tuple(product for content in metas(exchange.final.body.text, "generator") if (product := generator(content)))


def wordpress(exchange: Exchange) -> Cms | None:
    """WordPress, by its generator element, its API's Link header, or files of its own that the page loads from the same site."""
    labels = [product for product in generators(exchange) if product.name == "WordPress"]
    linked = any("https://api.w.org/" in value for value in exchange.final.values("link"))
    if not (labels or linked or any("/wp-includes/" in f"/{path}" for path in _own_paths(exchange))):
        return None
    version = next((product.version for product in labels if product.version), None)
    file = _CORE_FILE.search(exchange.final.body.text)
    return Cms(version or (file[1] if file else None))


def joomla(exchange: Exchange) -> Cms | None:
    """Joomla, by its generator element or the options its pages carry. Only versions before 2.5 tell their number there."""
    labels = [product for product in generators(exchange) if product.name == "Joomla"]
    if not labels and not _JOOMLA_OPTIONS.search(exchange.final.body.text):
        return None
    return Cms(next((product.version for product in labels if product.version), None))


def _own_paths(exchange: Exchange) -> Iterator[str]:
    """Where the page's links and files on its own host lead."""
    here = location(exchange.url)
    own = bare(here.host) if here else ""
    for link in _LINK.finditer(exchange.final.body.text):
        if link["host"] is None or bare(link["host"].lower().split(":")[0]) == own:
            yield link["path"]
