"""Links, sitemaps and redirects pass one gate: robots.txt with the query, words of change, and what was masked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import httpx
import pytest

from checks.core.evidence.crawl import Why
from checks.core.evidence.http import Exchange
from checks.core.model.failure import FailureKind
from checks.core.ratings.observatory import PreflightRequest
from scanner.engine import collect
from scanner.net import loop
from tests.scanner.net.fakes import HOST, PUBLIC, TARGET, response
from tests.scanner.probes.crawl.site import ROBOTS, Page, Site, crawl_of, links, text

RULES = """User-agent: *
Disallow: /*?aksi=
Disallow: /rahasia
Disallow: /index.php?option=com_users$
Disallow: /%72ahasia2/
Allow: /rahasia/umum
"""
BARRED = [
    "/logout", "/log-out", "/sign_out", "/doLogout", "/hapusdata", "/batal/3", "/user/nonaktifkan/8", "/%6Cogout", "/x?act=Hapus", "/wp-login.php?action=logout",
    "/a?aksi=lihat", "/rahasia", "/rahasia/x?y=1", "/index.php?option=com_users", "/rahasia2/x", "/%72%61hasia/x", "//rahasia/x", "/a/../rahasia", "/a/%2e%2e/rahasia/",
    "/buka?token=***", "/buka/%2A%2A%2A", "/buka?a=%2a%2a*", "/x?k=%252A%252A%252A",
]  # fmt: skip
OPEN = ["/rahasia/umum", "/a?b=aksi", "/index.php?option=com_users&x=1", "/berita/pemkot-hapus-denda-pajak", "/layanan/penghapusan-aset"]


def sitemap(*urls: str) -> httpx.Response:
    return text("<urlset>" + "".join(f"<url><loc>{url.replace('&', '&amp;')}</loc></url>" for url in urls) + "</urlset>")


def index(*urls: str) -> httpx.Response:
    return text(
        "<sitemapindex>" + "".join(f"<sitemap><loc>{url.replace('&', '&amp;')}</loc></sitemap>" for url in urls) + "</sitemapindex>"
    )


def to(location: str) -> httpx.Response:
    return response(302, {"Location": location})


Ways = Mapping[str, Callable[[str], Mapping[str, Page]]]
WAYS: Ways = {
    "link": lambda there: {"/": links(there)},
    "area": lambda there: {"/": f'<!doctype html><title>Dinas</title><map><area href="{there}"></map>'},
    "absolute": lambda there: {"/": links(f"http://{HOST}{there}")},
    "twin": lambda there: {"/": links(f"https://www.{HOST}{there}")},
    "sitemap": lambda there: {"/": links(), "/sitemap.xml": sitemap(there)},
    "named sitemap": lambda there: {"/": links(), ROBOTS: text(f"{RULES}Sitemap: {there}")},
    "index": lambda there: {"/": links(), "/sitemap.xml": index(there)},
    "redirect": lambda there: {"/": links("/jalan"), "/jalan": to(there)},
    "two redirects": lambda there: {"/": links("/jalan"), "/jalan": to("/terus"), "/terus": to(there)},
    "redirect of a sitemap": lambda there: {"/": links(), "/sitemap.xml": to(there)},
    "redirect to the twin": lambda there: {"/": links("/jalan"), "/jalan": to(f"https://www.{HOST}{there}")},
}


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_an_address_is_barred_whichever_way_leads_to_it(way: str) -> None:
    for there in BARRED + OPEN:
        site = Site({"/terus": links(), ROBOTS: text(RULES), **WAYS[way](there)})
        site.world.resolver._names[f"www.{HOST}"] = [(PUBLIC,)]
        crawl_of(site)
        innocent = {"/", ROBOTS, "/sitemap.xml", "/jalan", "/terus"}
        assert bool(set(site.paths) - innocent) == (there in OPEN), (there, site.paths)


def test_another_origin_of_the_site_has_rules_of_its_own() -> None:
    def serve(request: httpx.Request) -> httpx.Response | None:
        twin = request.url.host.startswith("www.")
        if request.url.path == ROBOTS:
            return text("User-agent: *\nDisallow: /b" if twin else "User-agent: *\nDisallow: /c")
        return None

    site = Site(
        {
            "/": links(*(f"https://{name}{HOST}/{page}" for name in ("www.", "") for page in "abc"), "/jalan"),
            "/jalan": to(f"https://www.{HOST}/b"),
        },
        serve,
    )
    site.world.resolver._names[f"www.{HOST}"] = [(PUBLIC,)]
    crawl = crawl_of(site)
    places = {f"{request.url.host}{request.url.path}".replace(HOST, "") for request in site.world.server.requests}
    # A page is asked once, at the name that was seen first.
    assert places == {"/", "www./a", "/jalan", f"www.{ROBOTS}", ROBOTS, "/sitemap.xml"}
    assert {skip.url.removeprefix("https://").replace(HOST, ""): skip.why for skip in crawl.skipped_urls} == {
        "www./b": Why.ROBOTS,
        "www./c": Why.ROBOTS,
    }


def test_where_the_rules_of_an_origin_are_out_of_reach_it_is_not_asked() -> None:
    def serve(request: httpx.Request) -> httpx.Response | None:
        return response(503) if request.url.host.startswith("www.") and request.url.path == ROBOTS else None

    site = Site({"/": links(f"https://www.{HOST}/a", "/jalan"), "/jalan": to(f"https://www.{HOST}/b"), "/a": links(), "/b": links()}, serve)
    site.world.resolver._names[f"www.{HOST}"] = [(PUBLIC,)]
    crawl_of(site)
    assert {str(request.url.path) for request in site.world.server.requests if request.url.host.startswith("www.")} == {ROBOTS}


def test_the_front_page_is_asked_for_whatever_robots_txt_says_and_led_to_no_change() -> None:
    site = Site({"/": to("/beranda"), "/beranda": links("/a"), ROBOTS: text("User-agent: *\nDisallow: /")})
    crawl_of(site)
    assert site.paths == ["/", "/beranda", ROBOTS]
    for there in ("/logout", "/hapusdata", "/beranda?token=***"):
        site = Site({"/": to(there), ROBOTS: text("")})
        crawl = crawl_of(site)
        assert site.paths == ["/"]
        assert crawl.front is not None
        assert crawl.front.stop is not None
        assert crawl.front.stop.kind is FailureKind.OFF_LIMITS


def test_what_was_masked_in_the_front_pages_address_is_not_asked_by_the_preflight() -> None:
    site = Site({"/": to("/masuk?password=sangat-rahasia-1"), "/masuk?password=sangat-rahasia-1": links()})

    async def run() -> dict[str, bytes]:
        async with site.world.door.visit(TARGET) as visit:
            return await collect.collect([PreflightRequest(HOST, 443, 80)], visit)

    loop.run(run())
    assert not [request.method for request in site.world.server.requests if request.method == "OPTIONS" or "*" in str(request.url)]
    assert isinstance(crawl_of(site).front, Exchange)
