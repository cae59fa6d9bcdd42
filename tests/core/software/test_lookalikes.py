"""Sites that look like a product's and are none: words, themes, copies and programs that are called alike. What each really runs stands beside it."""

from __future__ import annotations

import pytest

from checks.core.assess.product_contract import with_hash
from checks.core.evidence.http import Exchange
from checks.core.software.matcher import icon_marks
from checks.core.software.product import software_products
from checks.core.software.recognition import recognise
from checks.core.testing import evidence as build
from tests.each import each

_PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>Dinas</title>{}</head><body>{}</body></html>'
_GENERATOR = '<meta name="generator" content="{}">'


def _names(page: Exchange, *errors: Exchange) -> set[str]:
    return {f"{one.about.name} {one.version or ''}".strip() for one in recognise([page], errors)}


# The name of nothing that is in the data begins with these words.
GENERATORS = (
    "WordPressify 2.0", "Joomlashack 1.5", "Ghostery 8.4", "Hugo Boss CMS 1.0", "Concrete Design Studio 9.2", "Kirby Vacuum 3", "SPIPlike 2.0", "Drupalgardens 7",
    "MediaWikipedia 1.35", "DokuWikitravel 2020-07-29", "Moodlerooms 3.8", "Jekyll and Hyde 4.3", "TYPO3000 4.5", "PopojiCMSx 2.0.1", "javadoc/21", "Docutils 0.19: https://docutils.sourceforge.io/",
    "Wixenberg 3", "OpenCartography 3.0", "DSpaceship 6.3", "EPrintshop 3.4",
)  # fmt: skip


@each("generator", GENERATORS)
def test_a_generator_that_is_called_alike_is_another(generator: str) -> None:
    assert _names(build.page((), _PAGE.format(_GENERATOR.format(generator), "Beranda"))) == set()


HEADERS = (
    ("X-Powered-By", "Express Courier 4.1"), ("X-Powered-By", "PHPeasy 2"), ("X-Powered-By", "Next.jsx"), ("Server", "Caddyshack/2.1"), ("Server", "LiteSpeedy"), ("Server", "Apachean/2.4.1"),
    ("Server", "nginxish/1.14.0"), ("X-Generator", "Drupalgardens 7"), ("Server", "Werkzeugkasten/2.0.1"), ("Server", "gunicornish/20.1"), ("X-Powered-By", "MODXy Revolution"), ("Composed-By", "SPIPette 3.2"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "value"), HEADERS)
def test_a_banner_that_is_called_alike_is_another(name: str, value: str) -> None:
    assert _names(build.page([(name, value)], _PAGE.format("", "Beranda"))) == set()


@each("cookie", ("_redmine_session_backup", "Cacti2", "xMoodleSession", "roundcube_sessid2", "notzbx_session", "OJSSID_old", "mydotcms"))
def test_a_cookie_that_is_called_alike_is_another(cookie: str) -> None:
    assert _names(build.page([("Set-Cookie", f"{cookie}=a; path=/")], _PAGE.format("", "Beranda"))) == set()


PAGES: dict[str, tuple[str, str, set[str]]] = {
    "theme called after another product": ('<link rel="stylesheet" href="/wp-content/themes/moodle/style.css"><script src="/wp-content/themes/moodle/theme/yui_combo.js"></script>', "", {"WordPress"}),
    "pictures of the system before": ('<link rel="stylesheet" href="/wp-content/themes/kota/style.css">', '<img src="/sites/default/files/foto.jpg" alt="">', {"WordPress"}),
    "documentation of Tomcat": ("", "<h1>Apache Tomcat 9</h1><p>Version 9.0.83, Nov 9 2023</p><a href='/docs/introduction.html'>Introduction</a>", set()),
    "title of the documentation of Tomcat": ("<title>Apache Tomcat 9 (9.0.83) - Documentation Index</title>", "", set()),
    "documentation of Wagtail": (_GENERATOR.format("Docutils 0.19") + "<title>Wagtail Documentation - Wagtail 6.3</title>", "<p>Open /admin/ and see Sign in - Wagtail</p>", set()),
    "tutorial with code": ("", "<pre>&lt;input name=&quot;csrfmiddlewaretoken&quot;&gt; M.cfg = {} data-drupal-selector drupalSettings</pre>", set()),
    "guide to phpMyAdmin": ("<title>Panduan phpMyAdmin</title>", "<p>Isilah pma_username dan pma_password.</p>", set()),
    "login that thanks Cacti": ("<title>Login to Cacti-like monitoring</title>", "<p>Version 1.2.24 | (c) 2004-2023</p>", set()),
    "news about Zabbix": ("", '<a href="https://www.zabbix.com/documentation/6.0/">Baca Zabbix 6.0.14</a>', set()),
    "badge of a framework": ("", '<img src="https://laravel.com/img/logomark.min.svg" alt="Laravel 11"><a href="https://codeigniter.com">CodeIgniter 3.1.13</a>', set()),
    "shop of pots called Moodle": ('<meta name="keywords" content="moodle, noodle">', "<p>M.cfg adalah singkatan</p>", set()),
    "widget from another site": ('<script src="https://cdn.example/wp-content/plugins/a/a.js"></script>', '<img src="https://lain.example/typo3conf/ext/a.png" alt="">', set()),
    "page stored by a browser": (_GENERATOR.format("Joomla! 1.5 - Open Source Content Management"), "", {"Joomla 1.5"}),
}  # fmt: skip


