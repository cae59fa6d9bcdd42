"""What every product's data file must keep: its patterns can be searched for, and its own pages prove it, or only mention it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.core.evidence.http import Exchange
from checks.core.exposure.proof import pattern_faults
from checks.core.exposure.site_software import is_version_file, version_in
from checks.core.software.matcher import is_filtered
from checks.core.software.product import ProductPage, ProductSort, SoftwareProduct, software_products
from checks.core.software.recognition import recognition
from checks.core.testing import evidence as build

_GROUPS = {"version", "folder"}


def product_faults(name: str) -> list[str]:
    """Everything that is wrong with the file of a product, in words; empty when nothing is."""
    product = software_products()[name]
    return [f"product {name}: {fault}" for fault in (*_faults(product), *_pages(name, product))]


def product_page(page: ProductPage) -> Exchange:
    """A page by hand as evidence."""
    headers = [(header, value.strip()) for header, _, value in (line.partition(":") for line in page.headers)]
    return build.page([("Content-Type", "text/html"), *headers], page.text, page.status, page.path)


def _faults(product: SoftwareProduct) -> Iterator[str]:
    if missing := set(product.implies) - software_products().keys():
        yield f"implies {sorted(missing)}, which are no products"
    for pattern in (product.host, *(leaf.pattern for leaf in product.leaves())):
        yield from pattern_faults(pattern)
        if groups := set(re.compile(pattern).groupindex) - _GROUPS:
            yield f"{pattern}: no group is called {sorted(groups)}"
    for leaf in product.leaves():
        if leaf.place not in ("cookie", "link") and not is_filtered(leaf.place, leaf.pattern):
            yield f"{leaf.pattern}: RE2 cannot read it, so that it would be tried on every page"
    for sort in product.extensions:
        yield from pattern_faults(sort.address)
        if "name" not in re.compile(sort.address).groupindex or "{name}" not in sort.path.path:
            yield f"{sort.address}: no name"
    for path in (*product.paths, *(sort.path for sort in product.extensions)):
        yield from (fault for pattern in path.match for fault in pattern_faults(pattern))
        proof, trap = (build.page([], text, path=path.path).final for text in (path.proves, path.trap))
        if not is_version_file(path, proof) or version_in(path, path.proves) != path.version:
            yield f"{path.path}: its proof tells {version_in(path, path.proves)}, expected {path.version}"
        if is_version_file(path, trap):
            yield f"{path.path}: its trap proves it"
    if product.sort is not ProductSort.KIND and any(sign.pattern for sign in product.signs):
        if not product.proves:
            yield "no page proves it"
        if not product.mentions:
            yield "no page only mentions it"


def _pages(name: str, product: SoftwareProduct) -> Iterator[str]:
    for number, page in enumerate(product.proves, 1):
        there = recognition(name, product_page(page))
        if there is None:
            yield f"page {number} does not prove it"
        elif (there.version or "") != page.version:
            yield f"page {number} tells {there.version}, expected {page.version or 'no version'}"
    for number, page in enumerate(product.mentions, 1):
        if there := recognition(name, product_page(page)):
            yield f"page {number}, which only mentions it, proves it ({there.version})"
