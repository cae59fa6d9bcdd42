"""Dates, times and quantities as each language writes them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

_MONTHS = {
    "id": ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"],
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
}
_UNITS = ("B", "kB", "MB", "GB", "TB")


def day(date: dt.date, lang: str) -> str:
    """``3 Februari 2027``; pass a moment through `local` first."""
    return f"{date.day} {_MONTHS[lang][date.month - 1]} {date.year}"


def month(date: dt.date, lang: str) -> str:
    """``Februari 2027``."""
    return f"{_MONTHS[lang][date.month - 1]} {date.year}"


def local(at: dt.datetime, zone: str) -> dt.datetime:
    """The moment on the clocks of an IANA zone; ``ZoneInfoNotFoundError`` when there is no such zone."""
    return at.astimezone(ZoneInfo(zone))


def moment(at: dt.datetime, zone: str, lang: str) -> str:
    """``21 November 2026 pukul 19.00 WIB``, ``21 November 2026, 19:00 WIB``."""
    here = local(at, zone)
    clock = f"pukul {here:%H.%M}" if lang == "id" else f"{here:%H:%M}"
    return f"{day(here, lang)}{' ' if lang == 'id' else ', '}{clock} {here.tzname()}"


def span(start: dt.datetime, end: dt.datetime, zone: str, lang: str) -> str:
    """``21 November 2026 pukul 19.00–19.03 WIB``; one moment when it lasted less than that, two in full over several days."""
    one, other = local(start, zone), local(end, zone)
    if moment(start, zone, lang) == moment(end, zone, lang):
        return moment(start, zone, lang)
    if one.date() != other.date():
        return f"{moment(start, zone, lang)} – {moment(end, zone, lang)}"
    clocks = f"pukul {one:%H.%M}–{other:%H.%M}" if lang == "id" else f"{one:%H:%M}–{other:%H:%M}"
    return f"{day(one, lang)}{' ' if lang == 'id' else ', '}{clocks} {other.tzname()}"


def number(value: float, lang: str, places: int = 0) -> str:
    """``1.234,5`` in Bahasa Indonesia, ``1,234.5`` in English."""
    english = f"{value:,.{places}f}"
    return english.translate(str.maketrans(",.", ".,")) if lang == "id" else english


def size(count: int, lang: str) -> str:
    """A number of bytes in decimal units (1 kB = 1,000 bytes)."""
    value, unit = float(count), 0
    while value >= 999.95 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{number(value, lang, 1 if unit else 0)} {_UNITS[unit]}"


def percent(share: float, lang: str) -> str:
    """A share of 1 in whole percent, rounded down: 100% is said only of everything."""
    return f"{number(int(share * 100 + 1e-9), lang)}%"


def seconds(value: float, lang: str) -> str:
    """A duration in words a reader can compare: seconds up to two minutes, then whole minutes."""
    if value < 120:
        return f"{number(value, lang, 1)} {'detik' if lang == 'id' else 's'}"
    return f"{number(round(value / 60), lang)} {'menit' if lang == 'id' else 'min'}"
