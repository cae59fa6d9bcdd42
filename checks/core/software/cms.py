"""Which content management system made this page, and which version it tells."""

from __future__ import annotations

import re
from html import unescape

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.parse import Product, generator, metas
from checks.core.software.own_paths import own_path, own_paths

# Files that WordPress serves with its own version, unlike those of themes and plug-ins.
_CORE_FILE = re.compile(
    r"wp-includes\\?/(?:css\\?/dist\\?/block-library\\?/style|js\\?/wp-emoji-release|js\\?/wp-embed)(?:\.min)?\.(?:css|js)\?ver=(\d{1,3}(?:\.\d{1,4}){1,2})(?![\w.])"
)
_TARGET = re.compile(r"\bhref\s{0,5}=\s{0,5}[\"']?(?P<target>[^\"'\s<>]{1,1000})", re.IGNORECASE)
# What only WordPress has (Developer Resources, "Directory Structure"): core, themes, plug-ins, the API. Pictures in `uploads` outlive a move to another system.
_WORDPRESS = re.compile(
    r"^(?P<folder>(?:/[A-Za-z0-9._~\-]{1,60}){0,4})/(?:wp-includes/|wp-json(?:/|$)|wp-content/(?:themes|plugins|mu-plugins|cache|languages)/|xmlrpc\.php$|wp-admin/admin-ajax\.php$)"
)
# Where addresses are not rewritten, the API is asked for by a parameter of the front page.
_UNREWRITTEN = re.compile(r"^(?P<folder>(?:/[A-Za-z0-9._~\-]{1,60}){0,4})/(?:index\.php)?$")
_API_HEADER = re.compile(r"<(?P<target>[^<>\s]{1,1000})>\s{0,5};\s{0,5}rel=\"?https://api\.w\.org/")
_API_ELEMENT = re.compile(r"<link\b[^<>]{0,300}\brel\s{0,5}=\s{0,5}[\"']?https://api\.w\.org/[^<>]{0,1000}>", re.IGNORECASE)
_JOOMLA_OPTIONS = re.compile(r"<script[^<>]{0,200}\bclass\s{0,5}=\s{0,5}[\"'][^\"'<>]{0,100}\bjoomla-script-options\b")


class Cms(msgspec.Struct, frozen=True):
    """A system that was recognised, and the version it tells, if any."""

    version: str | None = None


def generators(exchange: Exchange) -> tuple[Product, ...]:
    """The products that the page's ``<meta name=generator>`` elements name, in order."""
    return tuple(product for content in metas(exchange.final.body.text, "generator") if (product := generator(content)))


def wordpress(exchange: Exchange) -> Cms | None:
    """WordPress, by its generator element, the address of its API, or its own folders and programs on the same site, wherever they lie."""
    labels = [product for product in generators(exchange) if product.name == "WordPress"]
    if not (labels or _api(exchange) or any(_WORDPRESS.search(path) for path in own_paths(exchange))):
        return None
    version = next((product.version for product in labels if product.version), None)
    file = _CORE_FILE.search(exchange.final.body.text)
    return Cms(version or (file[1] if file else None))


def wordpress_folder(exchange: Exchange) -> str:
    """The folder in which the page's WordPress lies, ``/web`` for instance; empty for the site's root and where nothing tells."""
    api = [path for target in _api(exchange) if (path := own_path(target, exchange)) is not None]
    folders = [match["folder"] for path in (*api, *own_paths(exchange)) if (match := _WORDPRESS.search(path))]
    folders += [match["folder"] for path in api if (match := _UNREWRITTEN.search(path))]
    return max(folders, key=folders.count) if folders else ""


def _api(exchange: Exchange) -> list[str]:
    """Where WordPress' API is announced, in the header or on the page (REST API Handbook, "Discovery"), whatever name the site has for itself."""
    links = [match["target"] for value in exchange.final.values("link") for match in _API_HEADER.finditer(value)]
    elements = [match[0] for match in _API_ELEMENT.finditer(exchange.final.body.text)]
    return [*links, *(unescape(match["target"]) for one in elements for match in _TARGET.finditer(one))]


def joomla(exchange: Exchange) -> Cms | None:
    """Joomla, by its generator element or the options its pages carry. Only versions before 2.5 tell their number there."""
    labels = [product for product in generators(exchange) if product.name == "Joomla"]
    if not labels and not _JOOMLA_OPTIONS.search(exchange.final.body.text):
        return None
    return Cms(next((product.version for product in labels if product.version), None))
