"""What the crawl asks for, in which order, and what it keeps."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import httpx
import pytest

from checks import build
from checks.core.evidence.crawl import Why
from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from scanner.net import loop
from scanner.net.policy.scope import Grant
from scanner.settings import CrawlSettings as Limits
from tests.scanner.net.fakes import HOST, TARGET, response
from tests.scanner.probes.crawl.site import ROBOTS, Site, crawl_of, html, links, pages, text


def test_breadth_first_and_every_page_is_evidence_of_its_own() -> None:
    site = Site({"/": links("/a", "/b"), "/a": links("/c", "/#x", "/b?"), "/b": links("//lain.example/"), "/c": links("/")})
    crawl = crawl_of(site)
    assert site.paths == ["/", ROBOTS, "/a", "/b", "/c", "/sitemap.xml"]
    assert [answer.url for answer in crawl.answers] == [f"https://{HOST}{path}" for path in ("/", "/a", "/b", "/c")]
    assert all(isinstance(crawl.observations[key], Exchange) for key in crawl.page_keys)
    assert crawl.hosts == ("lain.example",)
    assert (crawl.domain, crawl.end_reason) == ("kotacontoh.go.id", "")


def test_registered_hosts_are_told_from_strangers() -> None:
    site = Site({"/": links("https://rsud.kotacontoh.go.id/", "https://lama.kotacontoh.go.id/")})
    site.world.scope.permit("rsud.kotacontoh.go.id", Grant(frozenset((443,)), Level.VISIT))
    crawl = crawl_of(site)
    assert crawl.hosts == ("lama.kotacontoh.go.id", "rsud.kotacontoh.go.id")
    assert crawl.registered_hosts == ("rsud.kotacontoh.go.id",)
    assert {request.url.host for request in site.world.server.requests} == {HOST}


def test_robots_txt_is_obeyed() -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: tilik\nDisallow: /rahasia\nAllow: /rahasia/umum"
    site = Site({"/": links("/a", "/rahasia/x", "/rahasia/umum"), ROBOTS: text(rules), "/a": links(), "/rahasia/umum": links()})
    assert pages(site) == ["/", "/a", "/rahasia/umum"]
    assert "/rahasia/x" not in site.paths


def test_where_everything_is_disallowed_only_the_front_page_is_seen() -> None:
    site = Site({"/": links("/a"), ROBOTS: text("User-agent: *\nDisallow: /"), "/a": links()})
    assert crawl_of(site).end_reason == ""
    assert site.paths == ["/", ROBOTS]


@pytest.mark.parametrize(
    ("answer", "ended"),
    [(lambda: response(503), "server-error"), (lambda: response(429, {"Retry-After": "9"}), "rate-limited"), (TimeoutError, "timeout")],
)
def test_where_robots_txt_is_out_of_reach_nothing_else_is_asked(answer: Callable[[], httpx.Response | Exception], ended: str) -> None:
    def serve(request: httpx.Request) -> httpx.Response | None:
        if request.url.path != ROBOTS:
            return None
        response = answer()
        if isinstance(response, Exception):
            raise response
        return response

    site = Site({"/": links("/a"), "/a": links()}, serve)
    assert crawl_of(site).end_reason == ended
    assert site.paths == ["/", ROBOTS]


def test_without_robots_txt_everything_may_be_asked() -> None:
    assert pages(Site({"/": links("/a"), ROBOTS: html("<title>Dinas</title>"), "/a": links()})) == ["/", "/a"]
    assert pages(Site({"/": links("/a"), ROBOTS: html("", 403), "/a": links()})) == ["/", "/a"]


SITEMAP = "<urlset><url><loc>https://dinkes.kotacontoh.go.id/tersembunyi</loc></url><url><loc>https://lain.example/x</loc></url></urlset>"


@pytest.mark.parametrize(
    "pages_there",
    [
        {"/sitemap.xml": text(SITEMAP, "text/xml")},
        {ROBOTS: text("Sitemap: /peta.xml"), "/peta.xml": text(SITEMAP, "text/xml")},
        {"/sitemap.xml": text("<sitemapindex><sitemap><loc>/s/1.xml</loc></sitemap></sitemapindex>"), "/s/1.xml": text(SITEMAP)},
        {
            ROBOTS: text("Sitemap: /p.xml.gz"),
            "/p.xml.gz": response(200, {"Content-Type": "application/gzip"}, gzip.compress(SITEMAP.encode())),
        },
    ],
    ids=["usual place", "named", "index", "compressed"],
)
def test_a_site_of_few_links_is_asked_for_its_sitemap(pages_there: dict[str, httpx.Response]) -> None:
    assert pages(Site({"/": links(), "/tersembunyi": links(), **pages_there})) == ["/", "/tersembunyi"]


def test_pages_that_only_a_sitemap_names_are_met_where_there_are_many_links_the_newest_first() -> None:
    many = {f"/{name}": links() for name in "abcdefghijklmnopqrstuvwxyz"}
    days = {"/lama": "2019-02-01", "/baru": "2026-03-01T04:05:06+07:00", "/tengah": "2024-12", "/tanpa": ""}
    entries = "".join(f"<url><loc>https://{HOST}{path}</loc>{day and f'<lastmod>{day}</lastmod>'}</url>" for path, day in days.items())
    sitemap = text(f"<urlset>{entries}</urlset>")
    paths = pages(Site({"/": links(*many), **many, **{path: links() for path in days}, "/sitemap.xml": sitemap}))
    assert len(paths) == 20
    assert [path for path in paths if path in days] == ["/baru", "/tengah", "/lama", "/tanpa"]


def test_a_link_that_nobody_can_see_is_not_followed() -> None:
    trap = '<a href="/perangkap" style="display:none">x</a><div hidden><a href="/jebakan">y</a></div>'
    site = Site({"/": links("/a") + trap, "/a": links(), "/perangkap": links(), "/jebakan": links()})
    crawl = crawl_of(site)
    assert not {"/perangkap", "/jebakan"} & set(site.paths)
    assert {(skip.url.partition(HOST)[2], skip.why) for skip in crawl.skipped_urls} == {
        ("/perangkap", Why.INVISIBLE),
        ("/jebakan", Why.INVISIBLE),
    }


def test_sitemaps_that_lead_to_each_other_end() -> None:
    loop = "<sitemapindex>" + "".join(f"<sitemap><loc>/s/{n}.xml</loc></sitemap>" for n in range(500)) + "</sitemapindex>"
    site = Site({"/": links()}, lambda request: text(loop) if request.url.path.endswith(".xml") else None)
    assert pages(site) == ["/"]
    assert len(site.paths) == 2 + Limits().sitemaps


def test_a_sitemap_that_is_a_bomb_is_left() -> None:
    bomb = response(200, {"Content-Type": "application/gzip"}, gzip.compress(b"<urlset>" + b" " * 9_000_000))
    assert pages(Site({"/": links(), ROBOTS: text("Sitemap: /p.xml.gz"), "/p.xml.gz": bomb})) == ["/"]


def test_pages_redirects_depth_bytes_and_time_are_bounded() -> None:
    many = {f"/{name}": links() for name in "abcdefghijklmnopqrstuvwxyz"}
    assert len(pages(Site({"/": links(*many), **many}))) == 20
    assert len(pages(Site({"/": links(*many), **many}, limits=Limits(pages=3)))) == 3

    def elsewhere(request: httpx.Request) -> httpx.Response | None:
        path = request.url.path
        return response(301, {"Location": f"{path}/"}) if path in many else None

    there = {f"{path}/": links() for path in many}
    redirecting = Site({"/": links(*many), **there}, elsewhere)
    crawl_of(redirecting)
    assert len([path for path in redirecting.paths if path not in (ROBOTS, "/sitemap.xml")]) == 21

    chain = {"/": links("/a"), "/a": links("/b"), "/b": links("/c"), "/c": links("/d"), "/d": links()}
    assert pages(Site(chain)) == ["/", "/a", "/b", "/c"]
    heavy = {"/": links("/a", "/b"), "/a": links("/c") + "x" * 3000, "/b": links() + "y" * 3000}
    assert pages(Site(heavy, limits=Limits(bytes=3000))) == ["/", "/a"]


def test_the_crawl_ends_with_its_time() -> None:
    def serve(request: httpx.Request) -> httpx.Response | None:
        site.world.clock.elapsed += 10
        return None

    site = Site({"/": links("/a", "/b", "/c", "/d", "/e"), **{f"/{name}": links() for name in "abcde"}}, serve, Limits(seconds=35))
    crawl = crawl_of(site)
    assert len(crawl.page_keys) < 5
    assert {skip.why for skip in crawl.skipped_urls} == {Why.LIMIT}


@pytest.mark.parametrize(("status", "ended"), [(429, "rate-limited"), (500, "server-error")])
def test_a_site_that_has_had_enough_is_left_alone(status: int, ended: str) -> None:
    names = [f"/{name}" for name in "abcdefgh"]
    site = Site({"/": links(*names)}, lambda request: response(status) if request.url.path in names else None)
    assert crawl_of(site).end_reason == ended
    assert len(set(site.paths) & set(names)) == (1 if status == 429 else 2)


def test_one_broken_page_does_not_end_the_crawl() -> None:
    site = Site({"/": links("/a", "/b"), "/b": links()}, lambda request: response(500) if request.url.path == "/a" else None)
    assert pages(site) == ["/", "/a", "/b"]
    assert crawl_of(site).end_reason == ""


def test_the_front_page_says_why_there_is_no_crawl() -> None:
    def dead(request: httpx.Request) -> httpx.Response:
        raise TimeoutError

    failure = Site({}, dead).crawl()
    assert isinstance(failure, Failure)
    assert failure.kind is FailureKind.TIMEOUT
    blocked = Site({"/": response(403, {"Server": "ddos-guard", "Content-Type": "text/html"}, b"x")})
    assert pages(blocked) == ["/"]
    assert blocked.paths == ["/"]


def test_a_site_that_lives_on_http_is_crawled_there() -> None:
    def serve(request: httpx.Request) -> httpx.Response | None:
        if request.url.scheme == "https":
            raise ConnectionRefusedError
        return None

    site = Site({"/": links("/a"), "/a": links()}, serve)
    assert [answer.url for answer in crawl_of(site).answers] == [f"http://{HOST}/", f"http://{HOST}/a"]


def test_strangers_are_asked_about_only_while_the_target_may_be_visited() -> None:
    async def paths(site: Site) -> DnsAnswer | Failure:
        async with site.world.door.visit(TARGET) as visit:
            return await visit.dns("kotacontoh.web.id", "NS")

    site = Site({})
    site.world.scope.permit(HOST, Grant(frozenset((443, 80)), Level.PASSIVE))
    refused = loop.run(paths(site))
    assert isinstance(refused, Failure)
    assert refused.kind is FailureKind.NOT_PERMITTED
    assert site.dns.questions == []


def test_strangers_whose_code_is_loaded_are_asked_about_in_the_dns_alone() -> None:
    tags = "".join(
        f'<script src="https://{host}/x.js"></script>'
        for host in (
            "a.kotacontoh.web.id",
            "b.kotacontoh.web.id",
            "aset.kotacontoh.go.id",
            "dinas.kotalain.go.id",
            "cdn.lain.test",
            "192.0.2.9",
        )
    )
    no_such_name = build.dns_answer("NS", name="kotacontoh.web.id", rcode="NXDOMAIN")
    site = Site({"/": links("https://taut.kotalama.web.id/") + tags}, domains={"kotacontoh.web.id": no_such_name})
    crawl = crawl_of(site)
    assert [crawl.observations[key] for key in crawl.foreign.values()] == [no_such_name, no_such_name]
    (control,) = crawl.controls.values()
    proofs = [crawl.observations[key] for key in (control.top, control.nowhere)]
    assert [proof.rcode for proof in proofs if isinstance(proof, DnsAnswer)] == ["NOERROR", "NXDOMAIN"]
    assert set(crawl.foreign) == {"a.kotacontoh.web.id", "b.kotacontoh.web.id"}
    questions = [name for name in site.dns.questions if name != HOST]
    assert [questions[0], questions[1]] == ["kotacontoh.web.id NS", "id NS"]
    assert [re.sub("tlk[a-z]{10}", "*", name) for name in questions[2:]] == ["*.web.id NS"]
    assert {request.url.host for request in site.world.server.requests} == {HOST}


def test_parts_of_a_program_that_a_listing_names_do_not_end_the_crawl() -> None:
    """An open folder of CodeIgniter 4 lists `preload.php` and `psalm-autoload.php`, which answer 500 when they are asked for by themselves."""
    names = ("builds", "preload.php", "psalm-autoload.php", "spark.php")
    folder = "<title>Index of /web/</title><h1>Index of /web/</h1>" + "".join(f'<a href="{name}">{name}</a>' for name in ("../", *names))
    broken = {f"/web/{name}": response(500, {}, b"galat") for name in names}
    site = Site({"/": links("/web/", "/z"), "/web/": folder, "/z": links(), **broken})
    crawl = crawl_of(site)
    assert crawl.end_reason == ""
    assert "/z" in site.paths
