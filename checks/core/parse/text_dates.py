"""Days and years that a text tells its readers: as articles are dated, and what its makers claim copyright for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

_LONGEST = 1_000_000
_MONTHS = (
    ("januari", "january", "jan"), ("februari", "february", "pebruari", "feb"), ("maret", "march", "mar"), ("april", "apr"), ("mei", "may"),
    ("juni", "june", "jun"), ("juli", "july", "jul"), ("agustus", "august", "agt", "agu", "aug"), ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"), ("november", "nopember", "nov", "nop"), ("desember", "december", "des", "dec"),
)  # fmt: skip
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMES = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_FORMS = (
    re.compile(r"(?<![\d.\-/])(?P<year>(?:19|20)\d\d)[\-/](?P<month>\d{1,2})[\-/](?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<![\d.\-/])(?P<day>\d{1,2})[\-/](?P<month>\d{1,2})[\-/](?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ \-]{{1,2}}(?P<name>{_NAMES})[.,]?[ \-]{{1,2}}(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE),
    re.compile(rf"(?<!\w)(?P<name>{_NAMES})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE),
)  # fmt: skip
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|hak cipta|copyright)[^\d<>\n]{0,40}(?P<first>(?:19|20)\d\d)(?!\d)(?:\s{0,3}[\-–—/]\s{0,3}(?P<last>(?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)


def text_dates(text: str) -> Iterator[dt.date]:
    """Every day that the text names, in digits or in words of Indonesian and English; of two ways to read one, the day before the month.

    >>> sorted(map(str, text_dates("Terbit 12 Januari 2019, diperbarui 2019-03-05; 31/12/2018; May 2, 2017")))
    ['2017-05-02', '2018-12-31', '2019-01-12', '2019-03-05']
    """
    for form in _FORMS:
        for match in form.finditer(text[:_LONGEST]):
            parts = match.groupdict()
            month = _MONTH_OF[parts["name"].lower()] if "name" in parts else int(parts["month"])
            for numbers in ((month, int(parts["day"])), (int(parts["day"]), month)):
                if "name" not in parts or numbers[0] == month:
                    try:
                        yield dt.date(int(parts["year"]), *numbers)
                    except ValueError:
                        continue
                    break


def copyright_year(text: str) -> int | None:
    """The last year of all for which the text claims copyright.

    >>> copyright_year("© 2009-2014 Dinas; Hak Cipta © 2012"), copyright_year("2014")
    (2014, None)
    """
    return max((int(match["last"] or match["first"]) for match in _COPYRIGHT.finditer(text[:_LONGEST])), default=None)
