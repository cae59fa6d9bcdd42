"""Honest sites that give visitors different things: tests, rotation, telephones, languages, crawlers, walls, greetings; one view is unlike another and none is spam."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

import msgspec

from scanner.example_city.page import CAREFUL
from scanner.example_city.site import IncomingRequest, ServedAnswer
from tests.accuracy.compromise.case import Case
from tests.accuracy.compromise.dresses import PORTAL, WORDPRESS
from tests.accuracy.compromise.news import ARTICLES
from tests.accuracy.compromise.plants import (
    addition,
    answer_instead,
    every,
    front,
    insertion,
    new_title,
    redirection,
    replacement,
    text_change,
)
from tests.accuracy.compromise.site import Layer, reply
from tests.accuracy.compromise.traps import trap
from tests.accuracy.compromise.visitors import crawler, from_search, of_the_country, ordinary, telephone, without_language

_CLOAKING = ("compromise-cloaking",)
_WARNING = "<section><h2>Awas judi online</h2><p>Polisi menangkap bandar slot gacor dan togel hongkong. Judi online dilarang; laporkan situs judi.</p></section>"


def turning(blocks: Sequence[str], at: str = "heading") -> Layer:
    """One block after the other, by the number of the request, as plugins of rotating banners do."""
    turns = itertools.count()
    layers = [insertion(block, at) for block in blocks]

    def layer(request: IncomingRequest, answer: ServedAnswer) -> ServedAnswer:
        return layers[next(turns) % len(layers)](request, answer) if answer.status == 200 else answer

    return layer


def _own(
    path: Callable[[IncomingRequest], str], on: Callable[[IncomingRequest], bool], to: Callable[[IncomingRequest], bool], status: int = 302
) -> Layer:
    """A redirect within the site."""

    def layer(request: IncomingRequest, answer: ServedAnswer) -> ServedAnswer:
        return ServedAnswer(status, (*CAREFUL, ("Location", path(request)))) if on(request) and to(request) else answer

    return layer


def _refusing(status: int, text: str, to: Callable[[IncomingRequest], bool]) -> Layer:
    page = msgspec.structs.replace(reply(f"<html><head><title>{text}</title></head><body><h1>{text}</h1></body></html>"), status=status)
    return lambda request, answer: page if to(request) else answer


def _empty_page(page: str) -> str:
    """What a browser gets that fills the page by itself."""
    start, end = page.find("<body"), page.rfind("</body>")
    return page[:start] + '<body><div id="app"></div><script src="/menu.js"></script>' + page[end:]


def cases() -> Iterator[Case]:
    """All honest."""
    banners = [
        f'<div class="slide"><a href="/banner/{n}"><img src="/aset/banner{n}.jpg" alt="{text}"></a></div>'
        for n, text in enumerate(("Bayar pajak daring", "Donor darah", "Stop judi online", "Vaksin gratis", "Festival kuliner"))
    ]
    yield trap("banners-in-turn", "banners in turn, one against gambling", turning(banners))
    yield trap(
        "news-in-turn",
        "what is news in turn, one about a raid on gambling",
        turning([f"<section><h2>{title}</h2><p>{' '.join(texts)}</p></section>" for title, texts in list(ARTICLES.items())[:5]]),
    )
    yield trap(
        "partners-in-turn",
        "links to partners in turn",
        turning(
            [
                f'<p>Mitra: <a href="https://mitra-{n}.example/">Mitra {n}</a> <a href="https://hotel-{n}.example/">Hotel {n}</a></p>'
                for n in range(7)
            ]
        ),
    )
    yield trap(
        "two-variants",
        "an A/B test of the front page",
        turning(
            [
                "<div data-variant=a><h2>Ajukan izin sekarang</h2></div>",
                "<div data-variant=b><h2>Mulai permohonan Anda, daftar gratis, bonus konsultasi</h2></div>",
            ]
        ),
    )
    yield trap(
        "quotes-in-turn",
        "a saying of the day",
        turning(
            [
                f"<blockquote>Kata mutiara nomor {n}: kerja keras mengalahkan keberuntungan, jangan berjudi dengan waktu.</blockquote>"
                for n in range(9)
            ]
        ),
    )
    yield trap("titles-in-turn", "a title that counts", text_change(lambda page: page.replace("<title>", "<title>(3) "), every, telephone))
    small = '<html><head><title>Dinas versi seluler</title><meta name="viewport" content="width=device-width"></head><body><h1>Dinas Kota Contoh</h1><ul><li><a href="/">Beranda</a></li><li><a href="/layanan">Layanan</a></li></ul><p>Versi ringkas untuk telepon.</p></body></html>'
    yield trap("page-for-telephones", "telephones get another, shorter page", replacement(small, front, telephone))
    yield trap(
        "banner-for-telephones",
        "telephones get a banner of the city's app in a store",
        insertion(
            '<div class="app-banner"><a href="https://play.google.com/store/apps/details?id=id.go.kotacontoh">Pasang aplikasi Kota Contoh</a></div>',
            "start",
            every,
            telephone,
        ),
    )
    yield trap("warning-for-telephones", "telephones get a warning of gambling", insertion(_WARNING, "heading", every, telephone))
    yield trap(
        "telephones-to-a-folder",
        "telephones are sent to the site's own folder for them",
        _own(lambda _: "/m/", front, telephone),
        addition({"/m/": small}),
    )
    yield trap(
        "telephones-to-their-name",
        "telephones are sent to a name of the same owner",
        redirection("https://m.kotacontoh.go.id/", front, telephone),
    )
    yield trap(
        "telephones-to-a-store",
        "telephones are sent to the app in a store from one page",
        redirection("https://play.google.com/store/apps/details?id=id.go.kotacontoh", lambda request: "kontak" in request.path, telephone),
    )
    yield trap(
        "filled-for-crawlers",
        "browsers fill an empty page, crawlers get it filled (dynamic rendering)",
        text_change(_empty_page, every, lambda request: not crawler(request)),
    )
    more = insertion(_WARNING + "<p>Berkas ini disiapkan untuk mesin pencari.</p>", "end", every, crawler)
    yield trap("more-for-crawlers", "crawlers get the warnings of gambling that browsers load later", more, dress=PORTAL)
    yield trap(
        "data-for-crawlers",
        "crawlers get structured data",
        insertion(
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"GovernmentOrganization","name":"Dinas Kota Contoh"}</script>',
            "head",
            every,
            crawler,
        ),
    )
    yield trap(
        "crawlers-refused",
        "a wall refuses who says to be a crawler and is not at its address",
        _refusing(403, "Access denied", crawler),
        blind=_CLOAKING,
    )
    yield trap("crawlers-told-to-wait", "crawlers get 429", _refusing(429, "Too many requests", crawler), blind=_CLOAKING)
    yield trap(
        "crawlers-challenged",
        "who says to be a crawler gets a page that looks into the browser",
        _refusing(503, "Checking your browser before accessing", crawler),
        blind=_CLOAKING,
    )
    yield trap("telephones-fail", "the page for telephones is broken", _refusing(500, "Internal Server Error", telephone), blind=_CLOAKING)
    yield trap(
        "greets-who-searched",
        "visitors from a search are greeted",
        insertion(
            '<div class="salam"><p>Anda datang dari mesin pencari. Ini layanan yang sering dicari: akta, kartu keluarga, antrean.</p></div>',
            "heading",
            every,
            from_search,
        ),
    )
    yield trap(
        "marks-what-was-searched",
        "the page marks words for visitors from a search, and warns of false sites",
        insertion(
            "<p>Hati-hati hasil pencarian palsu: situs slot gacor dan judi online kerap meniru nama kami.</p>",
            "heading",
            every,
            from_search,
        ),
        dress=WORDPRESS,
    )
    yield trap(
        "search-to-amp",
        "visitors from a search are sent to the site's own AMP pages",
        _own(lambda _: "/amp/", front, from_search),
        addition({"/amp/": small}),
    )
    yield trap(
        "search-with-a-trace",
        "visitors from a search are sent to the same page with a mark in its address",
        _own(
            lambda request: request.path + "?utm_source=google", front, lambda request: from_search(request) and "utm" not in request.target
        ),
    )
    yield trap(
        "language-of-the-visitor",
        "browsers without Indonesian are sent to the English pages",
        _own(lambda _: "/en/", front, lambda request: not of_the_country(request) and not without_language(request)),
        addition(
            {
                "/en/": "<html lang=en><head><title>City Office</title></head><body><h1>City Office</h1><p>Welcome to the office of the city. Services are free.</p></body></html>"
            }
        ),
    )
    yield trap(
        "no-language-in-english",
        "who names no language gets English",
        replacement(
            "<html lang=en><head><title>Office of Tourism</title></head><body><h1>Office of Tourism</h1><p>Visit our beaches, temples, and markets. No casino, no gambling: family holidays.</p></body></html>",
            front,
            without_language,
        ),
    )
    yield trap(
        "consent-for-browsers",
        "browsers get a dialogue about cookies",
        insertion(
            '<div id="cookie" style="position:fixed;bottom:0"><p>Laman ini memakai kuki.</p><button>Setuju</button></div>',
            "end",
            every,
            ordinary,
        ),
    )
    times = itertools.count(1)
    yield trap(
        "counter", "a counter of visitors", text_change(lambda page: page.replace("</body>", f"<p>Pengunjung ke-{next(times)}</p></body>"))
    )
    yield trap(
        "name-is-repeated",
        "a name that is not there is repeated, with status 200 and a search",
        lambda request, answer: (
            reply(
                f"<html><head><title>Cari</title></head><body><h1>Tidak ada</h1><p>Yang Anda cari: {''.join(s for s in request.path if s.isalnum() or s in '/-')}. Berita terkini: polisi tangkap bandar judi online.</p></body></html>"
            )
            if answer.status == 404
            else answer
        ),
    )
    yield trap("front-page-for-any-name", "the front page for any name that is not there", insertion(_WARNING, "end"), lost=200)
    yield trap(
        "news-for-any-name",
        "news about gambling for any name that is not there",
        lambda request, answer: (
            reply(
                "<html><head><title>Kabar kota</title></head><body><h1>Kabar kota</h1>"
                + _WARNING
                + "<p>Halaman yang Anda cari dipindahkan.</p></body></html>"
            )
            if answer.status == 404
            else answer
        ),
    )
    yield trap(
        "feed-for-crawlers",
        "crawlers get a longer feed",
        answer_instead(
            reply(
                '<?xml version="1.0"?><rss version="2.0"><channel><title>Berita</title><link>https://HOST/</link><description>d</description><item><title>Polisi tangkap bandar judi online</title><link>https://HOST/berita/a</link><description>Slot gacor dilarang</description></item></channel></rss>',
                "xml",
            ),
            lambda request: request.path.startswith(("/feed", "/rss")),
            crawler,
        ),
    )
    yield trap("title-for-telephones", "telephones get a short title", new_title("Dinas", front, telephone))
