"""The first line of an answer (RFC 9112 section 4), and what its status means."""

from __future__ import annotations

from tests.real.browser.answer import Wire, by_length, file, until_close
from tests.real.browser.kind import kind
from tests.real.browser.site import Site


@kind("RFC 9112 section 4")
def form(site: Site) -> None:
    site.front.start = site.pick(
        b"HTTP/1.1 200", b"HTTP/1.1 200 ", b"HTTP/1.1 200  OK", b"HTTP/1.1 200 Baik-baik saja", b"HTTP/1.0 200 OK", b"HTTP/1.1 200 \xe9", b"HTTP/1.2 200 OK", b"HTTP/2 200 OK",
        b"http/1.1 200 OK", b"HTTP/1.1  200 OK", b"HTTP/1.1 200OK", b"HTTP/1.1\t200 OK", b"HTTP/1.1 0200 OK", b"HTTP/01.1 200 OK", b"HTTP/1 200 OK", b"HTTP/1.1 OK", b"HTTP 200 OK",
    )  # fmt: skip


@kind("RFC 9110 section 15: a client takes an unknown status as the x00 of its class")
def status(site: Site) -> None:
    number = site.pick(
        200, 201, 202, 203, 206, 226, 299, 400, 401, 402, 403, 404, 405, 410, 418, 429, 451, 500, 502, 503, 504, 520, 599, 600, 700, 999
    )
    site.front.start = b"HTTP/1.1 %d %s" % (number, site.pick(b"OK", b"", b"Apa saja"))


@kind("RFC 9110 sections 15.3.5 and 15.3.6: no content")
def no_content(site: Site) -> None:
    answer = file("text/html", site.pick("", "isi"), status=site.pick("204 No Content", "205 Reset Content", "204"))
    answer.framing = site.pick(by_length, until_close)
    site.files["https", site.host, "/"] = answer


@kind("RFC 9110 section 15.2: interim answers come before the answer")
def interim(site: Site) -> None:
    before = site.pick(
        b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\nLink: </gaya.css>; rel=preload; as=style\r\n\r\n", b"HTTP/1.1 102 Processing\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 3, b"HTTP/1.1 103 Early Hints\r\nContent-Security-Policy: default-src 'none'\r\n\r\n",
    )  # fmt: skip
    site.front.framing = lambda lines, content: Wire((before + by_length(lines, content).pieces[0],))


@kind("RFC 9112 section 2.2: what comes before the status line")
def before_status(site: Site) -> None:
    before = site.pick(b"\r\n", b"\n", b"\r\n\r\n", b" ", b"\xef\xbb\xbf", b"ab", b"<br>")
    site.front.framing = lambda lines, content: Wire((before + by_length(lines, content).pieces[0],), close=True)


@kind("RFC 9112 section 4: a status line comes once")
def twice(site: Site) -> None:
    again = site.pick(b"HTTP/1.1 200 OK", b"HTTP/1.0 200 OK", b"HTTP/1.1 404 Not Found", b"Status: 200 OK", b"HTTP/1.1 302 Found")
    site.front.lines.insert(site.pick(0, 0, 2), again)


@kind("HTTP/0.9 has no header; Fetch and RFC 9112 know it no more")
def headless(site: Site) -> None:
    site.front.framing = lambda lines, content: Wire((site.pick(content, b"halo", b"{}"),), close=True)
