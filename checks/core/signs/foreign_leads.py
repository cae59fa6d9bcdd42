"""Visitors of one kind who are sent away to somebody else's host, while tilik is not."""

from __future__ import annotations

import msgspec

from checks.core.evidence.crawl import Crawl, host_of
from checks.core.evidence.http import Exchange
from checks.core.evidence.views import SiteView, SiteViews
from checks.core.model.visitor import Visitor
from checks.core.parse.url import path_of
from checks.core.signs.difference import led_to
from checks.core.signs.pack import Subject
from checks.core.signs.reading import host_subject
from checks.core.signs.sign import inert_path
from checks.core.signs.spam_links import is_usual

# Where honest sites send telephones: the shops of applications.
_SHOPS = frozenset(("play.google.com", "apps.apple.com", "itunes.apple.com", "appgallery.huawei.com", "galaxystore.samsung.com"))
# Nobody who works on a site has a reason to send only these to another owner.
_BY_REFERER = (Visitor.SEARCH, Visitor.CRAWLER)


class ForeignLead(msgspec.Struct, frozen=True):
    """``visitors`` are all who are sent from a path to the ``host``; ``subject`` what its name speaks of, None for an ordinary name."""

    path: str
    host: str
    visitors: tuple[Visitor, ...]
    subject: Subject | None

    @property
    def is_innocent(self) -> bool:
        """Whether somebody who works on the site may have meant it: telephones alone, and a host whose name says nothing."""
        return self.subject is None and not set(self.visitors) & set(_BY_REFERER)


def foreign_leads(crawl: Crawl, views: SiteViews) -> tuple[ForeignLead, ...]:
    """What was asked twice counts where it led to the same host twice; hosts that the site's own pages link to are none of a stranger."""
    visitors: dict[tuple[str, str], list[Visitor]] = {}
    plain = {hop.url: answer for answer in crawl.answers for hop in answer.hops}

    def is_usual_there(host: str, url: str) -> bool:
        """Whether tilik itself is led there, too. A page is only looked into where somebody is led away."""
        return url in plain and host == host_of(led_to(plain[url]))

    for view in views.views:
        host = _host(view)
        if view.visitor is not None and host and not _is_usual(host, crawl) and not is_usual_there(host, view.url):
            visitors.setdefault((inert_path(path_of(view.url) or "/"), host), []).append(view.visitor)
    return tuple(ForeignLead(path, host, tuple(those), host_subject(host)) for (path, host), those in visitors.items())


def _host(view: SiteView) -> str:
    if not isinstance(view.answer, Exchange):
        return ""
    host = host_of(led_to(view.answer))
    second = host_of(led_to(view.again)) if isinstance(view.again, Exchange) else host
    return host if host == second else ""


def _is_usual(host: str, crawl: Crawl) -> bool:
    return crawl.ours(f"https://{host}/") or host in crawl.hosts or host in _SHOPS or is_usual(f"https://{host}/")
