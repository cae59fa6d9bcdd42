"""Personal data in text: identity and tax numbers, mobile numbers, mail addresses."""

from __future__ import annotations

import re

from checks.core.redact.identity_numbers import digits, has_numbers, is_example, without_numbers

# Without its punctuation a tax number is any 15 or 16 digits, so its name must stand before it.
_NPWP = re.compile(r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)|(?<=npwp)(?P<between>[^\d\n]{0,40})\d{15,16}(?!\d)", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+62|(?<![\d.])(?:62|0))[ .\-]?8\d{1,3}(?:[ .\-]?\d{3,4}){2}(?!\d)")
_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@(?:[A-Za-z0-9\-]{1,63}\.)+[A-Za-z]{2,24}\b")


def without_personal(text: str, mask: str, count: dict[str, int]) -> str:
    """The text with ``mask`` in place of each value; adds to ``count`` how many of each sort there were.

    ``nik`` and ``npwp`` are different numbers that a reader sees and that are no examples; ``number`` is what was taken out besides.
    """
    taxes: set[str] = set()

    def tax(match: re.Match[str]) -> str:
        number = match[0][len(match["between"] or "") :]
        if is_example(match):
            count["number"] = count.get("number", 0) + 1
        else:
            taxes.add(digits(number))
        return (match["between"] or "") + mask

    def replacement(sort: str) -> str:
        count[sort] = count.get(sort, 0) + 1
        return mask

    if has_numbers(text):
        text = _NPWP.sub(tax, text)
        text, identity, other = without_numbers(text, mask)
        for sort, number in (("npwp", len(taxes)), ("nik", identity), ("number", other)):
            count[sort] = count.get(sort, 0) + number
        text = _PHONE.sub(lambda _: replacement("phone"), text)
    return _EMAIL.sub(lambda _: replacement("email"), text) if "@" in text else text
