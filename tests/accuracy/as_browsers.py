"""Answers that keep to no standard, labelled by what browsers make of them.

HSTS: RFC 6797 sections 6.1 and 8.1, each value as Chromium 156 had it in force or not after a visit. Media types: Fetch ("extract a MIME type") and MIME
Sniffing section 7, each as Chromium 156 showed the same bytes. Codings: RFC 9110 section 8.4, curl and Chromium. Cookies: RFC 6265bis, ``curl -b ''``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.site import HeaderLines, IncomingRequest, ServedAnswer
from tests.accuracy.backgrounds import LOST
from tests.accuracy.behaviour import FRONT, Behaviour, answering, bare
from tests.accuracy.header_checks import CSP, front_with

HSTS, NOSNIFF = "Strict-Transport-Security", "X-Content-Type-Options"
_AGE = "max-age=63072000"
_IN_FORCE: Mapping[str, tuple[str, ...]] = {
    "unknown-directive": (f"{_AGE}; catatan",),
    "unknown-directive-twice": (f"{_AGE}; catatan; catatan=1",),
    "unknown-in-quotes": (f'{_AGE}; catatan="a; b"',),
    "age-in-quotes": ('max-age="63072000"',),
    "spaces-around-equals": ("max-age = 63072000",),
    "empty-directives": (f";; {_AGE};;",),
    "capitals": ("MAX-AGE=63072000; INCLUDESUBDOMAINS",),
    "tabs": (f"{_AGE}\t;\tincludeSubDomains",),
    "subdomains-first": (f"includeSubDomains; {_AGE}",),
    "beyond-counting": ("max-age=99999999999999999999999",),
    "thrice-the-same": (_AGE, _AGE, _AGE),
}
_REFUSED: Mapping[str, str] = {
    "comma": f"{_AGE}; includeSubDomains,preload",
    "two-in-one-line": f"{_AGE}, {_AGE}",
    "value-of-subdomains": f"{_AGE}; includeSubDomains=true",
    "empty-value-of-subdomains": f"{_AGE}; includeSubDomains=",
    "braces": f"{_AGE}; {{includeSubDomains}}",
    "age-twice": f"{_AGE}; {_AGE}",
    "subdomains-twice": f"{_AGE}; includeSubDomains; includeSubDomains",
    "empty-value": f"{_AGE}; catatan=",
    "open-quotes": f'{_AGE}; catatan="a',
    "single-quotes": "max-age='63072000'",
    "half-quotes": 'max-age="63072000',
    "minus": "max-age=-1",
    "plus": "max-age=+63072000",
    "point": "max-age=63072000.0",
    "colon": "max-age: 63072000",
    "no-semicolon": f"{_AGE} includeSubDomains",
    "space-in-the-age": "max-age=6307 2000",
    "subdomains-alone": "includeSubDomains",
    "all-in-quotes": f'"{_AGE}; includeSubDomains"',
    "space-in-a-name": f"{_AGE}; include SubDomains",
    "slash-in-a-name": f"{_AGE}; a/b",
    "comma-at-the-end": f"{_AGE},",
    "no-name": f"{_AGE}; =x",
    "hexadecimal": "max-age=0x1F00000",
}
# With these browsers show the front page as HTML, and it is to have a policy; with the others they do not.
_HTML: Mapping[str, tuple[str, ...]] = {
    "last-line": ("text/plain", "text/html"),
    "last-of-a-list": ("text/plain, text/html",),
    "before-no-type": ("text/html, foo",),
    "after-no-type": ("foo, text/html",),
    "before-any": ("text/html, */*",),
    "after-any": ("*/*, text/html",),
    "with-a-comma": ("text/html,charset=utf-8",),
    "without-a-semicolon": ("text/html charset=utf-8",),
    "in-capitals": ("TEXT/HTML",),
    "with-empty-parameters": ("text/html;;;",),
    "comma-in-quotes": ('text/html; x="a,text/plain"',),
}
_LOOKED_AT: Mapping[str, tuple[str, ...]] = {
    "no-slash": ("html",),
    "any": ("*/*",),
    "unknown": ("unknown/unknown",),
    "unknown-application": ("application/unknown",),
    "charset-alone": (";charset=utf-8",),
    "charset-without-type": ("utf-8",),
    "space-within": ("text /html",),
    "field-name-within": ("Content-Type: text/html",),
}
_NO_HTML: Mapping[str, tuple[str, ...]] = {
    "last-line": ("text/html", "text/plain"),
    "last-of-a-list": ("text/html, text/plain",),
    "charset-before": ("text/html; charset=utf-8, text/plain",),
    "one-letter-more": ("text/htmls",),
    "colon": ("text/html: charset=utf-8",),
    "in-quotes": ('"text/html"',),
    "json": ("application/json",),
    "octets": ("application/octet-stream",),
    "forbidden-to-look": ("html",),
    "forbidden-to-look-any": ("*/*",),
    "forbidden-to-look-unknown": ("unknown/unknown",),
}
_NO_CODINGS = ("UTF-8", "none", "identity", "iso-8859-1", "text/html", "8bit", "utf-8, identity", "binary", "chunked", "x-deflate")


def _site(name: str, front: ServedAnswer, must: Mapping[str, str]) -> Behaviour:
    return Behaviour(name=f"browsers-{name}", https=answering(lambda request: front if request.path == "/" else bare(LOST, 404)), must=must)


def _typed(types: tuple[str, ...], headers: HeaderLines) -> ServedAnswer:
    """A front page with these Content-Type lines."""
    front = front_with(headers)
    others = tuple(header for header in front.headers if header[0] != "Content-Type")
    return ServedAnswer(200, (*others, *(("Content-Type", value) for value in types)), front.body)


def _media_types() -> Iterator[Behaviour]:
    for name, types in _HTML.items():
        twice = {"http-duplicates": "fail (repeated)"} if len(types) > 1 else {}
        yield _site(f"html-{name}", _typed(types, ((CSP, ""),)), {"http-csp": "fail (missing)", **twice})
        yield _site(f"html-{name}-with-policy", _typed(types, ()), {"http-csp": "pass", **twice})
    for name, types in _LOOKED_AT.items():
        must = {"http-csp": "fail (missing)", "http-nosniff": "fail (missing)"}
        yield _site(f"looked-at-{name}", _typed(types, ((CSP, ""), (NOSNIFF, ""))), must)
    for name, types in _NO_HTML.items():
        twice = {"http-duplicates": "fail (repeated)"} if len(types) > 1 else {}
        yield _site(f"no-html-{name}", _typed(types, ((CSP, ""),)), twice)


def _asking(cookie: str, back: str) -> Behaviour:
    """Sends everybody on to the same address until the cookie comes back."""

    def answer(request: IncomingRequest) -> ServedAnswer:
        if request.path != "/":
            return bare(LOST, 404)
        if request.headers.get("cookie") == back:
            return FRONT
        return ServedAnswer(302, (*FRONT.headers, ("Location", "/"), ("Set-Cookie", cookie)))

    return Behaviour(
        name=f"browsers-cookie-{back.partition('=')[0]}", https=answering(answer), must={"http-csp": "pass", "content-mixed": "pass"}
    )


def behaviours() -> Iterator[Behaviour]:
    """All of them."""
    for name, values in _IN_FORCE.items():
        yield _site(f"hsts-{name}", front_with(tuple((HSTS, value) for value in values)), {"http-hsts": "pass"})
    for name, value in _REFUSED.items():
        yield _site(f"no-hsts-{name}", front_with(((HSTS, value),)), {"http-hsts": "fail (invalid)"})
    yield _site("hsts-first-ends-it", front_with(((HSTS, "max-age=0"), (HSTS, "max-age=0"))), {"http-hsts": "fail (off)"})
    yield from _media_types()
    for number, coding in enumerate(_NO_CODINGS):
        sound = {"http-csp": "pass", "content-mixed": "pass", "content-forms": "pass"}
        yield _site(f"no-coding-{number}", front_with((("Content-Encoding", coding),)), sound)
        yield _site(
            f"no-coding-{number}-without-policy", front_with((("Content-Encoding", coding), (CSP, ""))), {"http-csp": "fail (missing)"}
        )
    attributes = "Path=/; Secure; HttpOnly; SameSite=Lax"
    yield _asking(f"uji=1; {attributes}", "uji=1")
    yield _asking(f"__Host-uji=1; {attributes}", "__Host-uji=1")
    yield _asking(f"umur=1; Max-Age=600; {attributes}", "umur=1")
