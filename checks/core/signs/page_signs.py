"""The signs that one page shows: what is advertised in it, where that stands, and where its links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote_plus, urlsplit

import msgspec

from checks.core.parse.passages import PagePlace, Passage, Passages, passages
from checks.core.parse.readable_text import readable_text
from checks.core.signs.pack import Subject
from checks.core.signs.reading import SubjectReading, mentions, readings, subjects_of
from checks.core.signs.sign import CompromiseSign, SignKind, inert_host
from checks.core.signs.spam_links import IsOwn, spam_links

# How much a text must say that visitors read, one that they do not, and a title that repeats a question; which part of it must stand without a word
# against it, and how many of its words it must be.
_READ, _UNREAD, _REPEATED, _SHARE, _DENSITY = 6.0, 3.0, 2.0, 0.6, 0.012
# Of that, which part is asked for: all, or less where something else speaks as well, such as that others are not shown it.
MANY, FEW = 1.0, 0.6
_MOST_HOSTS, _MOST_WORDS = 5, 6
_OUT_OF_SIGHT = (PagePlace.INVISIBLE, PagePlace.INERT, PagePlace.OUTSIDE, PagePlace.COMMENT, PagePlace.ALTERNATIVE)
_FOR_ENGINES = (PagePlace.TITLE, PagePlace.META, PagePlace.JSON_LD)
# Elements that stand within words without parting them.
_WITHIN_WORDS = re.compile(r"</?(?:b|i|u|s|em|strong|span|font|small|big|wbr|mark)\b[^<>]{0,300}>", re.IGNORECASE)
_TAGS = re.compile(r"<!\[CDATA\[|\]\]>|<[^<>]{0,2000}>")
_BLANKS = re.compile(r"\s+")
_BEFORE, _EXCERPT = 10, 90


class PageSigns(msgspec.Struct, frozen=True):
    """``signs`` of what the site itself shows, ``visitors`` of what visitors have written into it; ``whole`` is false where the page has more than was looked at.

    ``is_about_any`` is true where there was something to look at: a phrase of some subject.
    """

    signs: tuple[CompromiseSign, ...] = ()
    visitors: tuple[CompromiseSign, ...] = ()
    whole: bool = True
    is_about_any: bool = True


NOTHING = PageSigns(is_about_any=False)


def page_signs(html: str, url: str, path: str, is_own: IsOwn, least: float = MANY) -> PageSigns:
    """Those of the page at ``url``; ``is_own`` says of a URL whether it leads within the city, ``least`` how much it must say: `MANY` or `FEW`."""
    if not has_phrases(html):
        return NOTHING
    page = passages(html, url)
    question = readable_text(unquote_plus(urlsplit(url).query))
    own = tuple(_of_site(page, path, is_own, question, least))
    visitors = [sign for passage in page.of(PagePlace.VISITORS) for sign in _of_passage(passage, path, is_own, _UNREAD)]
    if question and not own:
        visitors += [sign for place in _FOR_ENGINES for passage in page.of(place) for sign in _of_passage(passage, path, is_own, _REPEATED)]
    return PageSigns(own, tuple(visitors), page.whole)


# Checks of several subjects read the same pages one after another.
@lru_cache(maxsize=128)
def has_phrases(html: str) -> bool:
    """Whether a page has any phrase of any subject, wherever it stands."""
    return mentions(readable_text(_WITHIN_WORDS.sub("", html)).encode(errors="replace"))


def _of_site(page: Passages, path: str, is_own: IsOwn, question: str, least: float) -> Iterator[CompromiseSign]:
    for passage in page.of(PagePlace.VISIBLE):
        yield from _of_passage(passage, path, is_own, least * _READ)
    for passage in page.of(*_OUT_OF_SIGHT):
        signs = tuple(_of_passage(passage, path, is_own, least * _UNREAD))
        yield from signs
        # Where it stands is a sign of its own, whatever the words or the links are.
        yield from (msgspec.structs.replace(sign, kind=SignKind.PLACEMENT) for sign in signs[:1])
    yield from _for_engines(page, path, question, least * _UNREAD)


def _for_engines(page: Passages, path: str, question: str, least: float) -> Iterator[CompromiseSign]:
    """What title, description and data for search engines advertise; out of place where the page itself does not speak of it."""
    text = readable_text("\n".join(passage.text for passage in page.of(PagePlace.VISIBLE, PagePlace.ALTERNATIVE)))
    subjects = subjects_of(text)
    places = [(place, readable_text("\n".join(passage.text for passage in page.of(place)))) for place in _FOR_ENGINES]
    signs = [
        _words(reading, subject, path, place, plain)
        for place, plain in places
        for subject, reading in readings(plain).items()
        if _is_advertising(reading, least) and not any(word in question for word in reading.words)
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
        if reading is not None and _is_advertising(reading, least):
            yield _words(reading, subject, path, passage.place, plain)
        elif any(link.strong for link in those):
            words = dict.fromkeys(word for link in those for word in link.words)
            yield CompromiseSign(kind=SignKind.WORDS, subject=subject, path=path, place=passage.place, words=tuple(words)[:_MOST_WORDS])
        hosts = tuple(dict.fromkeys(link.host for link in those))
        if len(hosts) > 1 or any(link.by_name for link in those):
            inert = tuple(map(inert_host, hosts[:_MOST_HOSTS]))
            yield CompromiseSign(kind=SignKind.LINKS, subject=subject, path=path, place=passage.place, hosts=inert)


def _is_advertising(reading: SubjectReading, least: float) -> bool:
    return bool(reading.strong) and reading.score >= least and reading.share >= _SHARE and reading.density >= _DENSITY


def _words(reading: SubjectReading, subject: Subject, path: str, place: PagePlace, plain: str) -> CompromiseSign:
    """The sign that a text's words are, with a few of them as they stand there."""
    start = max(0, reading.at - _BEFORE)
    excerpt = _BLANKS.sub(" ", plain.encode(errors="replace")[start : start + _EXCERPT].decode(errors="ignore")).strip()
    return CompromiseSign(kind=SignKind.WORDS, subject=subject, path=path, place=place, words=reading.words[:_MOST_WORDS], excerpt=excerpt)
