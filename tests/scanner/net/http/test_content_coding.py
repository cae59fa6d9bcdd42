"""Content codings as browsers undo them: each expectation is what Chromium 156 shows of the same bytes, over HTTPS where nothing else is said."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from functools import partial

import brotli
import pytest
from backports import zstd

from checks.core.evidence.http import HttpRequest
from checks.core.parse.origin import Scheme
from scanner.net.door import Step
from scanner.net.http.content_coding import Decoded, decode
from tests.each import each
from tests.scanner.net.fakes import HOST, World, ask, response

# The same bytes each time, or two processes of pytest would collect different tests.
gz = partial(gzip.compress, mtime=0)
PAGE = b"<!doctype html><p>" + bytes(range(65, 91)) * 200
BARE = zlib.compress(PAGE)[2:-4]
LIMIT = 100_000


@each(
    ("codings", "raw"),
    [
        ("gzip", gz(PAGE)), ("x-gzip", gz(PAGE)), ("GZIP", gz(PAGE)), (" gzip ", gz(PAGE)),
        ("deflate", zlib.compress(PAGE)), ("deflate", zlib.compress(PAGE, 1)), ("deflate", BARE),
        ("br", brotli.compress(PAGE)), ("zstd", zstd.compress(PAGE)), ("gzip, gzip", gz(gz(PAGE))),
        ("gzip, br", brotli.compress(gz(PAGE))), ("zstd, deflate", zlib.compress(zstd.compress(PAGE))),
        ("gzip, gzip, gzip, gzip, gzip", gz(gz(gz(gz(gz(PAGE)))))),
        # What follows the end is passed over; frames are one body (RFC 8878 section 3).
        ("gzip", gz(PAGE) + b"SISA"), ("br", brotli.compress(PAGE) + b"SISA"), ("deflate", zlib.compress(PAGE) + b"SISA"), ("deflate", BARE + b"SIS"),
        ("zstd", zstd.compress(PAGE[:90]) + zstd.compress(PAGE[90:])),
        # What a file in gzip has behind its stream to check it may be missing or wrong, in zlib's format only missing.
        ("gzip", gz(PAGE)[:-8]), ("gzip", gz(PAGE)[:-4]), ("gzip", gz(PAGE)[:-1]), ("gzip", gz(PAGE)[:-4] + b"1234"),
        ("gzip", gz(PAGE)[:-8] + b"1234" + gz(PAGE)[-4:]), ("deflate", zlib.compress(PAGE)[:-4]), ("deflate", zlib.compress(PAGE)[:-1]),
        # Names, comments and flags in its header (RFC 1952 section 2.3), a sum of the header that is wrong, and flags that mean nothing.
        ("gzip", gz(PAGE)[:3] + b"\x18\0\0\0\0\0\3index.html\0isi\0" + BARE), ("gzip", gz(PAGE)[:3] + b"\x04\0\0\0\0\0\3\3\0abc" + BARE),
        ("gzip", gz(PAGE)[:3] + b"\x02\0\0\0\0\0\3\0\0" + BARE), ("gzip", gz(PAGE)[:3] + b"\xe0\0\0\0\0\0\3" + BARE),
    ],
)  # fmt: skip
def test_what_is_undone(codings: str, raw: bytes) -> None:
    assert decode(raw, codings, LIMIT) == Decoded(PAGE)


@pytest.mark.parametrize(
    "raw",
    [
        b"\x1f\x8b\x08\x08\0\0\0\0\0\3" + b"a" * 9,
        b"\x1f\x8b\x08\x04\0\0\0\0\0\3\xff\xff",
        b"\x1f\x8b\x08\0",
        b"\x1f\x8b",
        gz(PAGE)[:10],
        gz(PAGE)[:-9],
    ],
)
def test_of_a_stream_without_its_end_nothing_is_whole(raw: bytes) -> None:
    assert not decode(raw, "gzip", LIMIT).whole


@each(
    "codings",
    ["UTF-8", "none", "identity", "", "utf-8, gzip", "gzip, utf-8", "gzip, identity", "identity, gzip", "gzip,", "compress", "aws-chunked", "chunked",
     "x-deflate", "text/html", "8bit", "binary", "base64", "gzip/deflate", "iso-8859-1", "null"],
)  # fmt: skip
def test_a_name_that_is_no_coding_leaves_the_body_alone(codings: str) -> None:
    """RFC 9110 section 8.4 says that an unknown coding may be left alone; browsers do."""
    assert decode(PAGE, codings, LIMIT).body == PAGE
    assert decode(PAGE, codings, LIMIT).whole


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, gzip", ", ".join(["gzip"] * 7)])
def test_a_body_that_is_not_in_its_coding_cannot_be_read(coding: str) -> None:
    decoded = decode(PAGE, coding, LIMIT)
    assert (decoded.body[:20] == PAGE[:20], decoded.whole) == (False, False)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, br"])
def test_over_plain_http_browsers_know_fewer_codings(coding: str) -> None:
    packed = brotli.compress(PAGE) if coding == "br" else zstd.compress(PAGE)
    assert decode(packed, coding, LIMIT, "http").body == b""
    assert decode(gz(PAGE), "gzip", LIMIT, "http").body == PAGE


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gz,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
@pytest.mark.parametrize("fault", ["cut", "spoilt", "sum"])
def test_of_a_faulty_body_is_read_what_comes_before_the_fault(coding: str, fault: str) -> None:
    noise = bytes((value * value * 7919 + value // 251) % 256 for value in range(40_000))
    packed = PACKERS[coding](noise)
    spoilt = {"cut": packed[: len(packed) // 2], "spoilt": packed[: len(packed) // 2] + b"\xff" * 300, "sum": packed[:-4] + b"1234"}[fault]
    decoded = decode(spoilt, coding, LIMIT)
    assert not decoded.whole or (fault == "sum" and coding != "deflate")
    assert len(decoded.body) > (5000 if fault != "sum" else 30_000)
    assert noise.startswith(decoded.body[:5000])


@pytest.mark.slow
@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
@pytest.mark.parametrize("size", [LIMIT, LIMIT + 1, 50_000_000])
def test_no_more_is_made_of_it_than_the_limit(coding: str, size: int) -> None:
    packed = PACKERS[coding](bytes(size))
    decoded = decode(packed, coding, LIMIT)
    assert (decoded.body, decoded.whole, decoded.cut) == (bytes(LIMIT), True, size > LIMIT)
    twice = decode(gz(packed), f"{coding}, gzip", LIMIT)
    assert (twice.body, twice.whole, twice.cut) == (bytes(LIMIT), True, size > LIMIT)


@pytest.mark.parametrize(("scheme", "codings"), [("https", "gzip, deflate, br, zstd"), ("http", "gzip, deflate")])
def test_what_is_asked_for_is_what_browsers_ask_for(scheme: Scheme, codings: str) -> None:
    world = World()
    ask(world, HttpRequest(scheme, HOST, 443 if scheme == "https" else 80, "/"))
    assert [request.headers["Accept-Encoding"] for request in world.server.requests] == [codings]


def test_headers_are_known_even_where_the_body_is_not_in_its_coding() -> None:
    (answer,) = ask(
        World(lambda request: response(200, {"Content-Encoding": "gzip", "X-Frame-Options": "DENY"}, PAGE)), HttpRequest("https", HOST, 443)
    )
    assert isinstance(answer, Step)
    hop_response = answer.hop.response
    assert (hop_response.status, hop_response.values("x-frame-options")) == (200, ("DENY",))
    assert (hop_response.body.text, hop_response.body.cut, hop_response.body.broken, hop_response.body.unreadable) == ("", True, True, True)
    assert (hop_response.body.size, hop_response.body.magic) == (len(PAGE), PAGE[:8].hex())
