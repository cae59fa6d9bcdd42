"""Signs become a verdict: two of different kinds on one page prove it, one alone asks a person to look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from checks.core.evidence.crawl import Crawl
from checks.core.evidence.views import SiteViews
from checks.core.model import reason
from checks.core.model.finding import Finding, Problem
from checks.core.model.text import Fact
from checks.core.model.undecided import Unknown
from checks.core.model.visitor import Visitor
from checks.core.page.site_pages import require_whole
from checks.core.parse.passages import PagePlace
from checks.core.signs.difference import trouble
from checks.core.signs.pack import Subject
from checks.core.signs.sign import CompromiseSign, SignKind, inert_path
from checks.core.signs.site_signs import SignPage, site_signs

_MOST_PAGES = 20
# So many pages with as many hosts are a family.
_FAMILY = 3
# What a finding tells of a page's phrases and hosts.
_MOST_WORDS = 8
_NO_NEWS = (Subject.COUNTERFEITS, Subject.ESSAYS)


class SpamPage(msgspec.Struct, frozen=True):
    """A page on which signs of two kinds agree. ``sha256`` is that of its body as it came, ``only`` the visitors who alone are shown it."""

    path: str
    signs: tuple[CompromiseSign, ...]
    sha256: str
    only: tuple[Visitor, ...] = ()

    @property
    def kinds(self) -> frozenset[SignKind]:
        """What the verdict rests on."""
        return frozenset(sign.kind for sign in self.signs)

    @property
    def where(self) -> Literal["some", "invisible", "visible"]:
        """Who is shown it: some visitors, none, or all."""
        return "some" if self.only else "invisible" if SignKind.PLACEMENT in self.kinds else "visible"

    @property
    def facts(self) -> dict[str, Fact]:
        """What a finding tells of it."""
        return {
            "path": self.path, "words": self.words, "hosts": self.hosts, "signs": tuple(sorted(self.kinds)), "excerpt": self.excerpt, "sha256": self.sha256, "visitors": self.only,
        }  # fmt: skip

    @property
    def words(self) -> tuple[str, ...]:
        """Distinct phrases in order."""
        return _distinct(word for sign in self.signs for word in sign.words)

    @property
    def hosts(self) -> tuple[str, ...]:
        """Distinct hosts that links lead to, in a form that no program makes a link of."""
        return _distinct(host for sign in self.signs for host in sign.hosts)

    @property
    def excerpt(self) -> str:
        """A few words of the page around the first sign."""
        return next((sign.excerpt for sign in self.signs if sign.excerpt), "")


class Suspicion(msgspec.Struct, frozen=True):
    """What the signs of a site amount to. ``alone`` are those that nothing of another kind supports; ``whole`` is false where there was more than was looked at.

    ``place`` is the URL of the first page with a sign that stands alone.
    """

    pages: tuple[SpamPage, ...]
    alone: tuple[CompromiseSign, ...]
    whole: bool
    place: str = ""

    def require_none_alone(self) -> None:
        """Raises `Unknown` where a sign stands alone or not all was looked at, for the end of a check."""
        if self.alone:
            raise Unknown(reason.ONE_SIGN, self.place)
        if not self.whole:
            raise Unknown(reason.PARTLY_READ)


def suspicion(crawl: Crawl, views: SiteViews, subjects: tuple[Subject, ...]) -> Suspicion:
    """What the pages of a site show of these subjects, to anybody. Raises `NotApplicable` where the site is no HTML."""
    site = site_signs(crawl, views)
    by_path, lone = dict[str, SpamPage](), list[SignPage]()
    for page in site.pages:
        signs = page.of(subjects)
        if len({sign.kind for sign in signs if sign.subject is not Subject.OTHER}) > 1:
            before = by_path.get(page.path)
            # One page that several visitors are shown is one finding.
            by_path[page.path] = SpamPage(
                page.path,
                (*before.signs, *signs) if before else signs,
                before.sha256 if before else page.sha256,
                (*(before.only if before else ()), *page.only),
            )
        elif signs:
            lone.append(page)
    family = _family(lone, subjects)
    by_path |= {page.path: page for page in family if page.path not in by_path}
    lone = [page for page in lone if page.path not in by_path]
    alone = tuple(sign for page in lone for sign in page.of(subjects))
    return Suspicion(tuple(by_path.values())[:_MOST_PAGES], alone, site.whole, inert_path(lone[0].url) if lone else "")


def _family(lone: Sequence[SignPage], subjects: tuple[Subject, ...]) -> Iterator[SpamPage]:
    """Pages that advertise the same: each with a link to a host of its own, for no editor links to so many shops that nobody else knows, or all of them by
    their titles, where the subject is nobody's news."""
    for subject in subjects:
        adverts = [(page, sign) for page in lone for sign in page.of((subject,)) if sign.kind is SignKind.WORDS]
        links = [(page, sign) for page, sign in adverts if sign.hosts]
        titles = [(page, sign) for page, sign in adverts if sign.place is PagePlace.TITLE and subject in _NO_NEWS]
        if len({host for _, sign in links for host in sign.hosts}) < _FAMILY:
            links = []
        for some, kind in ((links, SignKind.LINKS), (titles, SignKind.ADDRESSES)):
            if len({page.path for page, _ in some}) >= _FAMILY:
                yield from (SpamPage(page.path, (sign, msgspec.structs.replace(sign, kind=kind)), page.sha256) for page, sign in some)


def advert_findings(crawl: Crawl, views: SiteViews, subjects: tuple[Subject, ...], problems: Mapping[str, Problem]) -> Iterator[Finding]:
    """Each page that advertises these subjects, the problem by ``where`` it is shown (`SpamPage`). Raises as `suspicion` does, and `Unknown` at the end where
    a sign stands alone, or a page or a view could not be had."""
    signs = suspicion(crawl, views, subjects)
    for page in signs.pages:
        yield problems[page.where](page.path, **page.facts)
    signs.require_none_alone()
    require_whole(crawl)
    require_views(views)


def visitors_spam(crawl: Crawl, views: SiteViews) -> Suspicion:
    """What visitors wrote of any subject, by page: words of an advert are enough, for such a place is one where strangers write. Raises as `suspicion` does."""
    site = site_signs(crawl, views)
    pages, alone, place = dict[str, SpamPage](), list[CompromiseSign](), ""
    for page in site.pages:
        signs = page.signs.visitors
        if any(sign.kind is SignKind.WORDS for sign in signs):
            pages.setdefault(page.path, SpamPage(page.path, signs, page.sha256))
        elif signs:
            alone += signs
            place = place or inert_path(page.url)
    return Suspicion(tuple(pages.values())[:_MOST_PAGES], tuple(alone), site.whole, place)


def require_views(views: SiteViews) -> None:
    """Raises `Unknown` where a view could not be had, for the end of a check: what that visitor is shown is not known."""
    if views.end_reason:
        raise Unknown(reason.REASONS.get(views.end_reason, reason.UNANSWERED), views.detail)
    for view in views.views:
        if view.visitor is None or view.answer is None:
            continue
        if (why := trouble(view.answer, view.sort)) is not None:
            raise Unknown(why, f"{inert_path(view.url)} {view.visitor}")


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    """In order, as many as a finding tells."""
    return tuple(dict.fromkeys(values))[:_MOST_WORDS]
