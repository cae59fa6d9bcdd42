"""Signs become a verdict: two of different kinds on one page prove it, one alone asks a person to look."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

import msgspec

from checks.core.evidence.crawl import Crawl
from checks.core.model import reason
from checks.core.model.text import Fact
from checks.core.model.undecided import Unknown
from checks.core.page.site_pages import OwnPage, own_pages
from checks.core.signs.pack import Subject
from checks.core.signs.page_signs import PageSigns, page_signs
from checks.core.signs.sign import CompromiseSign, SignKind

_MOST_PAGES = 20
# Characters of pages with such words that are read: what an honest site has of them fits a hundred times.
_MOST_TEXT = 2_000_000


class SpamPage(msgspec.Struct, frozen=True):
    """A page on which signs of two kinds agree. ``sha256`` is that of its body as it came."""

    path: str
    signs: tuple[CompromiseSign, ...]
    sha256: str

    @property
    def kinds(self) -> frozenset[SignKind]:
        """What the verdict rests on."""
        return frozenset(sign.kind for sign in self.signs)

    @property
    def facts(self) -> dict[str, Fact]:
        """What a finding tells of it."""
        return {
            "path": self.path, "words": self.words, "hosts": self.hosts, "signs": tuple(sorted(self.kinds)), "excerpt": self.excerpt, "sha256": self.sha256,
        }  # fmt: skip

    @property
    def words(self) -> tuple[str, ...]:
        """Distinct phrases in order."""
        return tuple(dict.fromkeys(word for sign in self.signs for word in sign.words))[:8]

    @property
    def hosts(self) -> tuple[str, ...]:
        """Distinct hosts that links lead to, in a form that no program makes a link of."""
        return tuple(dict.fromkeys(host for sign in self.signs for host in sign.hosts))[:8]

    @property
    def excerpt(self) -> str:
        """A few words of the page around the first sign."""
        return next((sign.excerpt for sign in self.signs if sign.excerpt), "")


class Suspicion(msgspec.Struct, frozen=True):
    """What the signs of a site amount to. ``alone`` are those that nothing of another kind supports; ``whole`` is false where a page has more than was looked at."""

    pages: tuple[SpamPage, ...]
    alone: tuple[CompromiseSign, ...]
    whole: bool

    def require_none_alone(self) -> None:
        """Raises `Unknown` where a sign stands alone or a page was not looked at as a whole, for the end of a check."""
        if self.alone:
            one = self.alone[0]
            raise Unknown(reason.ONE_SIGN, f"{one.path} {one.kind}: {', '.join(one.words or one.hosts)}")
        if not self.whole:
            raise Unknown(reason.PARTLY_READ)


def suspicion(crawl: Crawl, subjects: Collection[Subject], choice: Callable[[PageSigns], Iterable[CompromiseSign]]) -> Suspicion:
    """What pages of a crawl show of these subjects; ``choice`` says which of a page's signs count. Raises `NotApplicable` where the site is no HTML."""
    pages, alone, whole, read = list[SpamPage](), list[CompromiseSign](), True, 0
    for page in own_pages(crawl):
        every = _signs(page, crawl)
        read += len(page.answer.body.text) if every.is_about_any else 0
        if read > _MOST_TEXT:
            whole = False
            break
        whole = whole and every.whole
        signs = tuple(sign for sign in choice(every) if sign.subject in subjects)
        if len({sign.kind for sign in signs}) > 1:
            pages.append(SpamPage(page.path, signs, page.answer.body.sha256))
        else:
            alone += signs
    return Suspicion(tuple(pages[:_MOST_PAGES]), tuple(alone), whole)


def _signs(page: OwnPage, crawl: Crawl) -> PageSigns:
    return page_signs(page.answer.body.text, page.url, page.path, crawl.ours)
