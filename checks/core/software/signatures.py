"""What a site's pages and name show of its server and software. Good enough to choose questions by, never a finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checks.core.evidence.http import Exchange
from checks.core.software.matcher import ProductMark, error_marks, product_marks
from checks.core.software.product import SignWeight, regex, software_products
from checks.core.software.recognition import is_certain

_COUNTING = (SignWeight.PROOF, SignWeight.SIGN)


def signs(front: Exchange, host: str, others: Sequence[Exchange] = ()) -> tuple[frozenset[str], bool]:
    """The names of the products that a site shows, and whether one of them, on the page, tells what made it.

    ``others`` are answers of the site to what every site is asked: a program that is hidden behind a proxy writes its own error pages.
    """
    marks, products = (*product_marks(front, all_hops=True), *error_marks(others)), software_products()
    names = _names(marks)
    # A name is only a guess, as is a product's that an article may mention, so nothing follows from it.
    guesses = {name for name, one in products.items() if one.host and regex(one.host).search(host)}
    guesses |= {mark.product for mark in marks if mark.weight is SignWeight.MENTION}
    implications = {other for name in names for other in products[name].implies}
    further = {other for name in implications for other in products[name].implies}
    return frozenset(names | guesses | implications | further), any(products[name].application for name in names)


def product_signs(page: Exchange) -> dict[str, tuple[ProductMark, ...]]:
    """The products on one page, which may lie in a folder of the site, each with its marks there."""
    marks = product_marks(page)
    return {name: tuple(mark for mark in marks if mark.product == name) for name in sorted(_names(marks)) if _has_folder(name)}


def _names(marks: Iterable[ProductMark]) -> frozenset[str]:
    of_product: dict[str, list[ProductMark]] = {}
    for mark in marks:
        of_product.setdefault(mark.product, []).append(mark)
    return frozenset(name for name, those in of_product.items() if any(one.weight in _COUNTING for one in those) or is_certain(those))


def _has_folder(name: str) -> bool:
    """Whether it is a program that lies somewhere on a site."""
    one = software_products()[name]
    return one.application or any(sign.place == "address" for sign in one.signs)
