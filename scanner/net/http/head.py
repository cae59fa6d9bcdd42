"""The head of an answer in HTTP/1 as browsers read it: what RFC 9112 leaves to them, and what servers get wrong, as Chromium takes it.

`tests/scanner/net/http/test_head.py` has each case with what Chromium and curl make of the same bytes.
"""

from __future__ import annotations

import re

import msgspec

from scanner.net.trouble import Malformed

Field = tuple[bytes, bytes]

# An empty line. A line may end in LF alone (RFC 9112 section 2.2).
END = re.compile(rb"\n\r?\n")
# So many stray bytes may stand before a status line: what is left over of the answer before, an empty line mostly.
STRAY = 4
_START = re.compile(rb"[\s\S]{0,%d}?(http)(?:/(\d)[^. \r\n]*\.(\d))?[^ \r\n]*(?: *(\d*)([^\r\n]*))?" % STRAY, re.IGNORECASE)
_LINE_END = re.compile(rb"[\r\n]+")
_BLANK = (b" ", b"\t")
# A line as it should be, of which there are mostly no others.
_LINE = re.compile(rb"^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):([^\r\n]*)\r$", re.MULTILINE)
# RFC 9110 section 5.6.2.
_TOKEN = b"!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


class Head(msgspec.Struct, frozen=True):
    """``fields`` in order, names as sent; ``version`` is 1.1 or 1.0."""

    status: int
    reason: bytes
    version: str
    fields: list[Field]


def begins(data: bytes) -> bool:
    """Whether these first bytes of an answer can be those of a head; what cannot is no HTTP, or of a version before headers were invented."""
    if data.startswith(b"HTTP"):
        return True
    word = data[: STRAY + 4].lower()
    return b"http" in word or (len(word) < STRAY + 4 and any(b"http".startswith(word[at:]) for at in range(min(len(word), STRAY) + 1)))


def head(data: bytes) -> Head:
    """Read a head, from the first byte of the answer to the empty line. `Malformed` when browsers refuse it, too."""
    start = _START.match(data)
    if start is None:
        raise Malformed("no status line")
    if b"\0" in data:
        raise Malformed("NUL in a header")
    _, major, minor, digits, reason = start.groups()
    # A status line without a number stands for success.
    status = int(digits[:4]) if digits else 200
    if not 100 <= status <= 999:
        raise Malformed(f"status {status}")
    version = "1.1" if major and (major, minor) >= (b"1", b"1") else "1.0"
    lines = data[start.end() :]
    plain = _LINE.findall(lines)
    # The status line has its end in it, too, and so has the empty line.
    fields = [(name, value.strip(b" \t")) for name, value in plain] if len(plain) + 2 == lines.count(b"\n") else _fields(lines)
    return Head(status, (reason or b"").strip(b" \t"), version, fields)


def _fields(lines: bytes) -> list[Field]:
    """Lines without a colon, without a name and with a name that is none are passed over, as are lines that continue those (RFC 9112 section 5.2)."""
    fields: list[Field] = []
    # Whether a line that begins with white space continues one, and whether that one is a field.
    continues = valid = False
    for line in _LINE_END.split(lines):
        if line.startswith(_BLANK):
            if continues and valid:
                name, value = fields[-1]
                fields[-1] = (name, value + b" " + line.strip(b" \t"))
            continue
        name, colon, value = line.partition(b":")
        continues = bool(colon and name)
        name = name.rstrip(b" \t")
        valid = continues and not name.translate(None, _TOKEN)
        if valid:
            fields.append((name, value.strip(b" \t")))
    return fields
