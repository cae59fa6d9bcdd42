"""CORS, cookies, caches, methods and the policies of headers: careless answers, and answers that only look so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.page import CAREFUL, example_page
from scanner.example_city.site import HeaderLines, IncomingRequest, ServedAnswer
from tests.accuracy.backgrounds import LOST
from tests.accuracy.behaviour import AGENCY, HOME, Behaviour, answering, bare

CSP, HSTS, CACHE = "Content-Security-Policy", "Strict-Transport-Security", "Cache-Control"
COOKIE, PERMISSIONS = "Set-Cookie", "Permissions-Policy"
_SOUND = "default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'"
_SESSION = (COOKIE, "PHPSESSID=8c0ffee; Path=/; Secure; HttpOnly; SameSite=Lax")
_FORM = '<form action="/masuk" method="post"><label>Kata sandi <input type="password" name="sandi"></label></form>'

# Headers in place of the careful ones, and what must then be said.
HEADERS: Mapping[str, tuple[HeaderLines, Mapping[str, str]]] = {
    "csp-trusts-a-public-cdn": (((CSP, f"{_SOUND}; script-src 'self' https://cdn.jsdelivr.net"),), {"http-csp": "fail (public-hosts)"}),
    "csp-names-a-path-of-a-cdn": (((CSP, f"{_SOUND}; script-src 'self' https://cdn.jsdelivr.net/npm/bootstrap@5.3.8/"),), {"http-csp": "pass"}),
    "csp-strict-dynamic": (((CSP, f"{_SOUND}; script-src 'nonce-YWJjZGVmZ2hpamtsbW5vcA' 'strict-dynamic' https: 'unsafe-inline'"),), {"http-csp": "pass"}),
    "csp-two-policies": (((CSP, _SOUND), (CSP, "script-src * 'unsafe-inline'")), {"http-csp": "pass"}),
    "csp-misspelt": (((CSP, f"{_SOUND}; script-scr 'self'"),), {"http-csp": "fail (unknown-directive)"}),
    "csp-without-quotes": (((CSP, f"{_SOUND}; img-src self"),), {"http-csp": "fail (unquoted)"}),
    "csp-report-only": (((CSP, ""), ("X-Frame-Options", "DENY"), ("Content-Security-Policy-Report-Only", _SOUND)), {"http-csp": "fail (report-only)"}),
    "hsts-preload-without-subdomains": (((HSTS, "max-age=63072000; preload"),), {"http-hsts": "fail (preload)"}),
    "hsts-twice": (((HSTS, "max-age=63072000"), (HSTS, "max-age=300")), {"http-hsts": "fail (contradictory)"}),
    "hsts-twice-the-same": (((HSTS, "max-age=63072000"), (HSTS, "max-age=63072000")), {"http-hsts": "pass", "http-duplicates": "pass"}),
    "no-permissions-policy": (((PERMISSIONS, ""),), {"http-permissions-policy": "fail (missing)"}),
    "permissions-policy-of-old": (((PERMISSIONS, "camera 'none'"),), {"http-permissions-policy": "fail (invalid)"}),
    "no-opener-policy": ((("Cross-Origin-Opener-Policy", ""),), {"http-coop": "fail (missing)"}),
    "no-resource-policy": ((("Cross-Origin-Resource-Policy", ""),), {"http-corp": "fail (missing)"}),
    "resource-policy-for-all": ((("Cross-Origin-Resource-Policy", "cross-origin"),), {"http-corp": "pass"}),
    "embedder-policy-misspelt": ((("Cross-Origin-Embedder-Policy", "require_corp"),), {"http-coep": "fail (invalid)"}),
    "embedder-policy": ((("Cross-Origin-Embedder-Policy", "require-corp"),), {"http-coep": "pass"}),
    "cors-for-all": ((("Access-Control-Allow-Origin", "*"),), {"http-cors": "pass"}),
    "cors-for-one": (
        (("Access-Control-Allow-Origin", "https://peta.kotacontoh.go.id"), ("Access-Control-Allow-Credentials", "true")), {"http-cors": "pass"},
    ),
    "session-for-the-whole-city": (
        ((COOKIE, "PHPSESSID=8c0ffee; Secure; HttpOnly; Domain=kotacontoh.go.id"), (CACHE, "no-store")), {"http-cookies": "fail (session-broad)"},
    ),
    "session-for-years": (((COOKIE, "sid=8c0ffee; Secure; HttpOnly; Max-Age=99999999"), (CACHE, "no-store")), {"http-cookies": "fail (session-long)"}),
    "language-for-years": (((COOKIE, "bahasa=id; Secure; Max-Age=99999999"),), {"http-cookies": "pass"}),
    "broken-prefix": (((COOKIE, "__Host-tema=gelap; Secure"),), {"http-cookies": "fail (prefix)"}),
    "token-against-csrf": (((COOKIE, "XSRF-TOKEN=8c0ffee; Secure"),), {"http-cookies": "pass"}),
    "session-in-a-shared-cache": ((_SESSION, (CACHE, "public, max-age=600")), {"http-cache": "fail (shared-session)", "http-cookies": "pass"}),
    "session-never-kept": ((_SESSION, (CACHE, "no-store")), {"http-cache": "pass"}),
    "public-page-in-a-cache": (((CACHE, "public, max-age=600"),), {"http-cache": "not-applicable (public-page)"}),
    "xss-filter-in-part": ((("X-XSS-Protection", "1"),), {"http-deprecated": "fail (xss-filter)"}),
    "xss-filter-off": ((("X-XSS-Protection", "0"),), {"http-deprecated": "pass"}),
    "expect-ct": ((("Expect-CT", "max-age=86400"),), {"http-deprecated": "fail (ignored)"}),
    "public-and-private": (((CACHE, "public, max-age=60"), (CACHE, "private")), {"http-duplicates": "fail (cache-control)"}),
    "cache-rules-in-two-lines": (((CACHE, "no-store"), (CACHE, "no-cache, must-revalidate")), {"http-duplicates": "pass"}),
}  # fmt: skip


def front_with(headers: HeaderLines, content: str = HOME) -> ServedAnswer:
    """A front page with these headers in place of the careful ones of their names; without those whose value is empty."""
    names = {name for name, _ in headers}
    careful_headers = tuple(header for header in CAREFUL if header[0] not in names)
    return example_page("Beranda", content, AGENCY, headers=(*careful_headers, *(header for header in headers if header[1])))


def _reflecting(*more: tuple[str, str]) -> Behaviour:
    def answer(request: IncomingRequest) -> ServedAnswer:
        if request.path != "/":
            return bare(LOST, 404)
        origin = request.headers.get("origin")
        return front_with((("Access-Control-Allow-Origin", origin), *more) if origin else ())

    label = "reflected-with-credentials" if more else "reflected"
    return Behaviour(name=f"cors-{label}", https=answering(answer), must={"http-cors": f"fail ({label})"})


def _front(name: str, front: ServedAnswer, must: Mapping[str, str]) -> Behaviour:
    return Behaviour(name=name, https=answering(lambda request: front if request.path == "/" else bare(LOST, 404)), must=must)


def behaviours() -> Iterator[Behaviour]:
    """Careless headers one by one, beside their careful likenesses."""
    for name, (headers, label) in HEADERS.items():
        yield _front(name, front_with(headers), label)
    yield _reflecting()
    yield _reflecting(("Access-Control-Allow-Credentials", "true"))
    yield _front("log-in-form-without-cache-rules", front_with((), _FORM), {"http-cache": "fail (unsaid)"})
    # Joomla's module of a side bar: what the page says is said to everyone, so that no visitor sees another's (RFC 9111 section 1).
    beside_news = "".join(f"<li><a href=/berita/{n}>Berita ke-{n}</a></li>" for n in range(20)) + _FORM
    yield _front("log-in-box-beside-news", front_with((), beside_news), {"http-cache": "not-applicable (public-page)"})
    yield _front("log-in-form-never-kept", front_with(((CACHE, "no-store"),), _FORM), {"http-cache": "pass"})
