"""Content codings undone as browsers undo them, within a limit, so that a small answer cannot grow without end (RFC 9110 section 8.4.1)."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import partial
from typing import Protocol

import msgspec

from checks.core.parse.origin import Scheme

# As Chromium asks: what is newer only over HTTPS, where nothing on the way can break it.
ACCEPT_ENCODING: dict[Scheme, str] = {"https": "gzip, deflate, br, zstd", "http": "gzip, deflate"}
_MOST_CODINGS = 6
# RFC 9659 section 3: 8 MB, as the power of two.
_ZSTD_WINDOW = 23
_MOST_FRAMES = 1000


class Decompressor(Protocol):
    """As Python's own are: ``eof`` once the end of the stream was there."""

    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class Decoded(msgspec.Struct, frozen=True):
    """A body without its codings; ``whole`` is false where it is not in the coding that it names, or not to its end, ``cut`` true where it is longer."""

    body: bytes
    whole: bool = True
    cut: bool = False


def decode(raw: bytes, codings: str, limit: int, scheme: Scheme = "https") -> Decoded:
    """The body without what ``Content-Encoding`` says was done to it, in that order: at most ``limit`` bytes of it.

    A name that is no coding leaves the body as it was sent, as in browsers: most often it is a charset, or says that there is none.
    """
    names = [name.strip().lower() for name in codings.split(",")]
    if any(name not in _DECOMPRESSORS for name in names):
        return Decoded(raw)
    if len(names) > _MOST_CODINGS or not _accepted(scheme).issuperset(names):
        return Decoded(b"", whole=False)
    whole, cut = True, False
    for name in reversed(names):
        raw, ended = _undone(_DECOMPRESSORS[name](raw), raw, limit + 1)
        cut = cut or len(raw) > limit
        # What a beginning is decoded to has no end.
        whole, raw = whole and (ended or cut), raw[:limit]
    return Decoded(raw, whole, cut)


def sitemap_of(body: bytes, path: str, limit: int) -> Decoded:
    """The sitemap in a file that is compressed by itself (``sitemap.xml.gz``); any other body as it is."""
    return decode(body, "gzip", limit) if path.endswith(".xml.gz") and body.startswith(b"\x1f\x8b") else Decoded(body)


def _accepted(scheme: Scheme) -> frozenset[str]:
    return frozenset(ACCEPT_ENCODING[scheme].split(", ")) | {"x-gzip"}


def _undone(decompressor: Callable[[], Decompressor], raw: bytes, most: int) -> tuple[bytes, bool]:
    """At most so many bytes, and whether the stream had its end; what follows that end is passed over."""
    stream = decompressor()
    try:
        return stream.decompress(raw, most), stream.eof
    except _errors():
        pass
    # What comes out before the fault, found in ever smaller steps.
    good, decoded = 0, b""
    for step in (4096, 64, 1):
        stream = decompressor()
        try:
            decoded = stream.decompress(raw[:good], most) if good else b""
            while good < len(raw) and len(decoded) < most:
                decoded += stream.decompress(raw[good : good + step], most - len(decoded))
                good += step
            return decoded, stream.eof
        except _errors():
            pass
    return decoded, False


# The libraries are imported when the first body needs them: most commands never do.


def _errors() -> tuple[type[Exception], ...]:
    import brotli
    from backports.zstd import ZstdError

    return zlib.error, brotli.error, ZstdError, EOFError


class _Brotli:
    """Brotli (RFC 7932) behind the methods of the others."""

    def __init__(self) -> None:
        import brotli

        self._stream = brotli.Decompressor()

    @property
    def eof(self) -> bool:
        return bool(self._stream.is_finished())

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        if self.eof:
            return b""
        decoded = bytearray(self._stream.process(data, output_buffer_limit=max_length))
        while len(decoded) < max_length and not self._stream.can_accept_more_data():
            decoded += self._stream.process(b"", output_buffer_limit=max_length - len(decoded))
        return bytes(decoded[:max_length])


class _Zstd:
    """Zstandard (RFC 8878) behind the methods of the others: frames one after the other are one body (section 3)."""

    def __init__(self) -> None:
        from backports.zstd import DecompressionParameter, ZstdDecompressor

        self._frame = partial(ZstdDecompressor, options={DecompressionParameter.window_log_max: _ZSTD_WINDOW})
        self._stream = self._frame()
        self._frames = 1

    @property
    def eof(self) -> bool:
        return bool(self._stream.eof)

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        decoded = b""
        while True:
            if self._stream.eof and data and self._frames < _MOST_FRAMES:
                self._stream, self._frames = self._frame(), self._frames + 1
            decoded += self._stream.decompress(data, max_length - len(decoded))
            data = self._stream.unused_data
            if not (self._stream.eof and data and len(decoded) < max_length):
                return decoded


class _Deflate:
    """A stream (RFC 1951) behind a header of so many bytes. What is to check it may be wrong or missing: nobody who shows it looks at that."""

    def __init__(self, header: int) -> None:
        self._header = header
        self._stream = zlib.decompressobj(-zlib.MAX_WBITS)

    @property
    def eof(self) -> bool:
        return self._stream.eof

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        before = min(self._header, len(data))
        self._header -= before
        return self._stream.decompress(data[before:], max_length)


class _Zlib(_Deflate):
    """The same in zlib's format (RFC 1950), where browsers do look at what checks it, unless it is missing; so they do behind a bare stream."""

    def __init__(self, header: int = 2) -> None:
        super().__init__(header)
        self._sum, self._tail = zlib.adler32(b""), b""

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        ended = self.eof
        decoded = super().decompress(data, max_length)
        self._sum = zlib.adler32(decoded, self._sum)
        self._tail = (self._tail + data if ended else self._stream.unused_data)[:4]
        if len(self._tail) == 4 and int.from_bytes(self._tail, "big") != self._sum:
            raise zlib.error("another checksum")
        return decoded


def _gzip(raw: bytes) -> Callable[[], Decompressor]:
    header = _gzip_header(raw)
    return partial(_Deflate, header) if header else partial(zlib.decompressobj, 16 + zlib.MAX_WBITS)


def _gzip_header(raw: bytes) -> int:
    """The length of what stands before the stream (RFC 1952 section 2.3), 0 where this is no such header."""
    if len(raw) < 10 or not raw.startswith(b"\x1f\x8b\x08"):
        return 0
    flags, end = raw[3], 10
    if flags & 4:
        end += 2 + int.from_bytes(raw[end : end + 2], "little")
    for text in (8, 16):
        if flags & text:
            end = raw.find(b"\0", end) + 1 or len(raw)
    return end + 2 if flags & 2 else end


def _deflate(raw: bytes) -> Callable[[], Decompressor]:
    """Meant is zlib's format; what many servers send is the bare one (RFC 9110 section 8.4.1.2)."""
    return _Zlib if len(raw) > 1 and raw[0] & 0x0F == 8 and int.from_bytes(raw[:2], "big") % 31 == 0 else partial(_Zlib, 0)


_DECOMPRESSORS: dict[str, Callable[[bytes], Callable[[], Decompressor]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": lambda raw: _Brotli,
    "zstd": lambda raw: _Zstd,
}
