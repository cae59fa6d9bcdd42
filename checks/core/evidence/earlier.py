"""What earlier scans of the same site saw: kept with a scan's evidence, so that judging it again needs no other scan."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.evidence.observation import Observation, WholeSiteRequest
from checks.core.model.finding import Level
from checks.core.model.visitor import Visitor


class EarlierRequest(WholeSiteRequest, frozen=True, tag="earlier"):
    """What the store knows of a site. Nobody is asked: whoever begins a scan hands it over, and without a store there is nothing."""

    @property
    def level(self) -> Level:
        return Level.PASSIVE


class FrontLook(msgspec.Struct, frozen=True):
    """One look of a front page, which has as long as it was seen with it ``words`` in common: some of the distinct words a reader sees, sorted.

    ``first`` and ``last`` are when scans saw it, ``name`` the words of its title.
    """

    first: dt.datetime
    last: dt.datetime
    words: tuple[str, ...]
    name: tuple[str, ...] = ()


class SitePast(Observation, frozen=True, tag="earlier-fronts"):
    """The looks that a front page had in earlier scans which saw no sign of compromise, the one seen last at the end; none where this is the first.

    ``same_views`` are pages within the site, by URL, and visitors who were answered there as tilik was, in a look so recent that a quick one need not
    ask for them again.
    """

    at: dt.datetime
    looks: tuple[FrontLook, ...] = ()
    same_views: tuple[tuple[str, Visitor], ...] = ()
