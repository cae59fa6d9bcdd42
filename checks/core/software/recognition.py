"""Which products a site certainly runs, and which version they tell. Weak signs add up; what contradicts itself is shown, not averaged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.software.matcher import ProductMark, error_marks, product_marks
from checks.core.software.product import Precision, ProductSort, SignWeight, software_products

# Signs of so many places state a product that none of them proves.
_ENOUGH = 2
# A site that shows more applications than this shows them on purpose: none of them is believed.
_MOST_APPLICATIONS = 8


class Recognition(msgspec.Struct, frozen=True):
    """A product by its file's name, the ``version`` that it tells and how exactly; ``contradictions`` are the versions that several signs give."""

    product: str
    version: str | None = None
    precision: Precision = Precision.EXACT
    contradictions: tuple[str, ...] = ()


def recognise(pages: Sequence[Exchange], others: Sequence[Exchange] = ()) -> tuple[Recognition, ...]:
    """The products that these pages of a site prove, the first page before others; ``others`` are answers for what is not there."""
    every = [mark for page in pages for mark in product_marks(page)] + list(error_marks(others))
    of_product: dict[str, list[ProductMark]] = {}
    for mark in every:
        of_product.setdefault(mark.product, []).append(mark)
    certain = {name: those for name, those in of_product.items() if _is_certain(those) and _is_product(name)}
    if sum(software_products()[name].application for name in certain) > _MOST_APPLICATIONS:
        certain = {name: those for name, those in certain.items() if not software_products()[name].application}
    return tuple(_recognition(name, those) for name, those in certain.items())


def recognition(product: str, *pages: Exchange) -> Recognition | None:
    """What these pages tell of one product; None where nothing proves it."""
    return next((one for one in recognise(pages) if one.product == product), None)


def _is_product(name: str) -> bool:
    return software_products()[name].sort is not ProductSort.KIND


def _is_certain(those: Iterable[ProductMark]) -> bool:
    weights = {(mark.sign.place, mark.weight) for mark in those}
    places = {place for place, weight in weights if weight is SignWeight.SIGN}
    return any(weight is SignWeight.PROOF for _, weight in weights) or len(places) >= _ENOUGH


def _recognition(name: str, those: Sequence[ProductMark]) -> Recognition:
    for precision in Precision:
        versions = list(dict.fromkeys(mark.version for mark in those if mark.version and mark.precision is precision))
        # A shorter number says the same as a longer one that begins with it.
        versions = [one for one in versions if not any(other != one and other.startswith(f"{one}.") for other in versions)]
        if versions:
            contradictions = tuple(versions) if len(versions) > 1 else ()
            return Recognition(name, None if contradictions else versions[0], precision, contradictions)
    return Recognition(name)
