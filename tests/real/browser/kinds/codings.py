"""Content codings (RFC 9110 section 8.4; Fetch, "handle content codings")."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli

from tests.real.browser.kind import kind
from tests.real.browser.site import Site

Code = Callable[[bytes], bytes]


def _gzip(content: bytes) -> bytes:
    """Without the time, so that a seed draws the same bytes whenever that is."""
    return gzip.compress(content, mtime=0)


def _raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


@kind("RFC 9110 section 8.4.1")
def coded(site: Site) -> None:
    pairs: tuple[tuple[str, Code], ...] = (
        ("gzip", _gzip),
        ("x-gzip", _gzip),
        ("deflate", zlib.compress),
        ("deflate", _raw_deflate),
        ("GZip", _gzip),
        (" gzip ", _gzip),
    )
    name, site.code = site.pick(*pairs)
    site.front.line(f"Content-Encoding: {name}")


@kind("RFC 9110 section 8.4: codings are listed in the order applied")
def several(site: Site) -> None:
    codes: dict[str, Code] = {"gzip": _gzip, "deflate": zlib.compress, "identity": bytes}
    names = [site.pick(*codes) for _ in range(site.random.randint(2, 3))]

    def code(content: bytes) -> bytes:
        for name in names:
            content = codes[name](content)
        return content

    site.code = code
    if site.pick(True, False):
        site.front.line(f"Content-Encoding: {', '.join(names)}")
    else:
        site.front.line(*(f"Content-Encoding: {name}" for name in names))


@kind("RFC 9110 section 8.4.1: names that are no coding")
def no_coding(site: Site) -> None:
    site.front.line(
        f"Content-Encoding: {site.pick('UTF-8', 'none', 'utf8', 'identity', '', 'text/html', 'off', 'binary', '8bit', 'chunked', 'compress', 'aes128gcm', ',')}"
    )


@kind("RFC 9110 section 12.5.3: a coding that was not asked for")
def other_coding(site: Site) -> None:
    site.front.line(f"Content-Encoding: {site.pick('gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'dcb')}")


@kind("RFC 1952: what comes behind a member, or lacks")
def damaged(site: Site) -> None:
    site.front.line("Content-Encoding: gzip")
    how = site.pick("trailer", "cut", "surplus", "members", "checksum", "size", "short", "flags", "header sum", "name")
    changes = {
        "trailer": lambda packed: packed[:-8], "cut": lambda packed: packed[: -len(packed) // 3], "surplus": lambda packed: packed + b"sisa",
        "members": lambda packed: packed + _gzip(b"<p>lagi</p>"), "checksum": lambda packed: packed[:-8] + b"\0\0\0\0" + packed[-4:],
        "size": lambda packed: packed[:-4] + b"1234", "short": lambda packed: packed[:-3],
        "flags": lambda packed: packed[:3] + b"\xe0" + packed[4:], "header sum": lambda packed: packed[:3] + b"\x02" + packed[4:10] + b"\0\0" + packed[10:],
        "name": lambda packed: packed[:3] + b"\x18" + packed[4:10] + b"index.html\0isi\0" + packed[10:],
    }  # fmt: skip
    site.code = lambda content: changes[how](_gzip(content))


@kind("RFC 1950 and RFC 7932: what comes behind the end, or lacks")
def checked(site: Site) -> None:
    # With a sum that is wrong Chromium shows nothing, and waits long before it says so.
    codes: dict[str, Code] = {"deflate": zlib.compress, "bare deflate": lambda content: zlib.compress(content)[2:-4], "br": brotli.compress}
    name = site.pick(*codes)
    site.front.line(f"Content-Encoding: {name.rpartition(' ')[2]}")
    how = site.pick("whole", "surplus", *(("no sum", "half a sum") if name == "deflate" else ()))
    changes: dict[str, Code] = {
        "whole": bytes, "surplus": lambda packed: packed + b"sis",
        "no sum": lambda packed: packed[:-4], "half a sum": lambda packed: packed[:-2],
    }  # fmt: skip
    site.code = lambda content: changes[how](codes[name](content))
