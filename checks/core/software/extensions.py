"""What an application is extended by, such as plug-ins and themes: by the files of theirs that its pages load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.software.own_paths import own_files
from checks.core.software.product import ProductPath, regex, software_products

# A site that shows more of them than this shows them on purpose.
_MOST = 40


class ProductExtension(msgspec.Struct, frozen=True):
    """``sort`` is the place of its sort among those of the ``product`` in the product's file, ``folder`` that of the application."""

    product: str
    folder: str
    sort: int
    name: str

    @property
    def version_path(self) -> ProductPath:
        """Where it tells its version, below the application's folder."""
        return software_products()[self.product].extensions[self.sort].of(self.name)


def extensions(products: Iterable[str], pages: Iterable[Exchange]) -> tuple[ProductExtension, ...]:
    """Those that the pages load of these products, in the order in which they are met; none where there are too many to be true."""
    names = tuple(dict.fromkeys(products))
    every = tuple(dict.fromkeys(one for page in pages for one in _on_page(names, page)))
    return every if len(every) <= _MOST else ()


def _on_page(products: Iterable[str], page: Exchange) -> Iterator[ProductExtension]:
    sorts = [(name, number, sort) for name in products for number, sort in enumerate(software_products()[name].extensions)]
    for path in own_files(page) if sorts else ():
        for product, number, sort in sorts:
            if match := regex(sort.address).search(path):
                yield ProductExtension(product, path[: match.start()], number, match["name"])
