"""How the versions of the products on a site stood on the day they were seen, wherever releases of a product are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec

from checks.core.evidence.crawl import Crawl
from checks.core.evidence.exposure import CatalogueAnswers
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.exposure.site_software import site_software
from checks.core.model.finding import Finding, Problem, Reason
from checks.core.model.text import Text
from checks.core.model.undecided import NotApplicable, Unknown
from checks.core.page.public_content import public_content
from checks.core.software.product import Precision, ProductSort, SoftwareProduct, software_products
from checks.core.software.product_holes import ProductUpgrade, hole_data, product_upgrade, unranged_holes
from checks.core.software.recognition import Recognition
from checks.core.software.releases import Branch, Support, SupportStatus, releases, support_status

NO_SOFTWARE = Reason(
    "no-software",
    Text(
        id="Situs ini tidak menunjukkan perangkat lunak yang dinilai oleh pemeriksaan ini.",
        en="This site shows no software that this check judges.",
    ),
)
HIDDEN_VERSION = Reason(
    "software-version-hidden",
    Text(
        id="Versi perangkat lunak di situs ini tidak dapat dibaca dengan pasti dari luar; periksa di panel pengelolanya.",
        en="The version of software on this site cannot be read with certainty from outside; look in its administration.",
    ),
)
NO_RELEASE_DATA = Reason(
    "software-version-untold",
    Text(
        id="Versi perangkat lunak di situs ini tidak tercakup oleh data versi pemindai, misalnya karena lebih baru.",
        en="The scanner's data on versions does not cover a version on this site, for instance because it is newer.",
    ),
)
UNCOVERED_SOFTWARE = Reason(
    "software-uncovered",
    Text(
        id="Pemindai tidak mempunyai data rilis untuk perangkat lunak di situs ini; bandingkan versinya dengan pengumuman pembuatnya.",
        en="The scanner has no data on releases of software on this site; compare its version with what its makers announce.",
    ),
)
STALE_RELEASE_DATA = Reason(
    "software-data-stale",
    Text(
        id="Data versi pemindai untuk perangkat lunak di situs ini lebih tua dari setengah tahun, sehingga rilis yang lebih baru mungkin sudah ada.",
        en="The scanner's data on versions of the software on this site is older than half a year, so that there may be newer releases.",
    ),
)
# What a site tells by a banner alone is to be confirmed, and judged by checks of its own.
_BANNERS = (ProductSort.SERVER, ProductSort.LANGUAGE, ProductSort.FRONT)


class ProductStatus(msgspec.Struct, frozen=True):
    """A product on a site and how it stands; ``status`` is None where no version can be read, or several contradict each other.

    ``is_stale``: the data was too old on the day to call a release the newest.
    """

    recognition: Recognition
    status: SupportStatus | None
    is_stale: bool = False

    @property
    def product(self) -> SoftwareProduct:
        return software_products()[self.recognition.product]

    @property
    def is_exact(self) -> bool:
        """Whether the version is that of the release itself."""
        return self.recognition.precision is Precision.EXACT

    @property
    def is_given_up(self) -> bool:
        """Whether its makers mend nothing of it any more, whatever the version."""
        return bool(self.product.discontinued)

    @property
    def is_past(self) -> bool:
        """Whether its makers do not mend this version any more."""
        return self.is_given_up or (self.status is not None and self.status.support.over)

    @property
    def is_repaired_in_place(self) -> bool:
        """Whether distributions may have closed what the number tells of, which they do not raise."""
        data = hole_data().products.get(self.recognition.product)
        return self.product.sort in _BANNERS or bool(data and data.packaged)

    @property
    def unranged(self) -> tuple[str, ...]:
        """Its holes that are exploited since the data was made, in versions that nobody has told."""
        return unranged_holes(self.recognition.product)

    @property
    def upgrade(self) -> ProductUpgrade | None:
        """What of its version is exploited and an upgrade closes."""
        one = self.recognition
        return product_upgrade(one.product, one.version) if one.version and self.is_exact else None

    def finding(self, problem: Problem) -> Finding:
        """The finding of that problem; its text may name ``product``, ``version``, ``place``, ``latest``, ``ended``, ``as_of`` and ``package``,
        or, where that names a ``hole``, this, the ``count`` of holes, ``fixed``, ``source`` and ``as_of`` of the `upgrade`."""
        one, status, folder = self.recognition, self.status or SupportStatus(Support.NO_DATA), f"{self.recognition.folder}/"
        facts: dict[str, str | int | dt.date | None] = {
            "product": self.product.name,
            "version": one.version,
            "place": folder,
            # Where no line is repaired any more, the newest that the data knows, which the text calls that of their day.
            "latest": status.latest or next((line.latest for line in _lines(one.product) if line.latest), None),
            "ended": status.ended_by,
            "as_of": status.as_of,
            "package": status.package or None,
        }
        fields = problem.text.placeholders()
        if "hole" in fields and (upgrade := self.upgrade):
            facts |= {
                "hole": upgrade.worst,
                "count": len(upgrade.holes),
                "fixed": upgrade.to,
                "source": upgrade.source,
                "as_of": upgrade.as_of,
            }
        evidence = {
            name: fact if isinstance(fact, int) else str(fact) for name, fact in facts.items() if name in fields and fact is not None
        }
        return problem(f"{one.product} {folder}" if one.folder else one.product, **evidence)


def product_statuses(
    home: Exchange, pages: Crawl | Failure, paths: CatalogueAnswers | Failure, *, exploited: bool = False
) -> tuple[ProductStatus, ...]:
    """How each product stood that somebody keeps up to date there, but those that a check of their own judges; or each that has ``exploited`` holes.

    Raises `NotApplicable` where there is none, `Unknown` where the site's own content was not seen.
    """
    every = tuple(_status(one, home) for one in site_software(home, pages, paths) if (_has_holes(one) if exploited else _is_judged(one)))
    if not every:
        public_content(home)
        raise NotApplicable(NO_SOFTWARE)
    return every


def ended_software(home: Exchange | Failure, pages: Crawl | Failure) -> frozenset[str]:
    """The products, by the names of their files, whose version on the site's own pages is not mended any more: checks of software say so."""
    there = site_software(home, pages, None) if isinstance(home, Exchange) else ()
    return frozenset(one.product for one in there if isinstance(home, Exchange) and _status(one, home).is_past)


