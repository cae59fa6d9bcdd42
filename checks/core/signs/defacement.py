"""Pages that an intruder signed: short, strange to the site, and a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from checks.core.evidence.crawl import Crawl
from checks.core.evidence.http import Exchange
from checks.core.evidence.views import AddressSort, SiteViews
from checks.core.model.visitor import Visitor
from checks.core.page.html_document import is_html
from checks.core.page.similarity import WordSet, words
from checks.core.parse.claims import BOAST, CLAIM, REPORT
from checks.core.parse.readable_text import readable_text
from checks.core.parse.url import path_of
from checks.core.signs.sign import inert_path, inert_text

# A page with more words is no signed one; with more links it has the site's menu.
_MOST_WORDS, _MOST_LINKS = 160, 12
# Words that a page shares with the rest of the site, of its own: that of a site's own page is far above.
_ALIKE = 0.25
_HEADLINE = re.compile(r"<(title|h1|h2|marquee|pre|font|center|b)\b[^<>]{0,300}>([^<>]{1,300})", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]{0,300}>([^<>]{1,300})", re.IGNORECASE)
_TAGS = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]{0,2000}>", re.DOTALL | re.IGNORECASE)


class SignatureKind(msgspec.Struct, frozen=True):
    """Which of the signs of a signed page there are: the claim in title or headline, a boast beside it, a short page, one unlike the site's others; ``repetition`` where several pages have the claim for their title."""

    headline: bool
    boast: bool
    short: bool
    strange: bool
    repetition: bool = False

    @property
    def firm(self) -> bool:
        """Whether two of different kinds agree besides the claim, or every page has it for its title."""
        return self.headline and (self.repetition or sum((self.boast, self.short, self.strange)) > 1)


class DefacedPage(msgspec.Struct, frozen=True):
    """A page with a claim of an intruder. ``title`` is what it says of itself, ``visitor`` who is shown it."""

    path: str
    title: str
    kind: SignatureKind
    visitor: Visitor | None
    sha256: str


def defaced_pages(crawl: Crawl, views: SiteViews) -> tuple[DefacedPage, ...]:
    """Those among the pages of a site, as any visitor is answered."""
    every = list(_pages(crawl, views))
    texts = ((visitor, answer, f"{answer.final.body.text.lower()}\n{readable_text(answer.final.body.text)}") for visitor, answer in every)
    claims = [(visitor, answer, text) for visitor, answer, text in texts if CLAIM.within(text.encode(errors="replace"))]
    if not claims:
        return ()
    others = frozenset[str]().union(
        *(words(answer.final.body.text) for _, answer in every if all(answer is not one for _, one, _ in claims))
    )
    pages = [page for visitor, answer, text in claims if (page := _page(visitor, answer, text, others)) is not None]
    titles = {page.path for page in pages if CLAIM.within(page.title.lower().encode(errors="replace"))}
    if len(titles) > 1:
        pages = [msgspec.structs.replace(page, kind=msgspec.structs.replace(page.kind, repetition=True)) for page in pages]
    return tuple(pages)


def _pages(crawl: Crawl, views: SiteViews) -> Iterator[tuple[Visitor | None, Exchange]]:
    for answer in crawl.answers:
        if is_html(answer.final) and answer.stop is None:
            yield None, answer
    for view in views.views:
        if (
            isinstance(view.answer, Exchange)
            and view.answer.stop is None
            and is_html(view.answer.final)
            and view.sort in (AddressSort.PAGE, AddressSort.ENTRY)
        ):
            yield view.visitor, view.answer


def _page(visitor: Visitor | None, answer: Exchange, text: str, others: WordSet) -> DefacedPage | None:
    plain = _TAGS.sub(" ", text)
    headlines = " | ".join(match[2] for match in _HEADLINE.finditer(text))
    title = _TITLE.search(text)
    claims = CLAIM.within(headlines.encode(errors="replace"))
    # Whoever reports says so: in the headline that has the claim, or anywhere where the claim is only quoted.
    if REPORT.within((headlines if claims else plain).encode(errors="replace")):
        return None
    own = words(answer.final.body.text)
    short = len(plain.split()) <= _MOST_WORDS and text.count("<a ") <= _MOST_LINKS
    kind = SignatureKind(
        headline=claims,
        boast=BOAST.within(plain.encode(errors="replace")),
        short=short,
        # Where there is no other page, one that leads nowhere.
        strange=len(own & others) < _ALIKE * max(1, len(own)) if others else "<a " not in text and "<form" not in text,
    )
    return DefacedPage(
        inert_path(path_of(answer.url) or "/"),
        inert_text((title[1] if title else headlines).strip())[:100],
        kind,
        visitor,
        answer.final.body.sha256,
    )
