"""Which products a site certainly runs, and which version they tell. Weak signs add up; what contradicts itself is shown, not averaged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.parse.url import path_of
from checks.core.software.matcher import ProductMark, error_marks, product_marks
from checks.core.software.product import Precision, ProductSort, SignWeight, SoftwareProduct, software_products

# Signs of so many places state a product that none of them proves.
_ENOUGH = 2
# A site that shows more applications than this shows them on purpose: none of them is believed.
_MOST_APPLICATIONS = 8


class Recognition(msgspec.Struct, frozen=True):
    """A product by its file's name, in a ``folder`` of the site or its root, the ``version`` that it tells and how exactly.

    ``contradictions`` are the versions that several signs give; then none of them is its version.
    """

    product: str
    folder: str = ""
    version: str | None = None
    precision: Precision = Precision.EXACT
    contradictions: tuple[str, ...] = ()

    @property
    def about(self) -> SoftwareProduct:
        """What is known of the product."""
        return software_products()[self.product]


def recognise(pages: Sequence[Exchange], others: Sequence[Exchange] = (), further: Iterable[ProductMark] = ()) -> tuple[Recognition, ...]:
    """The products that these pages of a site prove, in the order in which they are met.

    ``others`` are answers for what is not there, ``further`` marks that no page has. What tells no folder is of the one that its page lies in,
    else of the root; what is of no page is of the first.
    """
    every: dict[str, list[_PlacedMark]] = {}
    of_no_page = (*(_PlacedMark(mark, None) for mark in error_marks(others)), *(_PlacedMark(mark, mark.folder) for mark in further))
    for one in (*_in_pages(pages), *of_no_page):
        every.setdefault(one.mark.product, []).append(one)
    certain = {name: those for name, those in every.items() if is_certain(one.mark for one in those) and _is_product(name)}
    if sum(software_products()[name].application for name in certain) > _MOST_APPLICATIONS:
        certain = {name: those for name, those in certain.items() if not software_products()[name].application}
    return tuple(one for name, those in certain.items() for one in _installed(name, those))


class _PlacedMark(msgspec.Struct, frozen=True):
    """A mark, the folder that it tells, and the path of the page that has it."""

    mark: ProductMark
    folder: str | None
    path: str | None = None


def recognition(product: str, *pages: Exchange) -> Recognition | None:
    """What these pages tell of one product; None where nothing proves it."""
    return next((one for one in recognise(pages) if one.product == product), None)


def _in_pages(pages: Sequence[Exchange]) -> Iterator[_PlacedMark]:
    """The marks of each page, with the folder that most of those of their product tell there.

    What a page of a folder has is not looked for on further pages of it, but what its head says of itself.
    """
    patterns: dict[str, frozenset[str]] = {}
    places: dict[tuple[str, str], str] = {}
    for page in pages:
        folder = _first_folder(page.url)
        marks = product_marks(page, but=patterns.get(folder, frozenset()))
        patterns[folder] = patterns.get(folder, frozenset()) | {mark.sign.pattern for mark in marks if not mark.sign.meta}
        folders: dict[str, Counter[str]] = {}
        for mark in marks:
            if mark.folder is not None:
                folders.setdefault(mark.product, Counter())[mark.folder] += 1
        for product, counts in folders.items():
            places[folder, product] = counts.most_common(1)[0][0]
        for mark in marks:
            yield _PlacedMark(mark, places.get((folder, mark.product)), path_of(page.url))


def _first_folder(url: str) -> str:
    """What pages of one application have in common: the first folder of their path, empty for those of the root."""
    folders = path_of(url).split("/")[1:-1]
    return folders[0] if folders else ""


def _is_product(name: str) -> bool:
    return software_products()[name].sort is not ProductSort.KIND


def is_certain(those: Iterable[ProductMark]) -> bool:
    """Whether these marks of one product state it."""
    weights = {(mark.sign.place, mark.weight) for mark in those}
    places = {place for place, weight in weights if weight in (SignWeight.SIGN, SignWeight.HINT)}
    return any(weight is SignWeight.PROOF for _, weight in weights) or len(places) >= _ENOUGH


def _installed(name: str, those: Sequence[_PlacedMark]) -> Iterator[Recognition]:
    folders = list(dict.fromkeys(one.folder for one in those if one.folder is not None))
    in_folder: dict[str, list[ProductMark]] = {}
    for one in those:
        in_folder.setdefault(_place(one, folders), []).append(one.mark)
    for folder, marks in in_folder.items():
        if len(in_folder) == 1 or is_certain(marks):
            yield _recognition(name, folder, marks)


def _place(one: _PlacedMark, folders: Sequence[str]) -> str:
    if one.folder is not None or not folders:
        return one.folder or ""
    path = one.path
    if path is None:
        return folders[0]
    return max((folder for folder in folders if f"{path}/".startswith(f"{folder}/")), key=len, default="")


def _recognition(name: str, folder: str, marks: Sequence[ProductMark]) -> Recognition:
    for precision in Precision:
        versions = list(dict.fromkeys(mark.version for mark in marks if mark.version and mark.precision is precision))
        # A shorter number says the same as a longer one that begins with it.
        versions = [one for one in versions if not any(other != one and other.startswith(f"{one}.") for other in versions)]
        if versions:
            contradictions = tuple(versions) if len(versions) > 1 else ()
            return Recognition(name, folder, None if contradictions else versions[0], precision, contradictions)
    return Recognition(name, folder)
