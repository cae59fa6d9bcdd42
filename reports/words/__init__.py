"""The words of the reports themselves, each in both languages. The words of checks come from the checks."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks import Text
from checks.core.model.text import LANGUAGES, Fact
from reports.words import (
    cover,
    details,
    endpoints,
    follow_up,
    incident,
    method,
    observatory,
    outcomes,
    overview,
    software,
    strategy,
    summary,
    tasks,
    terminal,
    tls,
    triage,
)
from reports.words.format import day, format_number, percent, plural


class Noun(msgspec.Struct, frozen=True):
    """A thing that is counted, by the plural categories of each language (CLDR): Bahasa Indonesia has one form, English two."""

    id: dict[str, str]
    en: dict[str, str]


def _noun(id: str, one: str, many: str) -> Noun:
    return Noun(id={"other": id}, en={"one": one, "other": many})


NOUNS = {
    "action": _noun("tindakan", "action", "actions"),
    "asset": _noun("aset", "asset", "assets"),
    "certificate": _noun("sertifikat", "certificate", "certificates"),
    "day": _noun("hari", "day", "days"),
    "department": _noun("OPD", "department", "departments"),
    "false-positive": _noun("temuan yang dinyatakan keliru", "false positive", "false positives"),
    "fault": _noun("kesalahan tilik", "error of tilik", "errors of tilik"),
    "finding": _noun("temuan", "finding", "findings"),
    "more": _noun("lainnya", "more", "more"),
    "observation": _noun("jawaban", "observation", "observations"),
    "package": _noun("paket", "package", "packages"),
    "check": _noun("butir pemeriksaan", "check", "checks"),
    "risk": _noun("risiko", "risk", "risks"),
    "request": _noun("permintaan", "request", "requests"),
    "row": _noun("baris", "row", "rows"),
    "scan": _noun("pemindaian", "scan", "scans"),
    "sign": _noun("tanda", "sign", "signs"),
    "target": _noun("sasaran", "target", "targets"),
}

WORDS: dict[str, Text] = (
    cover.WORDS
    | summary.WORDS
    | details.WORDS
    | endpoints.WORDS
    | method.WORDS
    | outcomes.WORDS
    | overview.WORDS
    | software.WORDS
    | terminal.WORDS
    | tls.WORDS
    | observatory.WORDS
    | tasks.WORDS
    | incident.WORDS
    | strategy.WORDS
    | follow_up.WORDS
    | triage.WORDS
)


def quantity(n: float, noun: str) -> Text:
    """``3 temuan``, ``3 findings``, ``2,5 hari``; ``KeyError`` for a noun that is not in `NOUNS`."""
    forms, amount = NOUNS[noun], int(n) if n == int(n) else n
    places = 0 if isinstance(amount, int) else 1
    return Text(
        id=f"{format_number(amount, 'id', places)} {forms.id[plural(amount, 'id')]}",
        en=f"{format_number(amount, 'en', places)} {forms.en[plural(amount, 'en')]}",
    )


def count(n: int) -> Text:
    """A number alone, as each language writes it: ``37.500``, ``37,500``."""
    return Text(id=format_number(n, "id"), en=format_number(n, "en"))


def percentage(part: float) -> Text:
    """A share of 1 in percent, as each language writes it."""
    return Text(id=percent(part, "id"), en=percent(part, "en"))


def date_text(date: dt.date) -> Text:
    """``3 Februari 2027``, ``3 February 2027``."""
    return Text(id=day(date, "id"), en=day(date, "en"))


def fill(text: Text, /, **parts: Text | Fact) -> Text:
    """The text with parts put in, each in its own language where it has one."""
    by_language = ({k: v[lang] if isinstance(v, Text) else v for k, v in parts.items()} for lang in LANGUAGES)
    indonesian, english = by_language
    return Text(id=text.fill(indonesian).id, en=text.fill(english).en)
