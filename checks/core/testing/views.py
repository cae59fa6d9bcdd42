"""Views by hand: how the example host answers other visitors."""

from __future__ import annotations

import datetime as dt
from typing import Any

from checks.core.evidence.earlier import FrontLook, SitePast
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.evidence.views import AddressSort, SiteView, SiteViews
from checks.core.model.visitor import Visitor
from checks.core.page.similarity import words
from checks.core.testing.certificates import AT, HOST

_SHORT = 3


def earlier(*fronts: Exchange, days: int = 30) -> SitePast:
    """The looks that these front pages had so many days ago, each once."""
    at = AT - dt.timedelta(days=days)
    return SitePast(AT, tuple(FrontLook(at, at, _long_words(front.final.body.text)) for front in fronts))


def _long_words(text: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in words(text) if len(word) > _SHORT))


def site_views(*some: SiteView, **more: Any) -> SiteViews:
    """All visitors are answered as everybody is, but for these."""
    return SiteViews(AT, some, **more)


def site_view(
    visitor: Visitor | None, answer: Exchange | Failure, again: Exchange | Failure | None = None, sort: AddressSort = AddressSort.PAGE
) -> SiteView:
    """What an address answers this visitor, twice unless ``again`` is something else."""
    url = answer.hops[0].url if isinstance(answer, Exchange) else f"https://{HOST}/"
    return SiteView(url, sort, visitor, answer, again or answer)


def lost_view(answer: Exchange) -> SiteView:
    """What tilik itself is answered at a name that cannot exist."""
    return site_view(None, answer, sort=AddressSort.LOST)
