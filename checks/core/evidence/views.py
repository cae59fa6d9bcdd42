"""Evidence of views: the same addresses as different visitors are answered."""

from __future__ import annotations

import datetime as dt
import enum

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure, Observation, WholeSiteRequest
from checks.core.model.visitor import Visitor


class ViewsRequest(WholeSiteRequest, frozen=True, tag="views"):
    """Ask some of the pages that a crawl met as other visitors do, a name that cannot exist, and what a site lists for programs. Answered by `SiteViews`.

    Pages that are linked are a visit; a name that cannot exist is a probe, and asked as one.
    """


class AddressSort(enum.StrEnum):
    """``LOST`` is a name that cannot exist, ``ENTRY`` an address that only a list for programs names."""

    PAGE = "page"
    LOST = "lost"
    ENTRY = "entry"
    FEED = "feed"
    SITEMAP = "sitemap"


class SiteView(msgspec.Struct, frozen=True):
    """What an address answered a visitor; the visitor None is tilik itself, in its own name.

    ``answer`` is None where it is what tilik was answered, to the byte. What stood out was asked for once more: ``again``.
    """

    url: str
    sort: AddressSort
    visitor: Visitor | None
    answer: Exchange | Failure | None
    again: Exchange | Failure | None = None


class SiteViews(Observation, frozen=True, tag="views-seen"):
    """The views in the order in which they were asked. What tilik itself is answered for a page is in the `Crawl`; for any other address it stands here, too.

    ``end_reason`` says why not all were asked, as that of a `Crawl` does.
    """

    at: dt.datetime
    views: tuple[SiteView, ...] = ()
    end_reason: str = ""
    detail: str = ""
