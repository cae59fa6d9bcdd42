"""Content codings undone within a limit, so that a small answer cannot grow without end (RFC 9110 section 8.4.1)."""

from __future__ import annotations

import zlib

from scanner.net.trouble import Malformed, TooLarge

ACCEPT_ENCODING = "gzip, deflate"
_MOST_CODINGS = 3


def decode(raw: bytes, codings: str, limit: int) -> bytes:
    """The body without its codings (``Content-Encoding``, in the order applied). `TooLarge` or `Malformed`."""
    names = [name.strip().lower() for name in codings.split(",") if name.strip()]
    if len(names) > _MOST_CODINGS:
        raise Malformed(f"{len(names)} content codings")
    for name in reversed(names):
        if name in ("gzip", "x-gzip"):
            raw = _inflate(raw, 16 + zlib.MAX_WBITS, limit)
        elif name == "deflate":
            raw = _inflate(raw, zlib.MAX_WBITS if raw[:1] and raw[0] & 0x0F == 8 else -zlib.MAX_WBITS, limit)
        elif name != "identity":
            raise Malformed(f"content coding {name[:30]!r} was not asked for")
    return raw


def sitemap_of(body: bytes, path: str, limit: int) -> bytes:
    """The sitemap in a file that is compressed by itself (``sitemap.xml.gz``); any other body as it is."""
    return _inflate(body, 16 + zlib.MAX_WBITS, limit) if path.endswith(".xml.gz") and body.startswith(b"\x1f\x8b") else body


def _inflate(raw: bytes, window: int, limit: int) -> bytes:
    inflater = zlib.decompressobj(window)
    try:
        output = inflater.decompress(raw, limit + 1)
    except zlib.error as wrong:
        raise Malformed(str(wrong)) from wrong
    if len(output) > limit:
        raise TooLarge(f"more than {limit} bytes when decoded")
    return output