def require_status(statuses: Sequence[ProductStatus], why: Callable[[SupportStatus, ProductStatus], Reason | None]) -> None:
    """Raises `Unknown` for the first product whose version or releases are not known, or of which ``why`` says that the question stays open."""
    for one in statuses:
        if one.is_given_up:
            continue
        names = f"{one.product.name} {' / '.join(one.recognition.contradictions)}".strip()
        if not _lines(one.recognition.product):
            raise Unknown(UNCOVERED_SOFTWARE, f"{names} {one.recognition.version or ''}".strip())
        if one.status is None:
            raise Unknown(HIDDEN_VERSION, names)
        if (reason := why(one.status, one)) is not None:
            raise Unknown(reason, f"{names} {one.recognition.version}")


def _is_judged(one: Recognition) -> bool:
    product = software_products()[one.product]
    return product.installed and product.sort not in _BANNERS and not (product.check and not one.folder)


def _lines(product: str) -> Sequence[Branch]:
    data = releases().products.get(product)
    return data.lines if data else ()


def _has_holes(one: Recognition) -> bool:
    """A server that keeps its number to itself does well, and is no question that stays open."""
    return one.product in hole_data().products and (one.version is not None or software_products()[one.product].sort not in _BANNERS)


def _status(one: Recognition, home: Exchange) -> ProductStatus:
    status = support_status(one.product, one.version, home.at.date()) if one.version else None
    return ProductStatus(one, status, status is not None and status.is_stale(home.at.date()))
