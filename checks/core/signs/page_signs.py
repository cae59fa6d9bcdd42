"""The signs that one page shows: what is advertised in it, where that stands, and where its links lead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote_plus, urlsplit

import msgspec

from checks.core.evidence.crawl import host_of
from checks.core.parse.page_pointers import page_pointers
from checks.core.parse.passages import PagePlace, Passage, Passages, passages
from checks.core.parse.readable_text import readable_text
from checks.core.signs.pack import Subject
from checks.core.signs.reading import SubjectReading, host_subject, mentions, readings, subjects_of
from checks.core.signs.sign import CompromiseSign, SignKind, inert_host, inert_text
from checks.core.signs.spam_links import IsOwn, calls_to, is_usual, spam_links

# How much a text must say that visitors read, one that they do not, and a title that repeats a question; which part of it must stand without a word
# against it, and how many of its words it must be.
_READ, _UNREAD, _REPEATED, _SHARE, _DENSITY = 6.0, 3.0, 2.0, 0.6, 0.012
# Of that, which part is asked for: all, or less where something else speaks as well, such as that others are not shown it.
MANY, FEW = 1.0, 0.6
_MANY_STRANGERS = 6
_MOST_HOSTS, _MOST_WORDS = 5, 6
_OUT_OF_SIGHT = (PagePlace.INVISIBLE, PagePlace.INERT, PagePlace.OUTSIDE, PagePlace.COMMENT, PagePlace.ALTERNATIVE)
_FOR_ENGINES = (PagePlace.TITLE, PagePlace.META, PagePlace.JSON_LD)
# Elements that stand within words without parting them.
_WITHIN_WORDS = re.compile(r"</?(?:b|i|u|s|em|strong|span|font|small|big|wbr|mark)\b[^<>]{0,300}>", re.IGNORECASE)
_OF_VISITORS = re.compile(
    r"(?:/[\w\-]{1,30}){0,3}/(?:guest-?book|buku-?tamu|bukutamu|forums?|diskusi|bbs|pengaduan|aduan|keluhan|testimoni|tanya-?jawab|konsultasi|komentar|comments?|"
    r"members?|anggota|users?|profile|author|topics?|threads?|showthread|viewtopic)(?:\.php|\.html?)?(?:[/?]|$)",
    re.IGNORECASE,
)
_HIDES = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|:\s{0,3}-\d{3,6}|\shidden[\s>=]|opacity\s{0,3}:\s{0,3}0|overflow\s{0,3}:\s{0,3}hidden",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"<a\s[^<>]{0,200}?href\s{0,3}=\s{0,3}[\"']?(https?://[^\s\"'<>]{3,500})", re.IGNORECASE)
_MOST_ANCHORS = 2000
_TAGS = re.compile(r"<!\[CDATA\[|\]\]>|<[^<>]{0,2000}>")
_BLANKS = re.compile(r"\s+")
_BEFORE, _EXCERPT = 10, 90


class PageSigns(msgspec.Struct, frozen=True):
    """``signs`` of what the site itself shows, ``visitors`` of what visitors have written into it; ``whole`` is false where the page has more than was looked at.

    ``subjects`` are those of which any phrase stands in the page, whatever is said of them.
    """

    signs: tuple[CompromiseSign, ...] = ()
    visitors: tuple[CompromiseSign, ...] = ()
    whole: bool = True
    subjects: frozenset[Subject] = frozenset()


NOTHING = PageSigns()


def page_signs(html: str, url: str, path: str, is_own: IsOwn, least: float = MANY) -> PageSigns:
    """Those of the page at ``url``; ``is_own`` says of a URL whether it leads within the city, ``least`` how much it must say: `MANY` or `FEW`."""
    hosts = _pointer_hosts(html, url, is_own)
    if not has_phrases(html) and not _hides_strangers(html, is_own):
        return PageSigns(tuple(_of_pointers(hosts, path, ()))) if hosts else NOTHING
    page = passages(html, url)
    question = readable_text(unquote_plus(urlsplit(url).query))
    own = tuple(_of_site(page, path, is_own, least))
    own += tuple(_for_engines(page, path, question, least * _UNREAD, {host_subject(host) for host in hosts}))
    own += tuple(_of_pointers(hosts, path, {sign.subject: None for sign in own}))
    places = (PagePlace.VISITORS, PagePlace.VISIBLE) if is_for_visitors(path) else (PagePlace.VISITORS,)
    visitors = [sign for passage in page.of(*places) for sign in _of_passage(passage, path, is_own, _UNREAD)]
    if question and not own:
        visitors += [sign for place in _FOR_ENGINES for passage in page.of(place) for sign in _of_passage(passage, path, is_own, _REPEATED)]
    return PageSigns(own, tuple(visitors), page.whole, subjects_of(readable_text(html)))


# Checks of several subjects read the same pages one after another.
@lru_cache(maxsize=128)
def has_phrases(html: str) -> bool:
    """Whether a page has any phrase of any subject, wherever it stands."""
    return mentions(readable_text(_WITHIN_WORDS.sub("", html)).encode(errors="replace"))


def _hides_strangers(html: str, is_own: IsOwn) -> bool:
    """Whether a page has ways to hide something, and links to as many unknown hosts as are worth looking for them."""
    if not _HIDES.search(html):
        return False
    urls = dict.fromkeys(url for url, _ in zip(_ANCHOR.findall(html), range(_MOST_ANCHORS), strict=False))
    return len({host_of(url) for url in urls if not (is_own(url) or is_usual(url))}) >= _MANY_STRANGERS


def is_for_visitors(path: str) -> bool:
    """Whether what a page shows is what visitors write: a guest book, a forum, complaints, their profiles.

    >>> is_for_visitors("/buku-tamu?hal=2"), is_for_visitors("/berita/forum-anak")
    (True, False)
    """
    return _OF_VISITORS.match(path) is not None


def _of_site(page: Passages, path: str, is_own: IsOwn, least: float) -> Iterator[CompromiseSign]:
    for passage in () if is_for_visitors(path) else page.of(PagePlace.VISIBLE):
        yield from _of_passage(passage, path, is_own, least * _READ)
    for passage in page.of(*_OUT_OF_SIGHT):
        signs = tuple(_of_passage(passage, path, is_own, least * _UNREAD)) or tuple(_strangers(passage, path, is_own))
        yield from signs
        # Where it stands is a sign of its own, whatever the words or the links are.
        first = {sign.subject: sign for sign in reversed(signs) if sign.subject is not Subject.OTHER}
        yield from (msgspec.structs.replace(sign, kind=SignKind.PLACEMENT) for sign in first.values())


def _strangers(passage: Passage, path: str, is_own: IsOwn) -> Iterator[CompromiseSign]:
    """Many links out of sight to hosts of which nothing is known."""
    hosts = tuple(dict.fromkeys(host_of(link.url) for link in passage.links if not (is_own(link.url) or is_usual(link.url))))
    if passage.place is PagePlace.INVISIBLE and len(hosts) >= _MANY_STRANGERS:
        inert = tuple(map(inert_host, hosts[:_MOST_HOSTS]))
        yield CompromiseSign(kind=SignKind.PLACEMENT, subject=Subject.OTHER, path=path, place=passage.place, hosts=inert)


def _pointer_hosts(html: str, url: str, is_own: IsOwn) -> tuple[str, ...]:
    """Where a page tells programs that its own address is, as often as it does, where that is another owner's."""
    strangers = (there for there in page_pointers(html, url) if not (is_own(there) or is_usual(there)))
    return tuple(host for host in map(host_of, strangers) if host != host_of(url))


