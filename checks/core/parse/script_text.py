"""What a script has hidden from readers: strings that it decodes before it writes, loads or runs them. Read, never run, and only so deep."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

import msgspec

# Layers of one encoding in another, pieces that are decoded, characters of all of them, and of one script that are read: as many as are loaded of it.
_DEEPEST, _MOST_PIECES, _MOST_CHARACTERS, _MOST_READ = 6, 200, 400_000, 524_288
# One that is not closed ends with its line, or with the script, so that nothing is read twice.
_LITERAL = re.compile(
    r"\"((?:[^\"\\\n]|\\(?:.|\Z))*+)(?:\"|(?=\n)|\Z)|'((?:[^'\\\n]|\\(?:.|\Z))*+)(?:'|(?=\n)|\Z)|`((?:[^`\\]|\\(?:.|\Z))*+)(?:`|\Z)",
    re.DOTALL,
)
_BASE64 = re.compile(r"[A-Za-z0-9+/\-_]{12,60000}={0,2}")
_ESCAPES = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|(.))", re.DOTALL)
_NUMBERS = re.compile(r"(?:(?:0x[0-9a-fA-F]{1,4}|\d{1,5})\s{0,3},\s{0,3}){7,20000}(?:0x[0-9a-fA-F]{1,4}|\d{1,5})")
_SHIFT = re.compile(r"[\])]\s{0,3}([\-+^])\s{0,3}(\d{1,3})\b")
_PACKED = re.compile(
    r"\}\s{0,3}\(\s{0,3}'((?:[^'\\]|\\.){1,100000})'\s{0,3},\s{0,3}(\d{1,2})\s{0,3},\s{0,3}(\d{1,5})\s{0,3},\s{0,3}'([^']{0,100000})'\.split\('\|'\)",
    re.DOTALL,
)
_WORD = re.compile(r"\b\w{1,6}\b")
_SIMPLE = {"n": "\n", "t": "\t", "r": "", "b": "", "f": "", "v": "", "0": ""}
_DECODES = ("atob", "base64", "unescape", "decodeuri", "fromcharcode", "fromcodepoint", "\\x", "\\u00", "reverse", "split('|')")
_PLAIN_SHARE = 0.9


class ScriptText(msgspec.Struct, frozen=True):
    """``literals`` are the strings of a script as its engine reads them, ``hidden`` what decoding gives besides; ``whole`` is false where there was more."""

    literals: str
    hidden: str
    whole: bool


@lru_cache(maxsize=128)
def script_text(code: str) -> ScriptText:
    """What the strings of a script say."""
    literals = [_unescape(literal) for literal in _literals(code)]
    reader = _Reader()
    if any(word in code.lower() for word in _DECODES):
        reader.read(code[:_MOST_READ], literals, 0)
    return ScriptText("\n".join(literals)[:_MOST_CHARACTERS], "\n".join(reader.pieces), reader.whole and len(code) <= _MOST_READ)


def _literals(code: str) -> Iterator[str]:
    for match in _LITERAL.finditer(code[:_MOST_READ]):
        yield match[1] or match[2] or match[3] or ""


class _Reader:
    def __init__(self) -> None:
        self.pieces = list[str]()
        self.whole = True
        self._length = 0
        self._texts: set[str] = set()

    def read(self, code: str, literals: list[str], depth: int) -> None:
        """Decode what the strings of this code are, and what is in that."""
        if depth >= _DEEPEST:
            self.whole = False
            return
        for text in _decoded(code, literals):
            if text in self._texts or not _is_text(text):
                continue
            if len(self.pieces) >= _MOST_PIECES or self._length + len(text) > _MOST_CHARACTERS:
                self.whole = False
                return
            self._texts.add(text)
            self.pieces.append(text)
            self._length += len(text)
            self.read(text, [_unescape(literal) for literal in _literals(text)] or [text], depth + 1)


def _decoded(code: str, literals: list[str]) -> Iterator[str]:
    """Whatever any of the ways to hide a text gives; what gives none is not yielded."""
    low = code.lower()
    encoded = [literal for literal in literals if _BASE64.fullmatch(literal)]
    yield from (text for literal in encoded if (text := _base64(literal)))
    if 1 < len(encoded) <= 50 and (text := _base64("".join(encoded))):
        yield text
    yield from (unquote(literal, errors="replace") for literal in literals if literal.count("%") > 7)
    yield from (literal for literal, raw in zip(literals, _literals(code), strict=False) if raw.count("\\x") + raw.count("\\u00") > 7)
    if "reverse" in low:
        yield from (literal[::-1] for literal in literals if len(literal) > 15)
    if "fromcharcode" in low or "fromcodepoint" in low:
        for numbers in _NUMBERS.findall(code):
            yield from _characters([_number(text) for text in numbers.split(",")], _SHIFT.findall(code)[:5])
    yield from (_packer_source(match) for match in _PACKED.finditer(code))


def _number(text: str) -> int:
    return int(text, 16) if "x" in text else int(text)


def _base64(literal: str) -> str:
    plain = literal.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4)).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""


def _characters(numbers: list[int], shifts: list[tuple[str, str]]) -> Iterator[str]:
    yield "".join(chr(number) for number in numbers if 0 <= number < 0xD800)
    for sign, by in shifts:
        moved = [number ^ int(by) if sign == "^" else number - int(by) if sign == "-" else number + int(by) for number in numbers]
        yield "".join(chr(number) for number in moved if 0 <= number < 0xD800)


def _packer_source(match: re.Match[str]) -> str:
    """What Dean Edwards's packer was given: words by their number in a base."""
    body, base, words = _unescape(match[1]), int(match[2]), match[4].split("|")
    if not 2 <= base <= 62:
        return ""
    names = {_in_base(number, base): word for number, word in enumerate(words[:5000]) if word}
    return _WORD.sub(lambda name: names.get(name[0], name[0]), body)


def _in_base(number: int, base: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    text = digits[number % base]
    while number >= base:
        number //= base
        text = digits[number % base] + text
    return text


def _unescape(literal: str) -> str:
    return _ESCAPES.sub(_character, literal) if "\\" in literal else literal


def _character(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits:
        number = int(digits, 16)
        return chr(number) if number < 0xD800 else ""
    return _SIMPLE.get(match[4], match[4])


def _is_text(text: str) -> bool:
    """Whether it is something that is read, and no picture, font or number."""
    if len(text) < 6:
        return False
    sample = text[:2000]
    return sum(character.isprintable() or character in "\n\t" for character in sample) >= _PLAIN_SHARE * len(sample)
