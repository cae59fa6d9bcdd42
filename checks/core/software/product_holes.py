"""Holes of products that are exploited, as CISA's list or the makers say, and what closes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec

from checks.core.software.data_files import newer_file, of_products
from checks.core.software.hole_ranges import holds, release_without
from checks.core.software.library_version import read_version

# The file of what an update brought, beside those of releases.
NEWS = "exploited.json"


class ProductHole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A hole by its CVE, in versions from ``since`` on, below ``below``; of numbers of so many ``parts`` alone, where that is not 0."""

    id: str
    below: str
    since: str = ""
    parts: int = 0

    def is_in(self, version: str) -> bool:
        return self.parts in (0, version.count(".") + 1) and holds(version, self.since, self.below)


class ProductHoles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Those of one product, the worst first, and who says so; ``packaged`` where distributions repair it and keep the number."""

    source: str
    packaged: bool
    holes: tuple[ProductHole, ...]


class HoleData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data of all products by the names of their files, and the day on which it was taken."""

    as_of: dt.date
    products: Mapping[str, ProductHoles]


class ExploitedNews(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the catalogue of exploited holes said on a later day: by product the CVEs that are new there, of versions that nobody has told tilik yet."""

    as_of: dt.date
    unranged: Mapping[str, tuple[str, ...]] = {}


class ProductUpgrade(msgspec.Struct, frozen=True):
    """What an upgrade to ``to`` closes: the CVEs, the worst first."""

    holes: tuple[str, ...]
    to: str
    source: str
    as_of: dt.date

    @property
    def worst(self) -> str:
        return self.holes[0]


@cache
def shipped_holes() -> HoleData:
    """The data that is shipped beside this file."""
    return msgspec.toml.decode(resources.files(__package__).joinpath("product_holes.toml").read_bytes(), type=HoleData)


@of_products
@cache
def hole_data() -> HoleData:
    """The same, as of the day on which an update saw that all of it still holds."""
    return msgspec.structs.replace(shipped_holes(), as_of=max(shipped_holes().as_of, _news().as_of))


def unranged_holes(product: str) -> tuple[str, ...]:
    """The CVEs of a product that are exploited since a day after that of the data, of which no versions are known."""
    return _news().unranged.get(product, ())


@of_products
@cache
def _news() -> ExploitedNews:
    """What an update brought, as long as no newer tilik has data of that day itself."""
    content, nothing = newer_file(NEWS), ExploitedNews(shipped_holes().as_of)
    news = msgspec.json.decode(content, type=ExploitedNews) if content else nothing
    return news if news.as_of > nothing.as_of else nothing


def product_upgrade(product: str, version: str) -> ProductUpgrade | None:
    """None where the data knows no exploited hole of that version of a product, or nothing of the product."""
    data, number = hole_data().products.get(product), read_version(version)
    holes = [hole for hole in data.holes if hole.is_in(number[0])] if data and number else []
    if not data or not holes:
        return None
    to = release_without(holes, lambda release: [hole for hole in data.holes if hole.is_in(release)])
    return ProductUpgrade(tuple(dict.fromkeys(hole.id for hole in holes)), to, data.source, hole_data().as_of)
