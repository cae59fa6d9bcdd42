"""What is written of dates and numbers that are in no range."""

from __future__ import annotations

import datetime as dt

import pytest

from checks.core.model.text import LANGUAGES
from reports.words import format
from tests.each import each

# RFC 5280 section 4.1.2.5: a certificate without a well-defined end has 99991231235959Z.
NO_END = dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)
FIRST = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


def test_no_end_is_told_as_the_certificate_has_it() -> None:
    assert format.moment(NO_END, "Asia/Jakarta", "id") == "31 Desember 9999 pukul 23.59 UTC"
    assert format.local(NO_END, "Asia/Jayapura").date() == dt.date.max


def test_the_first_moment_of_the_calendar_stays_in_it() -> None:
    assert format.moment(FIRST, "America/New_York", "en") == "1 January 1, 00:00 UTC"
    assert format.span(FIRST, NO_END, "America/New_York", "en").startswith("1 January 1, 00:00 UTC – 31 December 9999, 18:59")


@pytest.mark.parametrize(
    ("date", "days", "expected"),
    [
        (dt.date(2026, 11, 21), 90, dt.date(2027, 2, 19)),
        (dt.date(9999, 12, 30), 1, dt.date.max),
        (dt.date(9999, 12, 30), 2, dt.date.max),
        (dt.date(2026, 11, 21), 10**40, dt.date.max),
    ],
)
def test_a_deadline_is_a_day_of_the_calendar(date: dt.date, days: int, expected: dt.date) -> None:
    assert format.later(date, days) == expected


@each(
    "value",
    [float("inf"), float("-inf"), float("nan"), 1e308, -1e308, 2**64, 10**400, -(10**400), 10**5000],
    ids=lambda value: type(value).__name__,
)
@each("lang", LANGUAGES)
def test_every_amount_is_written_in_a_line(value: float, lang: str) -> None:
    for expected in (format.format_number(value, lang), format.percent(value, lang), format.size(value, lang), format.seconds(value, lang)):
        assert 0 < len(expected) < 60
    assert format.plural(value, lang) in format.categories(lang)


def test_what_is_in_range_is_left_as_it_was() -> None:
    assert format.format_number(1234.5, "id", 1) == "1.234,5"
    assert format.size(15_300, "en") == "15.3 kB"
    assert format.seconds(1.4, "id") == "1,4 detik"
