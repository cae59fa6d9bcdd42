"""A front page that leads on by itself is followed within the site, and never out of it (HTML sections 4.2.5.3, 7.2.4 and 7.4.3)."""

from __future__ import annotations

import httpx

from checks.core.check.lookup import observed
from checks.core.check.need import Https, Need, Page
from checks.core.evidence.codec import unpack
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure, Observation
from scanner.engine import collect
from scanner.net import loop
from tests.each import each
from tests.scanner.net.fakes import HOST, TARGET, World, response
from tests.scanner.probes.crawl.site import Site, crawl_of, html

_PORTAL = b"<!doctype html><title>Portal</title><h1>Portal layanan</h1><a href=/portal/berita>Berita</a>"


def _looked_at(pages: dict[str, bytes], *needs: Need) -> tuple[list[Observation | None], list[str]]:
    """What answers the needs, and the addresses that were asked for."""

    def serve(request: httpx.Request) -> httpx.Response:
        url = f"{request.url.scheme}://{request.url.host}{request.url.raw_path.decode()}"
        body = pages.get(url.removeprefix(f"https://{HOST}"))
        return response(200, {"Content-Type": "text/html"}, body) if body is not None else response(404, {}, b"Tidak ada")

    world = World(serve)

    async def run() -> dict[str, bytes]:
        requests = [request for need in needs if (request := need.at(TARGET)) is not None]
        async with world.door.visit(TARGET) as visit:
            return await collect.collect(requests, visit)

    evidence = {key: unpack(packed) for key, packed in loop.run(run()).items()}
    observations = {key: observation for key, observation in evidence.items() if observation is not None}
    return [observed(need, TARGET, observations) for need in needs], [str(request.url) for request in world.server.requests]


@each(
    "front",
    [
        "<meta http-equiv=refresh content='0; url=/portal/'>",
        "<script>window.location.replace('/portal/')</script>",
        "<frameset><frame src=/portal/></frameset>",
        "<iframe src=portal/></iframe>",
    ],
)
def test_the_page_is_what_visitors_see(front: str) -> None:
    (page, first), paths = _looked_at({"/": f"<!doctype html>{front}".encode(), "/portal/": _PORTAL}, Page("/"), Https("/"))
    assert isinstance(page, Exchange)
    assert isinstance(first, Exchange)
    assert [hop.url for hop in page.hops] == [f"https://{HOST}/", f"https://{HOST}/portal/"]
    # What asks for the front page itself gets that, and nobody is asked twice.
    assert [hop.url for hop in first.hops] == [f"https://{HOST}/"]
    assert len(paths) == 2


def test_a_page_that_stays_costs_nothing() -> None:
    _, paths = _looked_at({"/": _PORTAL}, Page("/"))
    assert paths == [f"https://{HOST}/"]


@each(
    "to",
    [
        "https://lain.example/",
        "//lain.example/portal/",
        f"https://{HOST}:8443/",
        f"https://admin@{HOST}/",
        f"https://sub.{HOST}/",
        "/keluar",
        "/admin/hapus?id=1",
        "javascript:masuk()",
    ],
)
def test_nobody_is_led_out_of_the_site(to: str) -> None:
    (page,), paths = _looked_at({"/": f"<!doctype html><meta http-equiv=refresh content='0;url={to}'>".encode()}, Page("/"))
    assert isinstance(page, Exchange)
    assert (page.url, paths) == (f"https://{HOST}/", [f"https://{HOST}/"])


def test_pages_that_lead_to_each_other_end() -> None:
    refresh = "<!doctype html><meta http-equiv=refresh content='0;url={}'>"
    (page,), paths = _looked_at({"/": refresh.format("/a").encode(), "/a": refresh.format("/").encode()}, Page("/"))
    assert isinstance(page, Exchange)
    assert (page.url, len(paths)) == (f"https://{HOST}/a", 2)


def test_back_to_plain_http() -> None:
    front = b"<!doctype html><script>location.href = 'http://' + location.host + '/web/'</script>"
    (page,), _ = _looked_at({"/": front, f"http://{HOST}/web/": _PORTAL}, Page("/"))
    assert isinstance(page, Exchange)
    assert page.url == f"http://{HOST}/web/"


def test_the_crawl_begins_where_the_front_page_leads() -> None:
    site = Site({"/": "<meta http-equiv=refresh content='0;url=/portal/'>", "/portal/": _PORTAL.decode(), "/portal/berita": html("Berita")})
    crawl = crawl_of(site)
    assert crawl.front is not None
    assert crawl.front.url == f"https://{HOST}/portal/"
    assert site.paths.count("/portal/") == 1
    assert "/portal/berita" in site.paths


def test_the_crawl_reads_what_stands_in_frames() -> None:
    site = Site(
        {
            "/": "<h1>Dinas</h1><a href=/a>A</a><iframe src=/peta></iframe><iframe src=https://lain.example/></iframe>",
            "/peta": html("Peta"),
            "/a": html("A"),
        }
    )
    crawl = crawl_of(site)
    assert "/peta" in site.paths
    assert not any(isinstance(observation, Failure) for observation in crawl.observations.values())
