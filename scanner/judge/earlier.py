"""What a scan is handed of those before it: the looks of a front page in which no sign of compromise was seen.

A quick look, one for signs of compromise and nothing else, is also handed the pages within the site that were asked for less than a day ago, so that it can be
had every hour: it asks for the front page, what is listed for programs, scripts, and what cannot be there, as every visitor.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence, Set

from checks.core.check.earlier_need import Earlier
from checks.core.check.need import Pages
from checks.core.check.views_need import Views
from checks.core.evidence.codec import pack
from checks.core.evidence.crawl import Crawl
from checks.core.evidence.earlier import SitePast
from checks.core.evidence.http import Exchange
from checks.core.evidence.views import AddressSort, SiteViews
from checks.core.model import reason
from checks.core.model.finding import Outcome, Target, Verdict
from checks.core.model.visitor import Visitor
from checks.core.page.site_pages import is_own_page
from checks.core.signs.front_look import remember
from scanner.store import ScanKind, Store
from scanner.store.earlier_scans import EarlierScans, PastScan

_AREA, _CHANGE = "compromise-", "compromise-change"
# For so long a page within a clean site counts as seen in a quick look.
_RECENT = dt.timedelta(days=1)


def earlier_evidence(
    store: Store, scan: int, targets: Iterable[Target], at: dt.datetime, only: Sequence[str] = ()
) -> dict[Target, dict[str, bytes]]:
    """For each target that was looked at before ``scan`` what is put into its evidence, packed, by request key; ``only`` are the scan's checks."""
    past = EarlierScans(store.engine)
    # Who looks at one host wants to know how it is now.
    is_quick = bool(only) and all(check.startswith(_AREA) for check in only) and scan in store.completion(ScanKind.CITY)
    return {target: memory for target in targets if not target.is_domain and (memory := _memory(past, scan, target, at, is_quick))}


def _memory(past: EarlierScans, scan: int, target: Target, at: dt.datetime, is_quick: bool) -> dict[str, bytes]:
    key = Earlier().at(target).key
    last = past.last(target, key, scan)
    if last is None:
        return {}
    before = last.observation(key)
    earlier = before if isinstance(before, SitePast) else SitePast(at)
    crawl = last.observation(Pages().at(target).key)
    keys = crawl.page_keys if isinstance(crawl, Crawl) else ()
    front = _own_page(last, keys[0]) if keys else None
    if front is None or not _clean(last.verdicts):
        return {key: pack(SitePast(at, earlier.looks))}
    pages = _recent_pages(last, keys[1:], at) if is_quick else {}
    # Views are large: they are unpacked where they are of use.
    same = _same_views(last, target, frozenset(page.hops[0].url for page in pages.values())) if pages else ()
    return {key: pack(SitePast(at, remember(earlier, front), same)), **{page: last.packed[page] for page in pages}}


def _own_page(last: PastScan, key: str) -> Exchange | None:
    """What was answered then, where it was a page of the site's own."""
    page = last.observation(key)
    return page if isinstance(page, Exchange) and is_own_page(page) else None


def _recent_pages(last: PastScan, keys: Iterable[str], at: dt.datetime) -> dict[str, Exchange]:
    pages = {key: page for key in keys if (page := _own_page(last, key)) is not None}
    return {key: page for key, page in pages.items() if dt.timedelta(0) <= at - page.at < _RECENT}


def _same_views(last: PastScan, target: Target, urls: Set[str]) -> tuple[tuple[str, Visitor], ...]:
    views = last.observation(Views().at(target).key)
    some = views.views if isinstance(views, SiteViews) else ()
    alike = [view for view in some if view.sort is AddressSort.PAGE and view.answer is None and view.url in urls]
    return tuple((view.url, view.visitor) for view in alike if view.visitor is not None)


def _clean(verdicts: Iterable[Verdict]) -> bool:
    """Whether no check of the family saw a sign; that the page had changed by itself is none."""
    family = [verdict for verdict in verdicts if verdict.check.startswith(_AREA) and verdict.check != _CHANGE]
    return bool(family) and not any(_speaks(verdict) for verdict in family)


def _speaks(verdict: Verdict) -> bool:
    return verdict.outcome in (Outcome.FAIL, Outcome.ERROR) or verdict.reason == reason.ONE_SIGN.key