@each("name", PAGES)
def test_a_page_that_only_looks_so(name: str) -> None:
    head, body, runs = PAGES[name]
    assert _names(build.page((), _PAGE.format(head, f"<p>Isi</p>{body}"))) == runs


ERRORS: dict[str, tuple[str, str]] = {
    "a page by hand, made as Django makes it": ("text/html", "<!doctype html><html lang=id><head><title>Tidak ada</title></head><body><h1>Tidak ada</h1><p>Halaman tidak ditemukan.</p></body></html>"),
    "finalhandler, which not only Express has": ("text/html", '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Error</title></head><body><pre>Cannot GET /robots.txt</pre></body></html>'),
    "an API that answers as Spring does": ("application/json", '{"timestamp":"2026-11-20T03:11:12Z","status":404,"error":"Not Found","path":"/robots.txt"}'),
    "a page by hand with a table": ("text/html", "<html><head><title>404</title><style>b{}</style></head><body><h1>404</h1><hr><p><b>A</b></p><p><b>B</b></p><p><b>C</b></p><hr><h3>Kota</h3></body></html>"),
    "an article about errors": ("text/html", "<html><head><title>404</title></head><body><h1>HTTP Status 404 di Apache Tomcat/9.0.83</h1><p>Whitelabel Error Page</p></body></html>"),
}  # fmt: skip


@each("name", ERRORS)
def test_what_is_written_where_nothing_is_may_be_anybodys(name: str) -> None:
    media, text = ERRORS[name]
    missing = build.page([("Content-Type", media)], text, 404, "/robots.txt")
    assert _names(build.page((), _PAGE.format("", "Beranda")), missing) == set()


HOSTILE = (
    "1." + "3" * 10_000, "1.35.2\u202e9.9", "1.35.2\u0000", "<b>1.35.2</b>", "１.３５.２", "1.35.2\u200b", "٣.١", "1" * 41, "-1.35.2", "1.35.2 OR 1=1",
    "1.35.2\r\nServer: nginx/1.14.0", "${jndi:ldap://a.test}", "{{7*7}}", "../../../etc/passwd", "%s%s%s%n",
)  # fmt: skip


@each("version", HOSTILE, ids=[str(n) for n in range(len(HOSTILE))])
def test_a_version_is_a_short_number_or_none(version: str) -> None:
    text = _PAGE.format(_GENERATOR.format(f"MediaWiki {version.replace('<', '&lt;')}"), "Beranda")
    for one in recognise([build.page([("X-Generator", f"Drupal {version[:50]}"), ("Server", f"nginx/{version[:50]}")], text)]):
        assert one.version is None or (len(one.version) <= 40 and one.version.isascii() and set(one.version) <= set("0123456789."))


def test_a_header_of_fifty_cookies_called_like_products_says_nothing() -> None:
    names = [
        leaf.pattern
        for one in software_products().values()
        for leaf in one.leaves()
        if leaf.cookie and leaf.pattern.replace("_", "").isalnum()
    ]
    there = recognise([build.page([("Set-Cookie", f"{name}=a") for name in names], _PAGE.format("", "Beranda"))])
    assert len(names) > 10
    assert [one.product for one in there if one.about.application] == []


@each("icon", ("", "0" * 64, "z" * 64, "f" * 10_000, "\u202e", ".*", "(?:a|b)"), ids=[str(n) for n in range(7)])
def test_an_icon_is_known_by_its_whole_hash(icon: str) -> None:
    assert icon_marks(with_hash(build.page((), "-", path="/favicon.ico"), icon)) == ()
