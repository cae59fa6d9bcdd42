"""What came to what may be kept: decoded, without secrets and personal data, bounded."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import httpx
import msgspec

from checks.core.evidence.http import Body, HttpRequest, Response
from checks.core.model.finding import Level
from checks.core.parse.media_type import media_type
from checks.core.redact.mask import mask, mask_header, mask_line
from scanner.net.http.content_coding import Decoded, decode, sitemap_of

LONGEST_TEXT = {Level.PASSIVE: 0, Level.VISIT: 262_144, Level.PROBE: 65_536}
# Bytes up to which a body is remembered.
_SHORT = 32_768
_OF_THE_BODY = ("content-encoding", "content-type")
_CHARSET = re.compile(r"charset\s{0,20}=[\s\"']{0,20}([\w.:\-]{1,40})", re.IGNORECASE)
# Text codings that cost no more than their length; others are read as UTF-8.
_LINEAR_CODINGS = re.compile(
    r"utf-?8|us-ascii|utf-?16-?(?:le|be)?|iso-?8859-\d{1,2}|latin-?1|(?:windows|cp)-?125\d|shift_jis|euc-jp|gb2312|gbk|big5", re.IGNORECASE
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def response_of(answer: httpx.Response, raw: bytes, request: HttpRequest, limit: int) -> Response:
    """The answer with its body as sent, as it may be kept. `TooLarge` when it is more than ``limit`` bytes without its content coding."""
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
    # A compressed body that is longer than the cap is kept as what it is: bytes. Of one that was cut because no more was wanted the beginning is
    # read, or a page would pass for the archive that was looked for; and of one that broke off what browsers show of it.
    if not codings or (cut and not broken and not request.most):
        decoded = Decoded(raw)
    else:
        decoded = decode(raw, codings, limit, request.scheme)
        broken = broken or not (decoded.whole or cut)
    if raw and not decoded.body and broken:
        body = Body(size=len(raw), sha256=hashlib.sha256(raw).hexdigest(), magic=raw[:8].hex())
    else:
        body = body_of(sitemap_of(decoded.body, request.path, limit), media, request.level, cut)
    return msgspec.structs.replace(body, cut=True, broken=True) if broken else body


def body_of(raw: bytes, content_type: str, level: Level, cut: bool = False) -> Body:
    """The body of an answer to a request of this level."""
    charset = media_type((content_type,)).charset
    return (_again if len(raw) <= _SHORT else _body)(raw, charset, LONGEST_TEXT[level], cut)


def _body(raw: bytes, charset: str, longest: int, cut: bool) -> Body:
    digest = hashlib.sha256(raw).hexdigest()
    if _binary(raw, charset):
        return Body(size=len(raw), sha256=digest, magic=raw[:8].hex(), cut=cut)
    content = _text(raw, charset)
    text, masked = mask(content[:longest])
    return Body(text=text, size=len(raw), sha256=digest, cut=cut, lines=content.count("\n") + bool(content), masked=masked)


# Most paths that are asked for do not exist, and most servers have one page for that.
_again = lru_cache(maxsize=128)(_body)


def _binary(raw: bytes, charset: str) -> bool:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or charset.lower().startswith("utf-16") or _utf16_order(raw):
        return False
    return len(_CONTROL.findall(raw[:1024])) * 50 > len(raw[:1024])


def _utf16_order(raw: bytes) -> str:
    """The byte order of UTF-16 (RFC 2781 section 4.3) without its mark: of ASCII every second byte is 0 and no other; empty when it is none."""
    evens, odds = raw[:1024:2], raw[1:1024:2]
    for zeros, signs, charset in ((odds, evens, "utf-16-le"), (evens, odds, "utf-16-be")):
        if len(zeros) > 3 and not any(zeros) and all(signs) and not _CONTROL.search(signs):
            return charset
    return ""


def _text(raw: bytes, charset: str) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        charset = "utf-16"
    charset = _utf16_order(raw) or charset
    if not _LINEAR_CODINGS.fullmatch(charset):
        declaration = _CHARSET.search(raw[:1024].decode("ascii", "replace"))
        charset = declaration[1] if declaration and _LINEAR_CODINGS.fullmatch(declaration[1]) else "utf-8"
    try:
        return raw.decode(charset, "replace").removeprefix("\ufeff")
    except LookupError:
        return raw.decode("utf-8", "replace")
