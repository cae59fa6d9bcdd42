"""Dates, times, quantities and plural forms as each language writes them, by the CLDR (Babel).

What servers say is in no range: a date at the end of the calendar, a number without end. Everything here writes the nearest that can be written.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from babel import Locale

# International English: the day before the month, twenty-four hours.
# Where settings name no other.
ZONE = "Asia/Jakarta"
_LOCALES = {"id": "id_ID", "en": "en_GB"}
_UNITS = ("byte", "kilobyte", "megabyte", "gigabyte", "terabyte")
# More than any count, size or duration of ours, and exact as a float.
_MOST = 10**15


# Babel is imported where something is written: a check that prints JSON does not wait for it.
@cache
def _locale(lang: str) -> Locale:
    from babel import Locale

    return Locale.parse(_LOCALES[lang])


@lru_cache(maxsize=4096)
def day(date: dt.date, lang: str) -> str:
    """``3 Februari 2027``; pass a moment through `local` first."""
    from babel.dates import format_date

    return format_date(date, "long", locale=_locale(lang))


def month(date: dt.date, lang: str) -> str:
    """``Februari 2027``."""
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", date, locale=_locale(lang))


def local(at: dt.datetime, zone: str) -> dt.datetime:
    """The moment on the clocks of an IANA zone; ``ZoneInfoNotFoundError`` when there is no such zone.

    Where the calendar has no such day in the zone it stays as it was: RFC 5280 section 4.1.2.5 writes "no end" as 9999-12-31 23:59:59 UTC.
    """
    try:
        return at.astimezone(ZoneInfo(zone))
    except OverflowError:
        return at


def later(date: dt.date, days: int) -> dt.date:
    """The day so many ``days`` (0 or more) on, the last of the calendar where there is none."""
    return date + dt.timedelta(days=min(days, (dt.date.max - date).days))


def moment(at: dt.datetime, zone: str, lang: str) -> str:
    """``21 November 2026 pukul 19.00 WIB``, ``21 November 2026, 19:00 WIB``."""
    from babel.dates import format_time

    here = local(at, zone)
    return _on(here, format_time(here.time(), "short", locale=_locale(lang)), lang)


def span(start: dt.datetime, end: dt.datetime, zone: str, lang: str) -> str:
    """``21 November 2026 pukul 19.00–19.03 WIB``; one moment when it lasted less than that, two in full over several days."""
    from babel.dates import format_interval

    one, other = local(start, zone), local(end, zone)
    if moment(start, zone, lang) == moment(end, zone, lang):
        return moment(start, zone, lang)
    if one.date() != other.date():
        return f"{moment(start, zone, lang)} – {moment(end, zone, lang)}"
    return _on(other, format_interval(one.time(), other.time(), "Hm", locale=_locale(lang)), lang)


def _on(here: dt.datetime, clock: str, lang: str) -> str:
    # The zone's own short name: the CLDR has WIB, WITA and WIT in Bahasa Indonesia only.
    return f"{day(here.date(), lang)}{' pukul ' if lang == 'id' else ', '}{clock} {here.tzname()}"


@lru_cache(maxsize=4096)
def format_number(value: float, lang: str, places: int = 0) -> str:
    """``1.234,5`` in Bahasa Indonesia, ``1,234.5`` in English."""
    from babel.numbers import format_decimal

    return format_decimal(bounded(value), _pattern(places), locale=_locale(lang))


def size(count: float, lang: str) -> str:
    """A number of bytes in decimal units (1 kB = 1,000 bytes)."""
    value, unit = float(bounded(count)), 0
    while value >= 999.95 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return _measured(value, f"digital-{_UNITS[unit]}", "short", 1 if unit else 0, lang)


def percent(share: float, lang: str) -> str:
    """A share of 1 in whole percent, rounded down: 100% is said only of everything."""
    from babel.numbers import format_percent

    return format_percent(int(bounded(share) * 100 + 1e-9) / 100, locale=_locale(lang))


def seconds(value: float, lang: str) -> str:
    """A duration in words a reader can compare: seconds up to two minutes, then whole minutes."""
    amount = bounded(value)
    if amount < 120:
        return _measured(amount, "duration-second", "long", 1, lang)
    return _measured(round(amount / 60), "duration-minute", "long", 0, lang)


def plural(n: float, lang: str) -> str:
    """The CLDR's plural category of a number: ``one`` or ``other`` in English, always ``other`` in Bahasa Indonesia."""
    return _locale(lang).plural_form(bounded(n))


def categories(lang: str) -> frozenset[str]:
    """All that `plural` can say."""
    return frozenset(_locale(lang).plural_form.tags | {"other"})


def _measured(value: float, unit: str, length: Literal["short", "long"], places: int, lang: str) -> str:
    from babel.units import format_unit

    return format_unit(value, unit, length, _pattern(places), locale=_locale(lang))


def bounded(value: float) -> float:
    """The nearest number that can be written; 0 for what is none (NaN)."""
    return max(-_MOST, min(value, _MOST)) if value == value else 0


def _pattern(places: int) -> str:
    return f"#,##0.{'0' * places}" if places else "#,##0"
