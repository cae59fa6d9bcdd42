"""Whether a front page is still that of the site: its words against those of the looks that earlier scans saw.

What stays while a site lives is its name, its menu and its foot, whatever the news, the season or the design; a page of which nothing of that is left
is another page.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.evidence.crawl import Crawl
from checks.core.evidence.earlier import SitePast
from checks.core.evidence.http import Exchange
from checks.core.evidence.views import SiteViews
from checks.core.signs.defacement import defaced_pages
from checks.core.signs.front_look import FEWEST_WORDS, telling_words
from checks.core.signs.pack import Subject
from checks.core.signs.site_signs import site_signs

# With less than this share of the words of a look nothing of it is left; with the other of those of its name, the site's name is.
_REST, _NAME = 0.2, 0.5
# A new look is noted for so long before it is what the site looks like.
_SETTLING = dt.timedelta(days=7)


class FrontChange(msgspec.Struct, frozen=True):
    """How much of the look that a front page is most like is left: ``rest`` of ``total`` words. ``last`` is when that look was seen last.

    ``has_name`` says whether the page still has the name that the site had then in its title: a new design, or a page of greetings before the usual one, has.
    """

    rest: int
    total: int
    last: dt.datetime
    has_name: bool

    @property
    def sharp(self) -> bool:
        """Whether it is another page."""
        return self.rest < _REST * self.total and not self.has_name


def front_change(front: Exchange, earlier: SitePast) -> FrontChange | None:
    """The front page beside the looks that had a week to settle, or any where none had; None where no look tells enough."""
    telling = [look for look in earlier.looks if len(look.words) >= FEWEST_WORDS]
    settled = [look for look in telling if earlier.at - look.first >= _SETTLING]
    present = telling_words(front)
    changes = [
        FrontChange(
            len(present.intersection(look.words)),
            len(look.words),
            look.last,
            has_name=any(_NAME * len(one.name) <= len(present.intersection(one.name)) for one in settled or telling if one.name),
        )
        for look in settled or telling
    ]
    return max(changes, key=lambda change: (change.rest / change.total, change.last), default=None)


def signs_beside(crawl: Crawl, views: SiteViews) -> tuple[str, ...]:
    """The kinds of signs on the front page that a change of it supports: of any subject, or the claim of an intruder. Raises as `site_signs` does."""
    site = site_signs(crawl, views)
    front = crawl.front
    if front is None:
        return ()
    urls = {hop.url for hop in front.hops}
    kinds = [sign.kind.value for page in site.pages if page.url in urls for sign in page.signs.signs if sign.subject is not Subject.OTHER]
    claims = [page for page in defaced_pages(crawl, views) if page.sha256 == front.final.body.sha256]
    return tuple(sorted({*kinds, *(("claim",) if claims else ())}))
