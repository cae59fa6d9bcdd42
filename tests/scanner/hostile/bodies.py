"""Answers that no honest server gives, and what must come of a request that gets one."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Mapping

import msgspec

from checks.core.model.failure import FailureKind
from tests.scanner.hostile.server import Behaviour, Send

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
PAGE = b"<!doctype html><title>Dinas</title><h1>Dinas Kesehatan</h1>"
MIB = 1 << 20


class Hostile(msgspec.Struct, frozen=True):
    """``ends`` is the kind of failure, or None where the answer is one that can be kept, as ``form`` says.

    That is ``text``, or ``cut`` where it is a part, ``binary``, and ``unread`` where nothing of it is in the coding that it names, or text.
    ``waits`` where its end never comes.
    """

    behaves: Behaviour
    ends: FailureKind | None = None
    form: str = "text"
    waits: bool = False


def once(data: bytes) -> Behaviour:
    """These bytes, and the connection is closed."""

    async def behave(path: str, send: Send) -> None:
        await send(data)

    return behave


def endless(begin: bytes, more: bytes) -> Behaviour:
    """Without end, as fast as it is read."""

    async def behave(path: str, send: Send) -> None:
        await send(begin)
        while True:
            await send(more)

    return behave


def dripping(begin: bytes, more: bytes) -> Behaviour:
    """Without end, a little at a time: never silent for long."""

    async def behave(path: str, send: Send) -> None:
        await send(begin)
        while True:
            await asyncio.sleep(0.02)
            await send(more)

    return behave


def slow_body(data: bytes) -> Behaviour:
    """These bytes, and then silence on an open connection."""

    async def behave(path: str, send: Send) -> None:
        await send(data)
        await asyncio.get_running_loop().create_future()

    return behave


async def further(path: str, send: Send) -> None:
    """A redirect to a path that is ever longer."""
    await send(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /lagi" + path.encode() + b"\r\n\r\n")


def sized(body: bytes, *headers: bytes) -> bytes:
    """An answer with an honest length."""
    return OK + b"".join(header + b"\r\n" for header in headers) + b"Content-Length: %d\r\n\r\n" % len(body) + body


# 64 MiB of nothing.
BOMB = gzip.compress(bytes(64 * MIB), 1)
TOO_LARGE, MALFORMED, RESET, TIMEOUT = FailureKind.TOO_LARGE, FailureKind.MALFORMED, FailureKind.RESET, FailureKind.TIMEOUT
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"

HOSTILE: Mapping[str, Hostile] = {
    "redirects-without-end": Hostile(further, TOO_LARGE),
    "redirects-to-itself": Hostile(once(b"HTTP/1.1 301 Moved\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"), TOO_LARGE),
    "redirects-to-nonsense": Hostile(once(b"HTTP/1.1 301 Moved\r\nLocation: http://[::1/\r\nContent-Length: 0\r\n\r\n"), MALFORMED),
    "body-without-end": Hostile(endless(OK + b"\r\n", b"x" * 65_536), form="cut"),
    "chunks-without-end": Hostile(endless(CHUNKED, b"10000\r\n" + b"x" * 65_536 + b"\r\n"), form="cut"),
    "body-that-drips": Hostile(dripping(OK + b"\r\n", b"x"), form="cut", waits=True),
    "headers-that-drip": Hostile(dripping(OK, b"X-Tetes: 1\r\n"), TIMEOUT, waits=True),
    "status-that-drips": Hostile(dripping(b"HTTP/1.1 200 ", b"O"), TIMEOUT, waits=True),
    "header-of-50-mb": Hostile(once(OK + b"X-Besar: " + b"x" * (50 * MIB) + b"\r\n\r\n" + PAGE), TOO_LARGE),
    "header-without-end": Hostile(endless(OK + b"X-Besar: ", b"x" * 65_536), TOO_LARGE),
    "header-name-without-end": Hostile(endless(OK, b"X" * 65_536), TOO_LARGE),
    "headers-without-end": Hostile(endless(OK, b"X-Lagi: 1\r\n" * 1000), TOO_LARGE),
    "reason-phrase-without-end": Hostile(endless(b"HTTP/1.1 200 ", b"O" * 65_536), TOO_LARGE),
    "ten-thousand-cookies": Hostile(once(OK + b"".join(b"Set-Cookie: k%d=1\r\n" % n for n in range(10_000)) + b"\r\n" + PAGE), TOO_LARGE),
    "interim-answers-without-end": Hostile(endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100), TOO_LARGE),
    "trailers-without-end": Hostile(endless(CHUNKED + b"1\r\nx\r\n0\r\n", b"X-Lagi: 1\r\n" * 1000), TOO_LARGE),
    "chunk-extension-without-end": Hostile(endless(CHUNKED + b"1;", b"x" * 65_536), form="cut"),
    "blank-lines-without-end": Hostile(endless(b"", b"\r\n" * 30_000), MALFORMED),
    "gzip-bomb": Hostile(once(sized(BOMB, b"Content-Encoding: gzip")), form="unread"),
    "gzip-bomb-in-gzip": Hostile(once(sized(gzip.compress(BOMB), b"Content-Encoding: gzip, gzip")), form="unread"),
    "gzip-that-is-none": Hostile(once(sized(PAGE, b"Content-Encoding: gzip")), form="unread"),
    "gzip-cut-short": Hostile(once(sized(gzip.compress(PAGE * 100)[:-20], b"Content-Encoding: gzip")), form="cut"),
    "coding-nobody-asked-for": Hostile(once(sized(PAGE, b"Content-Encoding: br")), form="unread"),
    "length-too-long": Hostile(once(OK + b"Content-Length: 5000\r\n\r\n" + PAGE), form="cut"),
    "length-too-long-and-held": Hostile(slow_body(OK + b"Content-Length: 5000\r\n\r\n" + PAGE), form="cut", waits=True),
    "length-with-a-sign-and-held": Hostile(slow_body(OK + b"Content-Length: +%d\r\n\r\n" % len(PAGE) + PAGE), form="cut", waits=True),
    "length-too-short": Hostile(once(OK + b"Content-Length: 20\r\n\r\n" + PAGE)),
    "length-that-is-none": Hostile(once(OK + b"Content-Length: banyak\r\n\r\n" + PAGE)),
    "length-below-zero": Hostile(once(OK + b"Content-Length: -1\r\n\r\n" + PAGE)),
    "length-beyond-counting": Hostile(once(OK + b"Content-Length: 99999999999999999999999999\r\n\r\n" + PAGE)),
    "two-lengths": Hostile(once(OK + b"Content-Length: 10\r\nContent-Length: 20\r\n\r\n" + PAGE), MALFORMED),
    "chunk-size-that-is-none": Hostile(once(CHUNKED + b"zz\r\nabc\r\n0\r\n\r\n"), form="cut"),
    "chunk-size-beyond-counting": Hostile(once(CHUNKED + b"f" * 40 + b"\r\nabc"), form="cut"),
    "chunk-longer-than-it-says": Hostile(once(CHUNKED + b"3\r\nabcdef\r\n0\r\n\r\n"), form="cut"),
    "chunks-without-the-last": Hostile(once(CHUNKED + b"3\r\nabc\r\n"), form="cut"),
    "nul-in-the-body": Hostile(once(sized(b"<p>Dinas" + b"\0" * 5 + PAGE * 10)), form="text"),
    "nul-everywhere": Hostile(once(sized(b"\0" * 5000)), form="binary"),
    "nul-in-a-header": Hostile(once(OK + b"X-Aneh: a\0b\r\n\r\n" + PAGE), MALFORMED),
    "nul-in-the-status": Hostile(once(b"HTTP/1.1 200 O\0K\r\n\r\n" + PAGE), MALFORMED),
    "bytes-that-are-no-utf-8": Hostile(once(sized(b"<title>\xff\xfe\xc3\x28\xed\xa0\x80</title>" + PAGE))),
    "charset-that-is-code": Hostile(once(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=unicode_escape\r\n\r\n<p>\\ud800" + PAGE)),
    "200,000-nested-tags": Hostile(once(sized(b"<div>" * 200_000))),
    "200,000-open-brackets": Hostile(once(sized(b"<" * 200_000))),
    "status-beyond-all": Hostile(once(b"HTTP/1.1 999 Aneh\r\nContent-Length: 0\r\n\r\n")),
    "status-that-is-none": Hostile(once(b"HTTP/1.1 OK\r\n\r\n")),
    "no-http-at-all": Hostile(once(b"SSH-2.0-OpenSSH_9.2\r\n"), MALFORMED),
    "http-0.9": Hostile(once(PAGE), MALFORMED),
    "nothing": Hostile(once(b""), RESET),
    "silence": Hostile(slow_body(b""), TIMEOUT, waits=True),
}  # fmt: skip
