"""Sites that set a cookie and look whether it comes back; each as Chromium and ``curl -b ''`` follow it (RFC 6265bis sections 5.7 and 5.8)."""

from __future__ import annotations

import httpx

from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from scanner.settings import Network
from tests.each import each
from tests.scanner.net.fakes import HOST, World, response
from tests.scanner.net.test_door import follow

ARRIVED = b"<!doctype html><p>salam"


def leading(to: str, *cookies: str) -> httpx.Response:
    """A redirect that sets cookies."""
    answer = response(302)
    answer.headers = httpx.Headers([(b"Location", to.encode()), *[(b"Set-Cookie", line.encode("latin-1")) for line in cookies]])
    return answer


def arrive(cookies: tuple[str, ...], cookie_header: str, to: str = "/") -> tuple[Exchange | Failure, World]:
    """A front page that sets cookies and leads on until they come back."""

    def serve(request: httpx.Request) -> httpx.Response:
        if request.headers.get("cookie", "") == cookie_header:
            return response(200, {}, ARRIVED)
        return leading(to, *cookies)

    world = World(serve)
    return follow(world), world


@each(
    ("cookies", "cookie_header", "to"),
    [
        (("uji=1",), "uji=1", "/"),
        (("uji=1; Path=/; Secure; HttpOnly; SameSite=Lax",), "uji=1", "/"),
        (("uji=1; SameSite=Strict",), "uji=1", f"https://{HOST}/"),
        (("uji=1; Domain=" + HOST,), "uji=1", "/"),
        (("uji=1; Domain=." + HOST.upper(),), "uji=1", "/"),
        (("__Host-uji=1; Path=/; Secure",), "__Host-uji=1", "/"),
        (("__Secure-uji=1; Secure",), "__Secure-uji=1", "/"),
        (("uji=1; Max-Age=60",), "uji=1", "/"),
        (("uji=1; Expires=Wed, 01 Jan 2098 00:00:00 GMT",), "uji=1", "/"),
        (("a=1", "b=2"), "a=1; b=2", "/"),
        (("a=1", "a=2"), "a=2", "/"),
        (("a=1", "b=2; Path=/masuk/"), "b=2; a=1", "/masuk/"),
        (("a=x=y",), "a=x=y", "/"),
        (("kosong=",), "kosong=", "/"),
        (("tanpa-nama",), "tanpa-nama", "/"),
        (("a=\xe9",), "a=\xe9", "/"),
        (("a=1; Path=relatif",), "a=1", "/"),
        (("uji=1",), "uji=1", f"https://{HOST}/?cek=1"),
    ],
)
def test_the_site_arrives(cookies: tuple[str, ...], cookie_header: str, to: str) -> None:
    exchange, world = arrive(cookies, cookie_header, to)
    assert isinstance(exchange, Exchange)
    assert (exchange.stop, len(exchange.hops), exchange.final.body.text) == (None, 2, ARRIVED.decode())
    assert [request.headers.get("cookie") for request in world.server.requests] == [None, cookie_header]


@each(
    "cookie",
    [
        "uji=1; Domain=lain.example", "uji=1; Domain=id", "uji=1; Domain=x." + HOST, "uji=1; Path=/masuk", "uji=1; Max-Age=0", "uji=1; Max-Age=-1",
        "uji=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "__Host-uji=1; Path=/", "__Secure-uji=1", "__Host-uji=1; Secure; Path=/; Domain=" + HOST,
        "uji=1\x01", "=", "uji=" + "x" * 5000,
    ],
)  # fmt: skip
def test_what_browsers_do_not_send_back(cookie: str) -> None:
    exchange, world = arrive((cookie,), "uji=1")
    assert isinstance(exchange, Exchange)
    assert exchange.stop is not None
    assert (exchange.stop.kind, len(exchange.hops)) == (FailureKind.TOO_LARGE, 1)
    assert not any("cookie" in request.headers for request in world.server.requests)


def test_a_cookie_ever_new_ends_all_the_same() -> None:
    numbers = iter(range(100))
    world = World(lambda request: response(302, {"Location": "/", "Set-Cookie": f"n={next(numbers)}"}))
    exchange = follow(world)
    assert isinstance(exchange, Exchange)
    assert exchange.stop is not None
    assert (exchange.stop.kind, len(exchange.hops)) == (FailureKind.TOO_LARGE, Network().redirects + 1)


def test_the_next_question_knows_nothing_of_it() -> None:
    world = World(lambda request: response(200, {"Set-Cookie": "sid=1; Path=/"}, ARRIVED))
    follow(world)
    follow(world)
    assert not any("cookie" in request.headers for request in world.server.requests)


def test_a_cookie_for_https_does_not_go_out_in_the_clear() -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        if request.url.scheme == "http":
            return response(200, {}, ARRIVED)
        return leading(f"http://{HOST}/", "a=1; Secure", "b=2")

    world = World(serve)
    follow(world)
    assert [request.headers.get("cookie") for request in world.server.requests] == [None, "b=2"]
