"""What a scan is handed of those before it: the looks of a front page in which no sign of compromise was seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from checks.core.check.earlier_need import Earlier
from checks.core.check.need import Pages
from checks.core.evidence.codec import pack
from checks.core.evidence.crawl import Crawl
from checks.core.evidence.earlier import EarlierFronts
from checks.core.evidence.http import Exchange
from checks.core.model import reason
from checks.core.model.finding import Outcome, Target, Verdict
from checks.core.page.site_pages import is_own_page
from checks.core.signs.front_look import remember
from scanner.store import Store
from scanner.store.earlier_scans import EarlierScans, PastScan

_AREA, _CHANGE = "compromise-", "compromise-change"


def earlier_evidence(store: Store, scan: int, targets: Iterable[Target], at: dt.datetime) -> dict[Target, dict[str, bytes]]:
    """For each target that was looked at before ``scan`` what is put into its evidence, packed, by request key."""
    past = EarlierScans(store.engine)
    return {target: memory for target in targets if not target.is_domain and (memory := _memory(past, scan, target, at))}


def _memory(past: EarlierScans, scan: int, target: Target, at: dt.datetime) -> dict[str, bytes]:
    key = Earlier().at(target).key
    last = past.last(target, key, scan)
    if last is None:
        return {}
    before = last.observation(key)
    earlier = before if isinstance(before, EarlierFronts) else EarlierFronts(at)
    front = _front(last, target)
    looks = remember(earlier, front) if front is not None and _clean(last.verdicts) else earlier.looks
    return {key: pack(EarlierFronts(at, looks))}


def _front(last: PastScan, target: Target) -> Exchange | None:
    """The front page as it was then, where it was the site's own."""
    crawl = last.observation(Pages().at(target).key)
    front = last.observation(crawl.page_keys[0]) if isinstance(crawl, Crawl) and crawl.page_keys else None
    return front if isinstance(front, Exchange) and is_own_page(front) else None


def _clean(verdicts: Iterable[Verdict]) -> bool:
    """Whether no check of the family saw a sign; that the page had changed by itself is none."""
    family = [verdict for verdict in verdicts if verdict.check.startswith(_AREA) and verdict.check != _CHANGE]
    return bool(family) and not any(_speaks(verdict) for verdict in family)


def _speaks(verdict: Verdict) -> bool:
    return verdict.outcome in (Outcome.FAIL, Outcome.ERROR) or verdict.reason == reason.ONE_SIGN.key
