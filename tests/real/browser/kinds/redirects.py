"""Answers that lead on (RFC 9110 section 15.4; Fetch, "HTTP-redirect fetch")."""

from __future__ import annotations

from tests.real.browser.answer import Wire, file, head, redirect
from tests.real.browser.kind import kind
from tests.real.browser.site import SECURE, Site


def _arrive(site: Site, path: str = "/web/") -> None:
    """The page stands at a path."""
    site.files["https", site.host, path] = site.front


def _first(site: Site, location: str, *lines: str, status: str = "") -> None:
    site.files["https", site.host, "/"] = redirect(
        location,
        status or site.pick("301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"),
        *lines,
    )


@kind("RFC 9110 section 15.4")
def once(site: Site) -> None:
    _arrive(site)
    _first(
        site,
        site.pick(
            "/web/",
            "web/",
            f"https://{site.host}/web/",
            f"//{site.host}/web/",
            "./web/",
            "/x/../web/",
            "/web/#atas",
            f"HTTPS://{site.host.upper()}/web/",
        ),
    )


@kind("RFC 9110 section 15.4: only these statuses lead on")
def other_status(site: Site) -> None:
    _arrive(site)
    _first(
        site,
        "/web/",
        status=site.pick("300 Multiple Choices", "304 Not Modified", "305 Use Proxy", "306 Unused", "201 Created", "200 OK", "399 Lain"),
    )
    site.files["https", site.host, "/"].content = b"<!doctype html><title>Di sini</title><p>Di sini</p>"
    site.files["https", site.host, "/"].line("Content-Type: text/html; charset=utf-8")


@kind("WHATWG URL section 4.4: what a reference leads to")
def reference(site: Site) -> None:
    _arrive(site, "*")
    _first(
        site,
        site.pick("/web/index.php?a=b c", "/web/a%20b", "\\web\\", "/web/é", "?halaman=1", "/web/%zz", " /web/ ", "/web/\tx", "https:/web/", f"https:{site.host}/web/", "/web/a|b", "/web/{x}", "/web/^", "/web/`", '/web/"', "/web//x", "/./web/.", "/web/%2e%2e/y",
            f"https://{site.host}:443/web/", f"https://{site.host}./web/", "/web/<x>", "web;x=1", "/web/[1]", f"https:///{site.host}/web/", f"https:\\\\{site.host}\\web\\", "/%77eb/"),
    )  # fmt: skip


@kind("Fetch section 4.4: Location that is no address")
def no_address(site: Site) -> None:
    location = site.pick(
        "",
        "https://",
        "http://[",
        "mailto:a@kotacontoh.test",
        "javascript:1",
        "data:text/html,x",
        "ftp://berkas.test/",
        "https://a b/",
        "about:blank",
        "https://x:99999/",
    )
    _first(site, location)
    site.files["https", site.host, "/"].content = b"<p>Isi pengalihan"


@kind("RFC 9110 section 5.3: a field that comes twice")
def twice(site: Site) -> None:
    _arrive(site)
    _first(site, "/web/")
    site.files["https", site.host, "/"].line(site.pick("Location: /web/", "Location: /lain/", "location: /web/", "Location:"))


@kind("RFC 9110 section 15.4: without Location it is a page")
def nowhere(site: Site) -> None:
    site.front.start = site.pick(
        b"HTTP/1.1 301 Moved Permanently", b"HTTP/1.1 302 Found", b"HTTP/1.1 307 Temporary Redirect", b"HTTP/1.1 303 See Other"
    )


@kind("RFC 6265bis: a cookie that is set on the way is sent on it")
def cookie_first(site: Site) -> None:
    name = site.pick("sesi", "uji", "cek_kuki", "PHPSESSID")
    again = redirect("/", "302 Found", f"Set-Cookie: {name}=1; Path=/; Secure; HttpOnly")
    again.for_cookie = (name, site.front)
    site.files["https", site.host, "/"] = again


@kind("RFC 9110 section 15.4: way after way")
def chain(site: Site) -> None:
    ways = [f"/{n}" for n in range(site.random.randint(2, 4))]
    _first(site, ways[0])
    for here, there in zip(ways, [*ways[1:], "/web/"], strict=True):
        site.add(here, redirect(there, site.pick("301 Moved Permanently", "302 Found")))
    _arrive(site)


@kind("Fetch section 4.4: HTTPS may lead to plain HTTP")
def to_plain(site: Site) -> None:
    site.front.without("strict-transport-security")
    _first(site, f"http://{site.host}/web/")
    site.files["http", site.host, "/web/"] = site.front


@kind("RFC 9110 section 15.4: another site")
def elsewhere(site: Site) -> None:
    target = site.pick(site.other, f"www.{site.host}", f"sub.{site.host}")
    _first(site, f"https://{target}/web/")
    site.add(
        "/web/",
        file("text/html; charset=utf-8", "<!doctype html><title>Lain</title><link rel=icon href=data:,><p>Lain</p>", *SECURE),
        host=target,
    )


@kind("RFC 9110 section 15.4.2: a redirect may have content")
def with_content(site: Site) -> None:
    _arrive(site)
    _first(site, "/web/")
    answer = site.files["https", site.host, "/"]
    answer.content = b"<html><head><title>301</title></head><body>Pindah</body></html>" * site.pick(1, 400)
    answer.line("Content-Type: text/html")
    if site.pick(True, False):
        answer.framing = lambda lines, content: Wire((head([*lines, b"Content-Length: %d" % (len(content) + 9)]) + content,), close=True)
