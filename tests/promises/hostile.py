"""Servers that cost their visitor time: each at the expense of another part of a scan, and all within what HTTP and HTML allow."""

from __future__ import annotations

from collections.abc import Mapping

from tests.promises.sites import CITY, linking
from tests.promises.world import Raw
from tests.scanner.hostile.bodies import HOSTILE, OK, dripping, endless, once, sized
from tests.scanner.hostile.server import Behaviour, Send

_LONG = 15_900
_NUMBER = b"9" * _LONG
_HTML = b"<!doctype html><title>Dinas</title><h1>Dinas Kesehatan</h1>"


def answers(*headers: bytes, body: bytes = _HTML, kind: bytes = b"text/html") -> Behaviour:
    """One whole answer to everything."""
    return once(
        b"HTTP/1.1 200 OK\r\nContent-Type: "
        + kind
        + b"\r\n"
        + b"".join(one + b"\r\n" for one in headers)
        + b"Content-Length: %d\r\n\r\n" % len(body)
        + body
    )


def _robots(text: bytes) -> Behaviour:
    """These rules, and pages with links that nearly match them."""
    page = _HTML + linking(f"/{'ab' * 400}{n}" for n in range(200)).encode()

    async def behave(path: str, send: Send) -> None:
        await send(sized(text if path == "/robots.txt" else page))

    return behave


# Headers and bodies whose shape made patterns and parsers of some program quadratic.
COSTLY: Mapping[str, Behaviour] = {
    "a content type of 16 kB of blanks": answers(kind=b"text/html; charset=" + b" " * _LONG + b";"),
    "a content type of a thousand charsets": answers(kind=b"text/html; " + b"charset = " * 1500),
    "PHP that ends in a backslash": answers(body=b"<?php " + b'\\"\n' * 87_000 + b"\\", kind=b"text/plain"),
    "PHP that never closes": answers(body=b"<?php /* " * 30_000, kind=b"text/plain"),
    "a tag with 54,000 attributes": answers(body=_HTML + b"<a " + b" ".join(b"a%d=b" % n for n in range(54_000)) + b">x</a>"),
    "54,000 open formatting tags": answers(body=_HTML + b"<b><i><a><p>" * 13_500),
    "20,000 tables in tables": answers(body=_HTML + b"<table><tr><td><select>" * 12_000),
    "60,000 half comments": answers(body=_HTML + b"<!--" * 30_000 + b"<![CDATA[" * 10_000),
    "robots.txt with a thousand stars": _robots(b"User-agent: *\nDisallow: /" + b"*a" * 1000 + b"$\n"),
    "robots.txt with 10,000 rules": _robots(b"User-agent: *\n" + b"".join(b"Disallow: /*a*b%d*c$\n" % n for n in range(10_000))),
    "numbers of 16 kB in headers": answers(
        b"Strict-Transport-Security: max-age=" + _NUMBER[:8000], b"Age: " + _NUMBER[:8000], b"Retry-After: " + _NUMBER[:8000], b"Set-Cookie: a=b; Max-Age=" + _NUMBER[:8000]
    ),
    "a policy of 16 kB of half words": answers(b"Content-Security-Policy: " + b"script-src 'nonce-" * 880, b"Permissions-Policy: " + b"a=(\"" * 3000, b"Link: " + b"<a>; rel=\"" * 1500),
    "a version of 16 kB of digits and dots": answers(b"Server: Apache/" + b"1." * 7900, b"X-Powered-By: PHP/" + b"1" * _LONG, b"X-AspNet-Version: " + b"4.0." * 3900),
    "an address of 16 kB that leads to itself": once(b"HTTP/1.1 302 Found\r\nLocation: /" + b"a%2f" * 3900 + b"\r\nContent-Length: 0\r\n\r\n"),
    "a page of 50,000 e-mail addresses and numbers": answers(body=_HTML + b"a.b" * 60_000 + b"@" + b"3174096112900001 " * 4000 + b"08" * 20_000),
    "a page of quotes and backslashes": answers(body=_HTML + b'{"password": "' + b"\\" * 200_000, kind=b"application/json"),
    "a settings file without line ends": answers(body=b"A_KEY = " * 30_000, kind=b"text/plain"),
    "a dump of one endless insert": answers(body=b"-- MySQL dump\nINSERT INTO `user` VALUES (" + b"'a\\'," * 50_000, kind=b"text/plain"),
    "interim answers without end": endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 50),
    "a body that drips": dripping(OK + b"Content-Length: 1000000\r\n\r\n", b"x"),
}  # fmt: skip
KEYS = "a chain of 16,384-bit keys"


def host_of(n: int) -> str:
    """The name of the n-th hostile host."""
    return f"aneh{n}.{CITY}"


def everyone() -> Mapping[str, Raw]:
    """Every misbehaving server of the tests, by what it does."""
    return {name: Raw(one) for name, one in COSTLY.items()} | {
        name: Raw(one.behaves) for name, one in HOSTILE.items() if name not in COSTLY
    }
