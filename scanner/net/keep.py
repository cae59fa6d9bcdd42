"""Bytes that came to a body that may be kept: decoded, without secrets and personal data, bounded."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from checks.core.http import Body
from checks.core.mask import mask
from checks.core.model import Level

LONGEST_TEXT = {Level.PASSIVE: 0, Level.VISIT: 262_144, Level.PROBE: 65_536}
# Bytes up to which a body is remembered.
_SHORT = 32_768
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:\-]{1,40})", re.IGNORECASE)
# Text codings that cost no more than their length; others are read as UTF-8.
_KNOWN = re.compile(
    r"utf-?8|us-ascii|utf-?16(?:le|be)?|iso-?8859-\d{1,2}|latin-?1|(?:windows|cp)-?125\d|shift_jis|euc-jp|gb2312|gbk|big5", re.IGNORECASE
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def body_of(raw: bytes, content_type: str, level: Level, cut: bool = False) -> Body:
    """The body of an answer to a request of this level."""
    found = _CHARSET.search(content_type)
    return (_again if len(raw) <= _SHORT else _body)(raw, found[1] if found else "", LONGEST_TEXT[level], cut)


def _body(raw: bytes, charset: str, longest: int, cut: bool) -> Body:
    digest = hashlib.sha256(raw).hexdigest()
    if _binary(raw, charset):
        return Body(size=len(raw), sha256=digest, magic=raw[:8].hex(), cut=cut)
    decoded = _decoded(raw, charset)
    text, masked = mask(decoded[:longest])
    return Body(text=text, size=len(raw), sha256=digest, cut=cut, lines=decoded.count("\n") + bool(decoded), masked=masked)


# Most paths that are asked for do not exist, and most servers have one page for that.
_again = lru_cache(maxsize=128)(_body)


def _binary(raw: bytes, charset: str) -> bool:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or charset.lower().startswith("utf-16"):
        return False
    return len(_CONTROL.findall(raw[:1024])) * 50 > len(raw[:1024])


def _decoded(raw: bytes, charset: str) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        charset = "utf-16"
    if not _KNOWN.fullmatch(charset):
        declared = _CHARSET.search(raw[:1024].decode("ascii", "replace"))
        charset = declared[1] if declared and _KNOWN.fullmatch(declared[1]) else "utf-8"
    try:
        return raw.decode(charset, "replace").removeprefix("\ufeff")
    except LookupError:
        return raw.decode("utf-8", "replace")
