"""What came to what may be kept: decoded, without secrets and personal data, bounded."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any
from weakref import WeakValueDictionary

import httpx
import msgspec

from checks.core.evidence.http import Body, HttpRequest, Response
from checks.core.model.finding import Level
from checks.core.parse.media_type import media_type
from checks.core.redact.mask import mask, mask_header, mask_line
from scanner.net.http.character_encoding import DecodedText, decode_text
from scanner.net.http.content_coding import Decoded, decode, sitemap_of

LONGEST_TEXT = {Level.PASSIVE: 0, Level.VISIT: 524_288, Level.PROBE: 65_536}
# The names in a folder may be many.
_LONGEST_LISTING = 262_144
# Pictures and fonts written into a page: nothing is looked for in them, and one is longer than many a page (RFC 2397).
_INLINE = re.compile(r"(?<=;base64,)[A-Za-z0-9+/]{100,}={0,2}")
_OF_THE_BODY = ("content-encoding", "content-type")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Most paths that are asked for do not exist, most servers have one page for that, and most pages are the same for every visitor: as long as a
# host's evidence is held, a body that came before is neither decoded nor kept a second time.
_bodies: WeakValueDictionary[tuple[str, str, int, bool, bool], Body] = WeakValueDictionary()


def response_of(answer: httpx.Response, raw: bytes, request: HttpRequest, limit: int) -> Response:
    """The answer with its body as sent, as it may be kept: at most ``limit`` bytes without its content coding."""
    headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw]
    codings, media = (",".join([value for name, value in headers if name.lower() == field]) for field in _OF_THE_BODY)
    return Response(
        answer.status_code,
        tuple([(name, mask_header(name, value)) for name, value in headers]),
        _body_to_store(raw, codings, media, request, limit, answer.extensions),
        answer.extensions.get("http_version", b"HTTP/1.1").decode("ascii", "replace").removeprefix("HTTP/"),
        mask_line(answer.extensions.get("reason_phrase", b"").decode("latin-1")),
    )


def _body_to_store(raw: bytes, codings: str, media: str, request: HttpRequest, limit: int, extensions: Mapping[str, Any]) -> Body:
    cut, broken = bool(extensions.get("cut")), bool(extensions.get("broken"))
    # Of a compressed body that is longer than the cap, or broke off, the beginning is read, which is what browsers show of it; kept as it was sent,
    # a page would pass for an archive.
    decoded = decode(raw, codings, limit, request.scheme) if codings else Decoded(raw)
    broken = broken or not (decoded.whole or (cut and decoded.body))
    if raw and not decoded.body and broken:
        body = Body(size=len(raw), sha256=hashlib.sha256(raw).hexdigest(), magic=raw[:8].hex())
    else:
        content = sitemap_of(decoded.body, request.path, limit)
        cut = cut or decoded.cut or content.cut
        body = body_of(content.body, media, request.level, cut, is_folder=request.path.endswith("/"))
    return msgspec.structs.replace(body, cut=True, broken=True) if broken else body


def body_of(raw: bytes, content_type: str, level: Level, cut: bool = False, *, is_folder: bool = False) -> Body:
    """The body of an answer to a request of this level."""
    media = media_type((content_type,))
    longest = max(LONGEST_TEXT[level], _LONGEST_LISTING) if is_folder else LONGEST_TEXT[level]
    digest = hashlib.sha256(raw).hexdigest()
    key = (digest, media.charset, longest, cut, media.is_placeholder or media.is_html)
    body = _bodies.get(key)
    if body is None:
        body = _bodies[key] = _body(raw, *key)
    return body


def _body(raw: bytes, digest: str, charset: str, longest: int, cut: bool, page: bool) -> Body:
    decoded = DecodedText("", False) if _binary(raw, charset) else decode_text(raw, charset)
    if not decoded.text and _CONTROL.search(raw, 0, 1024):
        return Body(size=len(raw), sha256=digest, magic=raw[:8].hex(), cut=cut)
    # What a browser shows no sense of was not seen as a page, whatever was meant; a file is as readable as its bytes are.
    unreadable = bool(raw) and not decoded.visible and (page or not decoded.text)
    content = "" if unreadable else decoded.text
    lines = content.count("\n") + bool(content)
    if ";base64," in content:
        content = _INLINE.sub("", content)
    text, masked = mask(content[:longest])
    return Body(
        text=text,
        size=len(raw),
        sha256=digest,
        cut=cut or unreadable,
        lines=lines,
        masked=masked,
        broken=unreadable,
        excerpt=len(content) > longest,
    )


def _binary(raw: bytes, charset: str) -> bool:
    """Whether the beginning has what no text has; every second or fourth byte of UTF-16 and UTF-32 is 0."""
    sample = raw[:1024]
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff") or charset.lower().startswith("utf-16") or sample.count(0) * 4 >= len(sample):
        return False
    return len(_CONTROL.findall(sample)) * 50 > len(sample)
