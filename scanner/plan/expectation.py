"""How many requests a plan comes to, before anything is known of the site."""

from __future__ import annotations

from collections.abc import Collection

from checks.core.evidence.exposure import PRODUCT_PATHS, CatalogueRequest
from checks.core.evidence.observation import Request
from checks.core.exposure.entry import group
from checks.core.exposure.selection import paths

# Of a line of the plan, by its first word. Others are one request each.
_REQUESTS = {
    # Asked of a name server.
    "climb": 0,
    "dns": 0,
    "lookups": 0,
    # The addresses that are asked anyhow, as `http`, and whether TLS answers there, as `tls`.
    "endpoints": 0,
    # The issuer's, where settings allow it.
    "tls-revocation": 0,
    # An address that cannot exist, and another one where the first is not plainly refused.
    "nowhere": 2,
    # The site map, and a first page behind the front page; robots.txt is a line of its own.
    "crawl": 2,
    # One script of the site's own.
    "scripts": 1,
    # What a server with TLS 1.2 and 1.3 is asked by version, suite, group and signature (`make bench-tls` has the figure).
    "tls-survey": 42,
    "tls-ticketbleed": 2,
}


# What the catalogue is compared with: addresses that cannot exist in four more folders, each twice, whatever the groups.
_CATALOGUE_NOWHERE = 8


def expected_requests(plan: Collection[Request], year: int) -> int:
    """How many requests these come to at a site that answers, has HTTPS, and shows no product that would call for more."""
    compared = _CATALOGUE_NOWHERE if any(isinstance(one, CatalogueRequest) and one.group != PRODUCT_PATHS for one in plan) else 0
    return sum(_expected(request, year) for request in plan) + compared


def _expected(request: Request, year: int) -> int:
    if isinstance(request, CatalogueRequest):
        if request.group == PRODUCT_PATHS:
            # Asked of what a site shows.
            return 0
        return sum(1 for _ in paths(group(request.group), request, frozenset(), False, year))
    kind, *rest = request.key.split(" ")
    if kind == "site" and rest[0] == "visit" and rest[3:] == ["/"]:
        # The front page: `http` asks for it already.
        return 0
    return _REQUESTS.get(kind, 1)
