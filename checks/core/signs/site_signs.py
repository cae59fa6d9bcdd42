"""The signs of a whole site: its pages as tilik was answered, and as other visitors were."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

import msgspec

from checks.core.evidence.crawl import Crawl
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.evidence.views import AddressSort, SiteView, SiteViews
from checks.core.model.visitor import Visitor
from checks.core.page.html_document import is_html
from checks.core.page.site_pages import own_pages
from checks.core.signs.pack import Subject
from checks.core.signs.page_signs import FEW, MANY, NOTHING, PageSigns, feed_signs, has_phrases, page_signs
from checks.core.signs.sign import CompromiseSign, SignKind, inert_path

# Characters of pages with such words that are read: what an honest site has of them fits a hundred times.
_MOST_TEXT = 2_000_000


class SignPage(msgspec.Struct, frozen=True):
    """What one address shows a ``visitor`` (None is tilik itself). ``sha256`` is that of the body as it came, ``only`` the visitors who alone are shown it.

    ``faint`` are the subjects of which it says a little, which is no sign, but nothing new where another visitor is shown as much.
    """

    path: str
    url: str
    sort: AddressSort
    visitor: Visitor | None
    signs: PageSigns
    sha256: str
    only: tuple[Visitor, ...] = ()
    faint: frozenset[Subject] = frozenset()

    def of(self, subjects: tuple[Subject, ...]) -> tuple[CompromiseSign, ...]:
        """The signs of these subjects that the site itself gives."""
        return tuple(sign for sign in self.signs.signs if sign.subject in subjects)


class SiteSigns(msgspec.Struct, frozen=True):
    """``pages`` are those with any sign; ``whole`` is false where there was more than was looked at."""

    pages: tuple[SignPage, ...]
    whole: bool


def site_signs(crawl: Crawl, views: SiteViews) -> SiteSigns:
    """Those of the pages of a crawl, and of what other visitors were answered. Raises `NotApplicable` where the site is no HTML."""
    return _signs_of(_Evidence(crawl, views))


class _Evidence:
    """A site's evidence, the same where it has the same answers: each check is handed a copy of its own."""

    def __init__(self, crawl: Crawl, views: SiteViews) -> None:
        self.crawl, self.views = crawl, views
        answers = [(answer.url, answer.final.body.sha256) for answer in crawl.answers]
        others = [(view.url, view.visitor, view.sort, _hash_of(view.answer), _hash_of(view.again)) for view in views.views]
        self._key = (crawl.domain, crawl.registered_hosts, *answers, *others)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Evidence) and self._key == other._key


def _hash_of(answer: Exchange | Failure | None) -> str:
    return f"{answer.final.status} {answer.final.body.sha256}" if isinstance(answer, Exchange) else ""


@lru_cache(maxsize=4)
def _signs_of(evidence: _Evidence) -> SiteSigns:
    crawl, views = evidence.crawl, evidence.views
    reader = _Reader(crawl)
    plain = {page.url: page for page in reader.plain(views)}
    for answer in crawl.answers:
        # The address that was asked for, where the page stands at another.
        if answer.url in plain:
            plain.setdefault(answer.hops[0].url, plain[answer.url])
    others = [page for view in views.views if view.visitor is not None and (page := reader.of_view(view, plain.get(view.url)))]
    every = [*dict.fromkeys(_beside(page, views) for page in plain.values()), *others]
    return SiteSigns(tuple(page for page in every if page.signs.signs or page.signs.visitors), reader.whole)