def _of_pointers(hosts: Iterable[str], path: str, subjects: Collection[Subject]) -> Iterator[CompromiseSign]:
    """Those of such hosts: of the subjects of the page, or of the host."""
    for host in hosts:
        for subject in subjects or (host_subject(host) or Subject.OTHER,):
            yield CompromiseSign(kind=SignKind.LINKS, subject=subject, path=path, place=PagePlace.META, hosts=(inert_host(host),))


def _for_engines(page: Passages, path: str, question: str, least: float, abroad: Collection[Subject | None]) -> Iterator[CompromiseSign]:
    """What title, description and data for search engines advertise; out of place where the page itself does not speak of it.

    ``abroad`` are the subjects of the hosts that the page says its own address is on: of these a little is enough, in words that others write as well.
    """
    text = readable_text("\n".join(passage.text for passage in page.of(PagePlace.VISIBLE, PagePlace.ALTERNATIVE)))
    subjects = subjects_of(text)
    places = [(place, readable_text("\n".join(passage.text for passage in page.of(place)))) for place in _FOR_ENGINES]
    signs = [
        _words(reading, subject, path, place, plain)
        for place, plain in places
        for subject, reading in readings(plain).items()
        if (_is_advertising(reading, least) or (subject in abroad and _is_on(reading, FEW * least)))
        and not any(word in question for word in reading.words)
    ]
    yield from signs
    # One title may be an editor's; where description or data say the same, or it is that of the front page, it is not.
    several = len({sign.place for sign in signs}) > 1 or path == "/"
    yield from (msgspec.structs.replace(sign, kind=SignKind.PLACEMENT) for sign in signs if several and sign.subject not in subjects)


