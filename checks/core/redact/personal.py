"""Personal data in text: identity and tax numbers, mobile numbers, mail addresses."""

from __future__ import annotations

import re

# NIK and KK: 6 digits of region, birth date (day + 40 for women) or date of issue, 4 digits of sequence. No province is 20: numbers that
# begin with a date of this century are something else.
_PLAUSIBLE = re.compile(r"(?!20)[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{2}\d{4}")
_SIXTEEN = re.compile(r"(?<!\d)(?:\d{6}[ .\-]?\d{6}[ .\-]?\d{4}|\d{4}([ .\-])\d{4}\1\d{4}\1\d{4})(?!\d)")
# Without its punctuation a tax number is any 15 or 16 digits, so its name must stand before it.
_NPWP = re.compile(r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)|(?<=npwp)(?P<between>[^\d\n]{0,40})\d{15,16}(?!\d)", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+62|(?<![\d.])(?:62|0))[ .\-]?8\d{1,3}(?:[ .\-]?\d{3,4}){2}(?!\d)")
_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@(?:[A-Za-z0-9\-]{1,63}\.)+[A-Za-z]{2,24}\b")
# Every number above has nine digits or more; a search for that is so much faster than the patterns that most pages cost nothing.
_DIGITS = re.compile(r"\d(?:[ .\-]?\d){8}")


def _identity(match: re.Match[str], mask: str) -> str:
    return mask if _PLAUSIBLE.fullmatch(re.sub(r"\D", "", match[0])) else match[0]


def without_personal(text: str, mask: str, count: dict[str, int]) -> str:
    """The text with ``mask`` in place of each value; adds to ``count`` how many of each sort there were."""

    def replacement(sort: str, match: re.Match[str], new: str) -> str:
        count[sort] = count.get(sort, 0) + (new != match[0])
        return new

    if _DIGITS.search(text):
        text = _NPWP.sub(lambda m: replacement("npwp", m, (m["between"] or "") + mask), text)
        text = _SIXTEEN.sub(lambda m: replacement("nik", m, _identity(m, mask)), text)
        text = _PHONE.sub(lambda m: replacement("phone", m, mask), text)
    return _EMAIL.sub(lambda m: replacement("email", m, mask), text) if "@" in text else text
