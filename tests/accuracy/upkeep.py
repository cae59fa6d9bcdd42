"""What banners say of web servers and PHP, applications that lie on a site more than once, and sites that nobody looks after.

The days on which lines ended are their makers' (nginx.org, httpd.apache.org, php.net, Microsoft's lifecycle pages); which versions Debian, Ubuntu and
Red Hat keep mending is what their packages are called (packages.debian.org, packages.ubuntu.com, Red Hat's life cycle).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

import msgspec

from scanner.example_city.page import example_page
from scanner.example_city.site import HeaderLines, ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS
from tests.accuracy.behaviour import AGENCY, HOME, Behaviour

_VERSION = {"http-disclosure": "fail (version)"}
_TOLD_BY_PAGE = {"http-disclosure": "fail (generator)"}
_DISTRIBUTION, _NO_VERSION, _NONE = (
    "unknown (distribution-version)",
    "not-applicable (banner-without-version)",
    "not-applicable (no-banner)",
)
_ENDED, _BEHIND, _UNSURE, _UNCOVERED = (
    "fail (unsupported)",
    "fail (outdated)",
    "unknown (software-version-untold)",
    "unknown (software-uncovered)",
)
# What the header ``Server`` says, and what that is worth.
SERVERS: Mapping[str, str] = {
    "nginx/1.14.0": _ENDED, "nginx/1.10.3": _ENDED, "nginx/1.16.1": _ENDED, "nginx/1.25.3": _ENDED, "nginx/0.8.54": _ENDED,
    "Apache/2.2.15 (CentOS)": _ENDED, "Apache/2.2.22 (Debian)": _ENDED, "Apache/2.0.52 (Red Hat)": _ENDED,
    "Microsoft-IIS/8.5": _ENDED, "Microsoft-IIS/7.5": _ENDED, "Microsoft-IIS/6.0": _ENDED,
    "Apache/2.4.6 (CentOS) OpenSSL/1.0.2k-fips": _BEHIND, "Apache/2.4.29 (Win64) OpenSSL/1.1.0g": _BEHIND, "Apache/2.4.10 (Unix)": _BEHIND,
    "Apache/2.4.25 (Debian)": _BEHIND,
    "nginx/1.24.0 (Ubuntu)": _DISTRIBUTION, "nginx/1.22.1": _DISTRIBUTION, "nginx/1.26.3": _DISTRIBUTION, "nginx/1.20.1": _DISTRIBUTION,
    "Apache/2.4.58 (Ubuntu)": _DISTRIBUTION, "Apache/2.4.62 (Red Hat Enterprise Linux)": _DISTRIBUTION,
    "Apache/2.4.37 (Red Hat Enterprise Linux) OpenSSL/1.1.1k": _DISTRIBUTION,
    "nginx": _NO_VERSION, "Apache": _NO_VERSION, "Apache/2": _NO_VERSION, "nginx/1.30": _NO_VERSION, "Microsoft-IIS/10.0": _NO_VERSION, "Microsoft-IIS": _NO_VERSION,
    "nginx/1.99.0": _UNSURE, "Apache/2.4.99": _UNSURE, "Apache/3.0.1": _UNSURE,
    "LiteSpeed": _NO_VERSION, "openresty/1.21.4.1": _UNCOVERED, "Tengine/2.3.3": _UNCOVERED, "lighttpd/1.4.35": _UNCOVERED, "cloudflare": _NONE, "Apache-Coyote/1.1": _NONE, "Situs Kota Contoh": _NONE,
    "Apache/" + "2" * 900 + ".1.1": _NO_VERSION,
}  # fmt: skip
# What ``X-Powered-By`` says.
PHP: Mapping[str, str] = {
    "PHP/5.6.40": _ENDED, "PHP/7.4.33": _ENDED, "PHP/5.3.3": _ENDED, "PHP/8.0.13": _ENDED, "PHP/7.0.33-0+deb9u12": _ENDED, "PHP/8.1.27": _ENDED, "PHP/4.4.9": _ENDED,
    "PHP/8.3.1": _BEHIND, "PHP/8.4.1": _BEHIND,
    "PHP/8.3.6": _DISTRIBUTION, "PHP/8.0.30": _DISTRIBUTION,
    "PHP": _NO_VERSION, "PHP/8.4": _NO_VERSION, "PHP/9.0.0": _UNSURE,
    "ASP.NET": _NONE, "Express": _NONE, "Sistem PHP 5.6.40 Kota Contoh": _NONE, "Servlet/2.5 JSP/2.1": _NONE,
}  # fmt: skip
_ARTICLES = "<ul>{}</ul>"


class _Page(msgspec.Struct, frozen=True, kw_only=True):
    """A front page with the pages beside it, and what must be said."""

    body: str = HOME
    head: str = ""
    headers: HeaderLines = ()
    pages: Mapping[str, ServedAnswer] = {}
    must: Mapping[str, str]


def _dated(*days: str) -> str:
    return HOME + _ARTICLES.format("".join(f"<li>{day}: pengumuman</li>" for day in days))


def _generator(name: str) -> str:
    return f'<meta name="generator" content="{name}">'


def _wiki(version: str, folder: str) -> ServedAnswer:
    head = _generator(f"MediaWiki {version}".strip()) + f'<link rel="stylesheet" href="{folder}load.php?lang=id">'
    return example_page("Wiki", HOME, AGENCY, head=head)


_OLD = _dated("12 Januari 2019", "3 Maret 2019", "20 Mei 2019")
_LOST, _MAINTAINED = {"software-abandoned": "fail (abandoned)"}, {"software-abandoned": "pass"}
_LINK = '<p><a href="{0}">{0}</a></p>'
_OUTDATED_WIKI = {"software-outdated": "fail (outdated)"}
_ENDED_WIKI = {"software-unsupported": "fail (unsupported)"}
PAGES: Mapping[str, _Page] = {
    "old-news-and-old-copyright": _Page(body=_OLD + "<p>© 2018 Dinas Contoh</p>", must=_LOST),
    "old-news-in-digits": _Page(body=_dated("12-01-2017", "2017/03/03", "20/05/2017") + "<p>Copyright 2015-2017 Dinas Contoh</p>", must=_LOST),
    "old-news-in-english": _Page(body=_dated("January 12, 2016", "3 March 2016", "May 20, 2016") + "<p>Copyright &copy; 2016 Dinas</p>", must=_LOST),
    "old-news-in-attributes": _Page(
        body=HOME + "".join(f'<time datetime="2018-0{n}-11">Rabu</time>' for n in range(1, 6)) + "<p>Hak Cipta © 2018 Dinas</p>", must=_LOST,
    ),
    "old-news-and-ended-software": _Page(head=_generator("MediaWiki 1.31.7"), body=_OLD, must=_LOST | _ENDED_WIKI | _TOLD_BY_PAGE),
    "old-copyright-and-given-up-software": _Page(head=_generator("PopojiCMS 2.0.1"), body=HOME + "<p>© 2017 Dinas</p>", must={"software-unsupported": "fail (given-up)"} | _LOST | _TOLD_BY_PAGE),
    "old-news-on-another-page": _Page(
        body=HOME + _LINK.format("/berita/") + "<p>© 2014 Dinas</p>", pages={"/berita/": example_page("Berita", _dated("1 Mei 2014", "2 Mei 2014", "9 Juni 2014"), AGENCY)}, must=_LOST,
    ),
    "old-news-and-a-clock": _Page(body=_OLD + "<p>© 2018 Dinas</p><p>Hari ini: {today}</p>", must=_LOST),
    "old-news-alone": _Page(body=_OLD, must=_MAINTAINED),
    "old-copyright-alone": _Page(body=HOME + "<p>© 2012 Dinas</p>", must=_MAINTAINED),
    "ended-software-alone": _Page(head=_generator("MediaWiki 1.31.7"), must=_MAINTAINED | _ENDED_WIKI | _TOLD_BY_PAGE),
    "archive-with-news": _Page(body=_dated("12 Januari 2009", "3 Maret 2010", "20 Mei 2011", "{lately}") + "<p>© 2011 Dinas</p>", must=_MAINTAINED),
    "new-news-on-another-page": _Page(
        body=_OLD + _LINK.format("/berita/") + "<p>© 2014 Dinas</p>", pages={"/berita/": example_page("Berita", _dated("{lately}"), AGENCY)}, must=_MAINTAINED,
    ),
    "old-news-and-this-years-copyright": _Page(body=_OLD + "<p>© 2015-{year} Dinas</p>", must=_MAINTAINED),
    "history-of-the-city": _Page(body=_dated("17 Agustus 1945", "1 April 1950", "20 Mei 1908") + "<p>© {year} Dinas</p>", must=_MAINTAINED),
    "copyright-of-a-library": _Page(body=_OLD + "<script>/* Copyright 2011 Pustaka */</script>", must=_MAINTAINED),
    "two-dates-only": _Page(body=_dated("12 Januari 2015", "3 Maret 2015") + "<p>© 2015 Dinas</p>", must=_MAINTAINED),
    "a-year-that-is-no-claim": _Page(body=_OLD + "<p>Peraturan Nomor 5 Tahun 2014</p>", must=_MAINTAINED),
    "no-dates": _Page(must=_MAINTAINED),
    "old-wiki-beside-the-new-one": _Page(
        head=_generator("MediaWiki 1.43.6"), body=HOME + _LINK.format("/lama/"), pages={"/lama/": _wiki("1.35.2", "/lama/")},
        must={"software-inventory": "fail (copies)"} | _ENDED_WIKI | _TOLD_BY_PAGE,
    ),
    "three-wikis": _Page(
        body=HOME + _LINK.format("/a/") + _LINK.format("/b/"), pages={"/a/": _wiki("1.43.6", "/a/"), "/b/": _wiki("1.43.1", "/b/")},
        must={"software-inventory": "fail (copies)"} | _OUTDATED_WIKI,
    ),
    "two-wikis-of-one-version": _Page(
        body=HOME + _LINK.format("/a/") + _LINK.format("/b/"), pages={"/a/": _wiki("1.43.6", "/a/"), "/b/": _wiki("1.43.6", "/b/")}, must={"software-inventory": "pass"},
    ),
    "two-wikis-one-hides": _Page(
        body=HOME + _LINK.format("/a/") + _LINK.format("/b/"), pages={"/a/": _wiki("1.43.6", "/a/"), "/b/": _wiki("", "/b/")}, must={"software-inventory": "pass"},
    ),
    "one-wiki": _Page(head=_generator("MediaWiki 1.43.6"), must={"software-inventory": "pass"} | _TOLD_BY_PAGE),
    "one-wiki-that-contradicts-itself": _Page(
        head=_generator("MediaWiki 1.43.6") + _generator("MediaWiki 1.35.2"), must={"software-inventory": "pass"} | _TOLD_BY_PAGE,
    ),
    "wiki-and-blog": _Page(
        head=_generator("MediaWiki 1.43.6"), body=HOME + _LINK.format("/blog/"),
        pages={"/blog/": example_page("Blog", HOME, AGENCY, head=_generator("WordPress 7.1.0") + '<link rel="stylesheet" href="/blog/wp-content/themes/a/b.css">')},
        must={"software-inventory": "pass"} | _TOLD_BY_PAGE,
    ),
    "documents-about-an-old-wiki": _Page(
        head=_generator("MediaWiki 1.43.6"), body=HOME + _LINK.format("/panduan/"), pages={"/panduan/": example_page("Panduan", HOME + "<p>MediaWiki 1.35.2</p>", AGENCY)},
        must={"software-inventory": "pass"} | _TOLD_BY_PAGE,
    ),
    "site-without-applications": _Page(must={"software-inventory": "not-applicable (no-application)"}),
}  # fmt: skip


def _site(front: ServedAnswer, headers: HeaderLines, pages: Mapping[str, ServedAnswer], name: str, must: Mapping[str, str]) -> Behaviour:
    other_headers = tuple((header, value) for header, value in front.headers if header not in dict(headers))
    return Behaviour(
        name=name,
        https=BACKGROUNDS["honest"].site({"/": msgspec.structs.replace(front, headers=(*other_headers, *headers)), **pages}),
        must=must,
    )


def behaviours() -> Iterator[Behaviour]:
    """Each before an honest background."""
    plain = example_page("Beranda", HOME, AGENCY)
    for check, header, banners in (("software-server", "Server", SERVERS), ("software-php", "X-Powered-By", PHP)):
        for number, (banner, label) in enumerate(banners.items()):
            must = {check: label, "software-inventory": "not-applicable (no-application)"}
            yield _site(plain, ((header, banner),), {}, f"{check}-{number}-{banner[:20].lower()}", must | _disclosure(banner))
    for name, page in PAGES.items():
        front = example_page("Beranda", page.body, AGENCY, head=page.head)
        pages = {path: _on_this_day(beside) for path, beside in page.pages.items()}
        yield _site(_on_this_day(front), page.headers, pages, f"upkeep-{name}", page.must)


def _on_this_day(page: ServedAnswer) -> ServedAnswer:
    """With the day of the visit, one a month before it, and the year."""
    today = dt.datetime.now(dt.UTC).date()
    words = {"{today}": today.isoformat(), "{lately}": (today - dt.timedelta(days=30)).strftime("%d-%m-%Y"), "{year}": str(today.year)}
    body = page.body
    for word, day in words.items():
        body = body.replace(word.encode(), day.encode())
    return msgspec.structs.replace(page, body=body)


def _disclosure(banner: str) -> dict[str, str]:
    return _VERSION if re.search(r"\d\.\d", banner) else {}
