"""What every product's data file must keep: its patterns can be searched for, and its own pages prove it, or only mention it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from checks.core.evidence.exposure import ICON_PATH
from checks.core.evidence.http import Exchange, Response
from checks.core.exposure.proof import pattern_faults
from checks.core.exposure.site_software import is_version_file, version_in
from checks.core.software.matcher import icon_marks, is_filtered
from checks.core.software.product import ProductPage, ProductPath, ProductSort, SoftwareProduct, software_products
from checks.core.software.recognition import Recognition, recognise
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


def _recognition(name: str, page: ProductPage) -> Recognition | None:
    """What a site tells of the product whose front page this is."""
    icon = with_hash(build.page([], "-", path=ICON_PATH), page.icon)
    nothing = build.page([], page.nothing, 404, "/tidak-ada")
    there = recognise([product_page(page)], [nothing] if page.nothing else (), icon_marks(icon) if page.icon else ())
    return next((one for one in there if one.product == name), None)


def _file(path: ProductPath, proof: str) -> Response:
    """A file by hand; ``proof`` is its text, or its hash."""
    return with_hash(build.page([], "-", path=path.path), proof).final if path.hashes else build.page([], proof, path=path.path).final


def with_hash(page: Exchange, sha256: str) -> Exchange:
    """The same, whose bytes have that hash."""
    hop = page.hops[-1]
    body = replace(hop.response.body, sha256=sha256)
    return replace(page, hops=(replace(hop, response=replace(hop.response, body=body)),))


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
        if bool(path.hashes) == bool(path.form and path.match):
            yield f"{path.path}: needs either a form with patterns, or hashes"
        yield from (fault for pattern in path.match for fault in pattern_faults(pattern))
        proof, trap = (_file(path, text) for text in (path.proves, path.trap))
        if not is_version_file(path, proof) or version_in(path, proof) != path.version:
            yield f"{path.path}: its proof tells {version_in(path, proof)}, expected {path.version}"
        if is_version_file(path, trap):
            yield f"{path.path}: its trap proves it"
    if product.sort is not ProductSort.KIND and any(sign.pattern for sign in product.signs):
        if not product.proves:
            yield "no page proves it"
        if not product.mentions:
            yield "no page only mentions it"


def _pages(name: str, product: SoftwareProduct) -> Iterator[str]:
    for number, page in enumerate(product.proves, 1):
        there = _recognition(name, page)
        if there is None:
            yield f"page {number} does not prove it"
        elif (there.version or "") != page.version:
            yield f"page {number} tells {there.version}, expected {page.version or 'no version'}"
    for number, page in enumerate(product.mentions, 1):
        if there := _recognition(name, page):
            yield f"page {number}, which only mentions it, proves it ({there.version})"