class _Reader:
    def __init__(self, crawl: Crawl) -> None:
        self._crawl = crawl
        self._read = 0
        self.whole = True
        # What any page speaks of, and what any advertises, that tilik itself was shown.
        self.subjects: set[Subject] = set()
        self.advertisements: set[Subject] = set()

    def plain(self, views: SiteViews) -> Iterator[SignPage]:
        for page in own_pages(self._crawl):
            signs = self._signs(page.answer.body.text, page.url, page.path, least=MANY)
            self.advertisements |= {sign.subject for sign in signs.signs}
            self.subjects |= signs.subjects
            few = self._signs(page.answer.body.text, page.url, page.path, FEW) if signs.subjects else signs
            faint = frozenset(sign.subject for sign in few.signs)
            yield SignPage(inert_path(page.path), page.url, AddressSort.PAGE, None, signs, page.answer.body.sha256, faint=faint)
        for view in views.views:
            if view.visitor is None and (entry := self._view(view, MANY)) is not None:
                second = self._view(view, FEW)
                yield msgspec.structs.replace(
                    entry, faint=frozenset(sign.subject for sign in second.signs.signs) if second else frozenset()
                )

    def of_view(self, view: SiteView, plain: SignPage | None) -> SignPage | None:
        """What a visitor is shown that tilik is not; of a view that was asked twice what is there both times."""
        page = self._view(view, FEW)
        if page is None:
            return None
        new = {sign.subject for sign in page.signs.signs} - (plain.faint if plain is not None else frozenset())
        if view.again is not None:
            second = self._view(msgspec.structs.replace(view, answer=view.again), FEW)
            new &= {sign.subject for sign in second.signs.signs} if second is not None else set()
        # A hidden list of strangers is a question to a person, whoever is shown it.
        new.discard(Subject.OTHER)
        if not new or view.visitor is None:
            return None
        signs = tuple(sign for sign in page.signs.signs if sign.subject in new)
        signs += tuple(CompromiseSign(kind=SignKind.VIEWS, subject=subject, path=page.path) for subject in sorted(new))
        return msgspec.structs.replace(page, signs=msgspec.structs.replace(page.signs, signs=signs, visitors=()), only=(view.visitor,))

    def _view(self, view: SiteView, least: float) -> SignPage | None:
        answer = view.answer
        if not isinstance(answer, Exchange) or not (is_html(answer.final) or view.sort is AddressSort.FEED):
            return None
        parts = urlsplit(answer.url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        text = answer.final.body.text
        signs = PageSigns(feed_signs(text, path, least)) if view.sort is AddressSort.FEED else self._signs(text, answer.url, path, least)
        out_of_place = self._out_of_place(view, answer, signs)
        kind = SignKind.PLACEMENT if view.sort is AddressSort.FEED else SignKind.ADDRESSES
        more = tuple(CompromiseSign(kind=kind, subject=subject, path=path) for subject in out_of_place)
        return SignPage(
            inert_path(path),
            view.url,
            view.sort,
            view.visitor,
            msgspec.structs.replace(signs, signs=(*signs.signs, *more)),
            answer.final.body.sha256,
        )

    def _out_of_place(self, view: SiteView, answer: Exchange, signs: PageSigns) -> list[Subject]:
        """What stands in a feed and on no page, or is shown, as if it were there, for a name that cannot exist; nobody who writes for the site put that there."""
        if view.sort is AddressSort.LOST and answer.final.status != 200:
            return []
        if view.sort not in (AddressSort.LOST, AddressSort.FEED):
            return []
        return sorted({sign.subject for sign in signs.signs} - (self.subjects if view.sort is AddressSort.FEED else self.advertisements))

    def _signs(self, text: str, url: str, path: str, least: float) -> PageSigns:
        if self._read > _MOST_TEXT:
            self.whole = False
            return NOTHING
        signs = page_signs(text, url, path, self._crawl.ours, least)
        self._read += len(text) if signs.subjects else 0
        self.whole = self.whole and signs.whole
        return signs


def _beside(page: SignPage, views: SiteViews) -> SignPage:
    """The page with a sign for what some visitors, and tilik, are shown while a browser from elsewhere is not."""
    without = any(
        view.url == page.url and isinstance(view.answer, Exchange) and view.answer.stop is None
        and view.answer.final.status == 200 and not has_phrases(view.answer.final.body.text)
        for view in views.views if view.visitor is Visitor.BROWSER
    )  # fmt: skip
    if not without or not page.signs.signs:
        return page
    subjects = sorted({sign.subject for sign in page.signs.signs})
    differing = tuple(CompromiseSign(kind=SignKind.VIEWS, subject=subject, path=page.path) for subject in subjects)
    return msgspec.structs.replace(page, signs=msgspec.structs.replace(page.signs, signs=(*page.signs.signs, *differing)))
