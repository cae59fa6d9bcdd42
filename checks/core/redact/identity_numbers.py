"""Identity numbers (NIK) and family card numbers (KK) as a reader sees them: in whatever markup, each once, and no examples or longer numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from checks.core.redact.escapes import INVISIBLE
from checks.core.redact.references import references_to

# 6 digits of region, birth date (day + 40 for women) or date of issue, 4 digits of sequence. No province is 20: numbers that
# begin with a date of this century are something else.
_PLAUSIBLE = re.compile(r"(?!20)[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{2}\d{4}")
_BLANK = r"[ .\-\xa0\u2000-\u200a\u202f\u2010-\u2013]"
_PLAIN = re.compile(
    rf"(?<!\d)(?:\d{{6}}{_BLANK}?\d{{6}}{_BLANK}?\d{{4}}|\d{{4}}(?P<sign>{_BLANK})\d{{4}}(?P=sign)\d{{4}}(?P=sign)\d{{4}})(?!\d)"
)
# The same where digits are references to characters, or elements and signs without width stand between them.
_REFERENCE = r"&#(?:0{0,4}(?:4[89]|5[0-7])|[xX]0{0,4}3[0-9]);"
_DIGIT = rf"(?:\d|{_REFERENCE})"
_GAP = rf"(?:{INVISIBLE}){{0,4}}"
_BLANK_REFERENCE = references_to(" .-\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u2010\u2011\u2012\u2013")
_SIGN = rf"{_GAP}(?:(?:{_BLANK}|{_BLANK_REFERENCE}){_GAP})?"
_SIX, _FOUR = (f"{_DIGIT}(?:{_GAP}{_DIGIT}){{{times}}}" for times in (5, 3))
_DRESSED = rf"(?<!\d)(?>{_SIX}{_SIGN}{_SIX}{_SIGN}{_FOUR}|{_FOUR}{_SIGN}{_FOUR}{_SIGN}{_FOUR}{_SIGN}{_FOUR})(?!{_GAP}{_DIGIT})"
_PARTED = rf"(?=[&<\u00ad\u200b-\u200f\u2060\ufeff])(?:{INVISIBLE}|&#?\w{{2,24}};?){{1,4}}\d"
_PARTS = re.compile(rf"\d{_PARTED}")
_REFERENCE_RUN = re.compile(rf"&#[xX0-9]{{2,8}};(?:{_REFERENCE}|\d){{2}}")
# Every number has nine digits or more, or its digits in parts; a search for that is so much faster than the patterns that most pages cost nothing.
_HINT = re.compile(rf"\d(?:(?:[ .\-\xa0\u2000-\u2013]?\d){{8}}|{_PARTED})")
_REFERENCES = re.compile(r"&#(?:0{0,4}(?P<decimal>\d\d)|[xX]0{0,4}3(?P<hexadecimal>\d));")
_NOT_DIGIT = re.compile(rf"(?:{INVISIBLE})|{_BLANK_REFERENCE}|\D")
# A number that goes on behind a sign, or is joined to letters, is another one.
_LONGER_BEFORE = re.compile(
    r"\d[.\-/]\Z|(?<![A-Za-z])(?!(?:nik|no|kk|ktp|id|nokk|noktp|u[0-9a-f]{4})\Z)[A-Za-z]{1,12}[\-/]?\Z", re.IGNORECASE
)
_LONGER_BEHIND = re.compile(r"[.\-/]?\d|[A-Za-z]")
# Of two that a stroke joins each is one, as in "NIK/KK".
_PAIR_BEFORE, _PAIR_BEHIND = re.compile(r"(?<!\d)\d{16}/\Z"), re.compile(r"/\d{16}(?![\d/])")
# What shows how a number is to be written.
_ATTRIBUTE = re.compile(
    r"[\s\"'](?:placeholder|pattern|title|aria-[a-z]{1,20}|data-(?:placeholder|mask|inputmask|pattern|format|example|title|original-title))\s{0,5}=\s{0,5}(?:\"[^\"]*|'[^']*|[^\s\"'>]*)\Z",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"\b(?:contoh|misal(?:nya|kan)?|format|example|e\.g\.|sample|dummy|placeholder)\b[^.\n<>]{0,30}(?:</?[a-z]{1,6}>[\s:]{0,5})?\Z",
    re.IGNORECASE,
)
_BEFORE, _TAG = 60, 400
# A date of an office's files, year first or last, where nobody's identity number has one. Its places, and the year's within it.
_YEAR_FIRST = re.compile(r"(?:19[5-9]\d|20[0-3]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_YEAR_LAST = re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20[1-3]\d")
_MOST_PLACES = 9
# The last four digits number who was registered of one district and one day; more of them in one page are numbers in a row.
_MOST_OF_ONE_DAY = 3


class Numbers(NamedTuple):
    """The text without them; how many different ones a reader sees, and how many were taken out that are none for sure."""

    text: str
    identity: int
    other: int


def without_numbers(text: str, mask: str) -> Numbers:
    """``mask`` in place of every number that reads as an identity number, whoever sees it."""
    visible: Counter[str] = Counter()
    masked = 0

    def new(match: re.Match[str]) -> str:
        nonlocal masked
        number = digits(match[0])
        if not _PLAUSIBLE.fullmatch(number):
            return match[0]
        masked += 1
        if not is_example(match) and not _is_part(match):
            visible[number] += 1
        return mask

    text = _PLAIN.sub(new, text)
    if _PARTS.search(text) or _has_references(text):
        text = _dressed().sub(new, text)
    identity = len(_without_rows(visible))
    return Numbers(text, identity, masked - visible.total() + len(visible) - identity)


@cache
def _dressed() -> re.Pattern[str]:
    """Compiled when a text needs it: it takes longer than all other patterns of masking together, and few texts do."""
    return re.compile(_DRESSED)


def has_numbers(text: str) -> bool:
    """Whether a text may have a number of nine digits or more."""
    return _HINT.search(text) is not None or _has_references(text)


def _has_references(text: str) -> bool:
    return "&#" in text and _REFERENCE_RUN.search(text) is not None


def digits(number: str) -> str:
    """The digits of a number without what stands between them, in ASCII."""
    plain = _REFERENCES.sub(lambda match: chr(int(match["decimal"])) if match["decimal"] else match["hexadecimal"], number)
    return "".join(str(int(digit)) for digit in _NOT_DIGIT.sub("", plain))


def is_example(match: re.Match[str]) -> bool:
    """Whether a number shows how one is to be written: in a placeholder, or behind "contoh"."""
    text, start = match.string, match.start()
    if _EXAMPLE.search(text, max(0, start - _BEFORE), start):
        return True
    tag = text.rfind("<", max(0, start - _TAG), start)
    return tag >= 0 and text.find(">", tag, start) < 0 and _ATTRIBUTE.search(text, tag, start) is not None


def _is_part(match: re.Match[str]) -> bool:
    text = match.string
    start, end = match.span()
    before = _LONGER_BEFORE.search(text, max(0, start - 14), start) and not _PAIR_BEFORE.search(text, max(0, start - 18), start)
    behind = _LONGER_BEHIND.match(text, end) and not _PAIR_BEHIND.match(text, end)
    return bool(before or behind)


def _without_rows(numbers: Iterable[str]) -> list[str]:
    """The numbers without those in a row, unless most of them have a date at one place, as numbers of files and requests do: those are none."""
    different = list(numbers)
    for place in range(_MOST_PLACES):
        dated = [one for one in different if _YEAR_FIRST.match(one, place) or (place == 6 and _YEAR_LAST.match(one, place))]
        if len(dated) * 5 > len(different) * 3:
            return [one for one in different if one not in set(dated)]
    days = Counter(one[:-4] for one in different)
    return [one for one in different if days[one[:-4]] <= _MOST_OF_ONE_DAY]
