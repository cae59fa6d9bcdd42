"""The set is what it says: whole sites, well formed, with every cause and sign, each served to whom it is meant for. What is said of them is measured elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from scanner.example_city.site import ServedAnswer
from tests.accuracy.compromise.case import INCIDENTS, Case, Cause
from tests.accuracy.compromise.defacement import SIGNED
from tests.accuracy.compromise.labels import cases
from tests.accuracy.compromise.packs import PACKS
from tests.accuracy.compromise.walk import VISITORS, walk
from tests.each import each

HOSTS = tuple(host for pack in PACKS for host in pack.hosts)
PHRASES = tuple(phrase.lower() for pack in PACKS for phrase in pack.phrases)
# What an intruder leaves: hosts, phrases, claims, ways to decode, to copy, to mine, names of shells.
PLANTS = (
    *HOSTS, *PHRASES, *(title.lower() for title, _ in SIGNED.values()), "atob", "eval(", "unescape('%", "clipboard", "execcommand", "coinhive", "anonymous",
    "wss:", "alihkan.example", "lucky-prize", "pembaruan-peramban", "c99", "wso", "b374k", "alfa.php", "indoxploit", "r57",
)  # fmt: skip
ONE = [case for case in cases() if case.incident]
HONEST = [case for case in cases() if case.cause is Cause.HONEST]
_VIEWS = (
    "crawler",
    "browser from a search",
    "telephone",
    "browser of the country",
    "browser without a language",
    "telephone from a search",
)
# Sites whose walls or broken pages are the trap.
_CLOSED = re.compile(r"refused|wait|challenged|fail")


def kind(answer: ServedAnswer) -> str:
    return next((value.partition(";")[0] for name, value in answer.headers if name == "Content-Type"), "")


def text(answer: ServedAnswer) -> str:
    return answer.body.decode()


def any_of(words: Iterable[str], content: str) -> bool:
    low = content.lower()
    return any(word in low for word in words)


def test_enough_of_each() -> None:
    counts = Counter(case.cause for case in cases())
    assert sum(counts[cause] for cause in INCIDENTS) >= 120
    assert counts[Cause.HONEST] >= 160
    assert set(counts) == set(Cause)
    assert [name for name, times in Counter(case.name for case in cases()).items() if times > 1] == []
    assert all(case.because for case in cases())


@pytest.mark.slow
@each("case", cases(), ids=lambda case: case.name)
def test_each_is_a_whole_site_that_is_well_formed(case: Case) -> None:
    answers = walk(case)
    assert answers["/"].status in (200, 302, 404) or _CLOSED.search(case.name)
    pages = [answer for answer in answers.values() if answer.status == 200 and kind(answer) == "text/html"]
    assert (
        len(pages) >= 10 or case.cause is Cause.ELSEWHERE or case.name.startswith(("defaced", "honest-short")) or "telephones" in case.name
    )
    for answer in answers.values():
        assert b"HOST" not in answer.body.replace(b"LOCALHOST", b"")
        if kind(answer) == "application/xml":
            ElementTree.fromstring(answer.body)
        elif kind(answer) == "text/html":
            tree = LexborHTMLParser(text(answer))
            assert tree.body is not None
            assert tree.css_first("title") is not None or answer.status == 302 or case.cause is Cause.ELSEWHERE


@pytest.mark.slow
@each("case", [case for case in cases() if case.cause is not Cause.ELSEWHERE], ids=lambda case: case.name)
def test_every_site_has_a_feed_a_sitemap_and_an_honest_404_or_is_changed_there(case: Case) -> None:
    answers = walk(case)
    assert any(kind(answer) == "application/xml" and b"<urlset" in answer.body for answer in answers.values())
    lost = next(answer for target, answer in answers.items() if target.startswith("/tidak-ada"))
    assert lost.status == 404 or case.incident or re.search("any-name|is-repeated", case.name)


@pytest.mark.slow
@each("case", [case for case in ONE if case.cause in (Cause.CLOAKING, Cause.REDIRECT)], ids=lambda case: case.name)
def test_what_is_kept_from_browsers_is_kept_from_them(case: Case) -> None:
    """An ordinary browser sees nothing of it; some other visitor does, on some page."""
    plain = walk(case)
    assert [target for target, answer in plain.items() if any_of(HOSTS, text(answer)) or answer.status in (301, 302, 307)] == []
    differing = [view for view in _VIEWS if _differs(plain, walk(case, view))]
    assert differing


def _differs(plain: dict[str, ServedAnswer], other: dict[str, ServedAnswer]) -> bool:
    return any(answer != other[target] for target, answer in plain.items() if target in other)


@pytest.mark.slow
@each("case", ONE, ids=lambda case: case.name)
def test_what_was_planted_can_be_met(case: Case) -> None:
    """Some visitor who follows links, robots.txt, sitemaps and feeds meets it; pages of the same office without it have nothing like it."""
    contents = (text(answer) + dict(answer.headers).get("Location", "") for view in VISITORS for answer in walk(case, view).values())
    assert any(any_of(PLANTS, content) for content in contents)


def test_nothing_like_it_is_in_a_site_to_which_nothing_happened() -> None:
    clean = next(case for case in HONEST if case.name == "honest-consent-for-browsers")
    assert [target for target, answer in walk(clean).items() if any_of(PLANTS, text(answer))] == []


@pytest.mark.slow
@each("case", HONEST, ids=lambda case: case.name)
def test_honest_sites_link_to_nobody_who_sells(case: Case) -> None:
    for view in VISITORS:
        for answer in walk(case, view, 12).values():
            if not any_of(HOSTS, text(answer)):
                continue
            tree = LexborHTMLParser(text(answer)) if kind(answer) == "text/html" else None
            links = [node.attributes.get("href") or "" for node in tree.css("a, link")] if tree else []
            assert [link for link in links if any_of(HOSTS, link)] == []


STRONG = (*PHRASES, "togel", "slot88", "judi online", "maxwin", "hacked by", "c99")


def _most(case: Case) -> int:
    """Strong phrases on the page that has most of them, as a crawler gets it."""
    return max(sum(text(answer).lower().count(word) for word in STRONG) for answer in walk(case, "crawler", 25).values())


@pytest.mark.slow
def test_words_alone_decide_nothing() -> None:
    """However many strong phrases are asked for, a count of them misses many changed sites or accuses many honest ones."""
    incidents, honest = [_most(case) for case in ONE[::4]], [_most(case) for case in HONEST[::4]]
    for least in (1, 2, 3, 5, 8, 12, 20):
        caught, accused = (sum(count >= least for count in counts) / len(counts) for counts in (incidents, honest))
        assert caught < 0.75 or accused > 0.25
