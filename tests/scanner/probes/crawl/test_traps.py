"""Sites that would keep a crawler for ever, or feed it what it cannot stomach."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import httpx
import pytest

from tests.scanner.net.fakes import HOST, response
from tests.scanner.probes.crawl.site import ROBOTS, Site, crawl_of, html, links, pages, text


def test_a_calendar_without_end() -> None:
    def serve(request: httpx.Request) -> httpx.Response | None:
        month = int(request.url.params.get("bulan", 0))
        return html(links(f"/agenda?bulan={month + 1}", f"/agenda?bulan={month + 2}")) if request.url.path == "/agenda" else None

    site = Site({"/": links("/agenda", "/profil"), "/profil": links()}, serve)
    assert "/profil" in pages(site)
    assert len(site.paths) < 10


def test_a_new_session_in_every_link() -> None:
    tokens = itertools.count()

    def serve(request: httpx.Request) -> httpx.Response | None:
        token = next(tokens)
        return None if request.url.path == ROBOTS else html(links(f"/?PHPSESSID={token}", f"/a;jsessionid={token}?x=1") + str(token))

    assert pages(Site({}, serve)) == ["/", "/a?x=1"]


def test_paths_without_end() -> None:
    site = Site({"/": links("a/")}, lambda request: None if request.url.path == ROBOTS else html(links("a/", "b/") + request.url.path))
    assert len(pages(site)) <= 20
    assert max(path.count("/") for path in site.paths) <= 4


def test_one_content_at_every_address_is_read_once() -> None:
    """An application that answers anything, whose links are relative: every address would give new ones."""
    site = Site({}, lambda request: None if request.url.path == ROBOTS else html(links("x/y/", "../z/")))
    assert len(pages(site)) <= 3


def test_redirects_in_a_circle() -> None:
    def serve(request: httpx.Request) -> httpx.Response | None:
        turns = {"/a": "/b", "/b": "/a"}
        return response(302, {"Location": turns[request.url.path]}) if request.url.path in turns else None

    site = Site({"/": links("/a", "/c"), "/c": links()}, serve)
    assert pages(site) == ["/", "/a", "/c"]


def test_browsers_take_what_begins_with_a_tag_for_html() -> None:
    site = Site({"/": links("/a")}, lambda request: response(200, {}, b"<a href=/b>x</a>") if request.url.path == "/a" else None)
    assert pages(site) == ["/", "/a", "/b"]


@pytest.mark.parametrize(
    "answer",
    [
        lambda: text("<a href=/salah>x</a>", "application/octet-stream"),
        lambda: text('{"a": "<a href=/salah>x</a>"}', "application/json"),
        lambda: response(200, {}, b'{"a": "<a href=/salah>x</a>"}'),
        lambda: response(200, {"Content-Type": "text/html"}, b"\x00\x01\x02" * 1000 + b"<a href=/salah>x</a>"),
        lambda: response(206, {"Content-Type": "text/html"}, b""),
    ],
    ids=["download", "JSON", "no type", "binary", "empty"],
)  # fmt: skip
def test_only_html_is_read(answer: Callable[[], httpx.Response]) -> None:
    site = Site({"/": links("/unduh", "/b"), "/b": links()}, lambda request: answer() if request.url.path == "/unduh" else None)
    assert set(pages(site)) == {"/", "/unduh", "/b"}
    assert "/salah" not in site.paths


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "reads"),
    [
        (b"<a href=/a>a</a>" + b"<div>" * 200_000, True),
        # What is mostly no text in any encoding is unknown, whatever stands before it.
        (b"<a href=/a>a</a>" + b"\x00" * 10 + b"\xff\xfe\xfa" * 50_000, False),
        (b"<a href=/a>a</a>" + b" " * 1024 + "é".encode("utf-16") * 1000, False),
        (b"<a href=/a>a</a>" + b"<a href='//[::1'>" + b"<a href='https://" + b"x" * 100_000 + b"'>x</a>", True),
        (b"<a href=/a>a</a>" + b"".join(b"<a href='//h%d.lain.example/'>x</a>" % n for n in range(5000)), True),
    ],
    ids=["nested", "invalid UTF-8", "two encodings", "broken links", "many hosts"],
)
def test_hostile_pages_are_survived(page: bytes, reads: bool) -> None:
    site = Site({"/": html(page), "/a": links()})
    crawl = crawl_of(site)
    assert [answer.url for answer in crawl.answers] == [f"https://{HOST}/", *([f"https://{HOST}/a"] if reads else [])]
    assert len(crawl.hosts) <= 200


def test_other_encodings_are_read() -> None:
    page = response(200, {"Content-Type": "text/html; charset=utf-16le"}, links("/berita").encode("utf-16le"))
    assert pages(Site({"/": page, "/berita": links()})) == ["/", "/berita"]


def test_secrets_in_links_are_not_asked_for() -> None:
    site = Site({"/": links("/buka?token=rahasia123", "/a"), "/a": links()})
    assert pages(site) == ["/", "/a"]
    assert not [path for path in site.paths if "token" in path]


def test_links_to_other_ports_and_names_are_not_followed() -> None:
    site = Site({"/": links(f"https://{HOST}:8443/x", "https://admin.dinkes.kotacontoh.go.id/", f"https://u:p@{HOST}/y", "ftp://x/")})
    assert pages(site) == ["/"]
    assert crawl_of(site).hosts == ("admin.dinkes.kotacontoh.go.id",)