def feed_signs(text: str, path: str, least: float) -> tuple[CompromiseSign, ...]:
    """Those of the entries of a feed, which is no page."""
    if not has_phrases(text):
        return ()
    plain = readable_text(_TAGS.sub("\n", text))
    every = readings(plain).items()
    return tuple(
        _words(reading, subject, path, PagePlace.META, plain) for subject, reading in every if _is_advertising(reading, least * _UNREAD)
    )


def _of_passage(passage: Passage, path: str, is_own: IsOwn, least: float) -> Iterator[CompromiseSign]:
    plain = readable_text(passage.text)
    text, links = readings(plain), spam_links(passage, is_own)
    for subject in Subject:
        those = [link for link in links if link.subject is subject]
        reading = text.get(subject)
        # One link to an ordinary host may be a newspaper's headline.
        adverts = [link for link in those if link.strong]
        leads = len({link.host for link in adverts}) > 1 or any(link.by_name for link in adverts)
        if reading is not None and (_is_advertising(reading, least) or leads):
            only = tuple(dict.fromkeys(inert_host(link.host) for link in adverts))
            yield msgspec.structs.replace(_words(reading, subject, path, passage.place, plain), hosts=only[:_MOST_HOSTS])
        elif leads:
            words = dict.fromkeys(word for link in those for word in link.words)
            yield CompromiseSign(kind=SignKind.WORDS, subject=subject, path=path, place=passage.place, words=tuple(words)[:_MOST_WORDS])
        hosts = tuple(dict.fromkeys(link.host for link in those))
        calls = calls_to(passage, subject, is_own) if reading is not None and _is_advertising(reading, least) else ()
        if len(hosts) > 1 or calls or any(link.by_name for link in those):
            hosts = tuple(dict.fromkeys((*hosts, *calls)))
            inert = tuple(map(inert_host, hosts[:_MOST_HOSTS]))
            yield CompromiseSign(kind=SignKind.LINKS, subject=subject, path=path, place=passage.place, hosts=inert)


def _is_advertising(reading: SubjectReading, least: float) -> bool:
    return bool(reading.strong) and _is_on(reading, least)


def _is_on(reading: SubjectReading, least: float) -> bool:
    """Whether a text says enough of a subject, with little against it."""
    return reading.score >= least and reading.share >= _SHARE and reading.density >= _DENSITY


def _words(reading: SubjectReading, subject: Subject, path: str, place: PagePlace, plain: str) -> CompromiseSign:
    """The sign that a text's words are, with a few of them as they stand there."""
    start = max(0, reading.at - _BEFORE)
    excerpt = _BLANKS.sub(" ", plain.encode(errors="replace")[start : start + _EXCERPT].decode(errors="ignore")).strip()
    return CompromiseSign(
        kind=SignKind.WORDS, subject=subject, path=path, place=place, words=reading.words[:_MOST_WORDS], excerpt=inert_text(excerpt)
    )
