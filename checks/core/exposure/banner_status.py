"""How the programs stood that a server names in its banners: only to be confirmed, for distributions mend them without another number."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.exposure.product_status import HIDDEN_VERSION, NO_RELEASE_DATA, STALE_RELEASE_DATA, UNCOVERED_SOFTWARE
from checks.core.model import reason
from checks.core.model.finding import Finding, Problem, Reason
from checks.core.model.undecided import NotApplicable, Unknown
from checks.core.software.product import Precision, ProductSort, software_products
from checks.core.software.recognition import Recognition, recognise
from checks.core.software.releases import Support, SupportStatus, releases, support_status


class BannerStatus(msgspec.Struct, frozen=True):
    """A program by its banner and how its version stood; ``distribution`` is one that mended this very version on that day, empty where none did."""

    recognition: Recognition
    version: str
    status: SupportStatus
    latest: str
    distribution: str = ""

    @property
    def is_release(self) -> bool:
        """Whether the number is that of a release: ``8.4`` may be any of its line, and IIS tells no more than that."""
        return self.recognition.precision is Precision.EXACT and self.version.count(".") >= self.latest.count(".")

    def finding(self, problem: Problem) -> Finding:
        """The finding of that problem; its text may name ``product``, ``version``, ``latest``, ``ended`` and ``as_of``."""
        facts = {
            "product": software_products()[self.recognition.product].name,
            "version": self.version,
            "latest": self.latest,
            "ended": self.status.ended_by,
            "as_of": self.status.as_of,
        }
        fields = problem.text.placeholders()
        return problem(self.recognition.product, **{name: str(fact) for name, fact in facts.items() if name in fields})


def banner_findings(home: Exchange, sort: str, unsupported: Problem, outdated: Problem) -> Iterator[Finding]:
    """What is behind or not mended any more of the programs of that sort, by its name in `ProductSort`.

    Raises `NotApplicable` where the headers name none or keep its version to themselves, as they should, and `Unknown` for what they leave
    open, after what is told.
    """
    mentions = [one for one in recognise([home]) if software_products()[one.product].sort is ProductSort(sort)]
    if not mentions:
        raise NotApplicable(reason.NO_BANNER)
    still_open, silent = list[Unknown](), 0
    for one in mentions:
        name = software_products()[one.product].name
        if one.contradictions:
            still_open.append(Unknown(HIDDEN_VERSION, f"{name} {' / '.join(one.contradictions)}"))
        if one.version is None:
            silent += not one.contradictions
            continue
        if not _newest(one.product):
            still_open.append(Unknown(UNCOVERED_SOFTWARE, f"{name} {one.version}"))
            continue
        there = _status(one, one.version, home)
        problem = {Support.ENDED: unsupported, Support.ABANDONED: unsupported, Support.OUTDATED: outdated}.get(there.status.support)
        if problem is not unsupported and not there.is_release:
            silent += 1
        elif problem and not there.distribution:
            yield there.finding(problem)
        elif why := _open(there, home):
            still_open.append(Unknown(why, f"{name} {one.version} {there.distribution}".strip()))
    if still_open:
        raise still_open[0]
    if silent == len(mentions):
        raise NotApplicable(reason.BANNER_WITHOUT_VERSION)


def _newest(product: str) -> str | None:
    """The newest release that the data has, which is what a finding names."""
    data = releases().products.get(product)
    return next((line.latest for line in data.lines if line.latest), None) if data else None


def _status(one: Recognition, version: str, home: Exchange) -> BannerStatus:
    on = home.at.date()
    status = support_status(one.product, version, on)
    packages = (package for package in releases().products[one.product].packages if package.version == version and on <= package.ends)
    distribution = next((package.distribution for package in packages), "")
    return BannerStatus(one, version, status, status.latest or _newest(one.product) or "", distribution)


def _open(there: BannerStatus, home: Exchange) -> Reason | None:
    """Why the question stays open for a version that is no finding."""
    if there.distribution:
        return reason.DISTRIBUTION_VERSION if there.status.support is not Support.CURRENT else None
    if there.status.support is Support.NO_DATA:
        return NO_RELEASE_DATA
    return STALE_RELEASE_DATA if there.status.is_stale(home.at.date()) else None
