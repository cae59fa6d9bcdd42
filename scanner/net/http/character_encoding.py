"""Bytes to text as browsers do it (HTML section 13.2.3.2, Encoding), and what was meant where that gives no sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import webencodings

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16be"), (b"\xff\xfe", "utf-16le"))
# "Prescan a byte stream to determine its encoding": as far, and what is passed over.
_PRESCAN = 1024
_META = re.compile(rb"<!--.*?(?:-->|\Z)|<meta(?=[\t\n\f\r /])(?P<meta>[^>]*)|</?[a-zA-Z][^>]*|<[!/?][^>]*", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(
    rb"(?P<name>[^\s/=\"'<>]{1,40})(?:\s{0,40}=\s{0,40}(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+)))?"
)
_CHARSET = re.compile(rb"charset\s{0,40}=\s{0,40}(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}[\"']([^\"'\x00-\x20>]{1,40})[\"']")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_SAMPLE = 4096
# Two signs of ASCII as one unit of UTF-16.
_PAIRS = re.compile("[" + "".join(f"{chr(high << 8 | 0x20)}-{chr(high << 8 | 0x7E)}" for high in range(0x20, 0x7F)) + "]{8,}")
# What a text may have been meant to be that no browser reads so.
_OTHERS = ("utf-8", "utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")


class DecodedText(NamedTuple):
    """``text`` is empty where no encoding gives sense; ``visible`` says whether it is what a browser shows."""

    text: str
    visible: bool


def decode_text(raw: bytes, charset: str = "") -> DecodedText:
    """The text of a body whose Content-Type names this charset, or none.

    >>> decode_text(b'<meta charset="utf-16"><p>Dinas', "")
    DecodedText(text='<meta charset="utf-16"><p>Dinas', visible=True)
    """
    name = _encoding(raw, charset)
    encoding = webencodings.lookup(name)
    text = _without_pairs(encoding.codec_info.decode(raw, "replace")[0].removeprefix("\ufeff"), name)
    if _makes_sense(text) or (name == "utf-8" and _is(raw, "utf-8") and not _CONTROL.search(text, 0, _SAMPLE)):
        return DecodedText(text.replace("\x00", ""), True)
    return DecodedText(next(_other_readings(raw), "").replace("\x00", ""), False)


def _encoding(raw: bytes, charset: str) -> str:
    """The name of the encoding by the order of HTML: byte order mark, Content-Type, what the page says, and where nothing does, what fits."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    if encoding := webencodings.lookup(charset):
        return str(encoding.name)
    if name := _prescan(raw[:_PRESCAN]):
        return name
    return "utf-8" if _is(raw, "utf-8") else "windows-1252"


def _prescan(raw: bytes) -> str:
    for tag in _META.finditer(raw):
        if tag["meta"] is not None and (name := _declared(tag["meta"])):
            return name
    declaration = _XML.match(raw)
    return _in_page(declaration[1]) if declaration else ""


def _declared(meta: bytes) -> str:
    attributes: dict[bytes, bytes] = {}
    for match in _ATTRIBUTE.finditer(meta):
        value = next((match[part] for part in ("double", "single", "bare") if match[part] is not None), b"")
        attributes.setdefault(match["name"].lower(), value)
    if b"charset" in attributes:
        return _in_page(attributes[b"charset"])
    if attributes.get(b"http-equiv", b"").lower() == b"content-type" and (label := _CHARSET.search(attributes.get(b"content", b""))):
        return _in_page(label[label.lastindex or 0])
    return ""


def _in_page(label: bytes) -> str:
    """What a page may say of itself: it was read as ASCII, so it is not UTF-16; x-user-defined means windows-1252."""
    encoding = webencodings.lookup(label.decode("latin-1"))
    name = str(encoding.name) if encoding else ""
    return {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}.get(name, name)


def _is(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError as error:
        # The last character may be cut off.
        return error.end == len(raw) and error.start + 4 > len(raw) and error.start > 0
    return True


def _without_pairs(text: str, name: str) -> str:
    """ASCII within UTF-16 written out: nobody reads it so, but whoever has it can turn it back."""
    # A text of nothing else is no text with something in it.
    if not name.startswith("utf-16") or not _makes_sense(text):
        return text
    return _PAIRS.sub(lambda run: run[0].encode(f"{name[:6]}-{name[6:]}").decode("ascii"), text)


def _makes_sense(text: str) -> bool:
    """Whether a text can be one: hardly any sign that no text has, and between its words blanks, tags or signs as programs write them."""
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        return False
    plain = sum(sign < "\x7f" for sign in sample) if not sample.isascii() else len(sample)
    blank = sample.count(" ") + sample.count("\n")
    return plain * 10 >= len(sample) and (blank > 0 or plain * 5 >= len(sample) * 3)


def _other_readings(raw: bytes) -> Iterator[str]:
    for name in _OTHERS:
        marked = raw.removeprefix(b"\xff\xfe\x00\x00").removeprefix(b"\x00\x00\xfe\xff").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
        if _makes_sense(marked[: 4 * _SAMPLE].decode(name, "replace")):
            yield marked.decode(name, "replace")
