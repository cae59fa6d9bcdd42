"""The words of the reports themselves, each in both languages. The words of checks come from the checks."""

from __future__ import annotations

import msgspec

from checks import Text
from checks.core.text import LANGUAGES, Fact
from reports.notation import number
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
    strategy,
    summary,
    tasks,
    terminal,
    tls,
    triage,
)


class Noun(msgspec.Struct, frozen=True):
    """A thing that is counted: Bahasa Indonesia has one form, English two."""

    id: str
    one: str
    many: str


NOUNS = {
    "action": Noun("tindakan", "action", "actions"),
    "asset": Noun("aset", "asset", "assets"),
    "check": Noun("pemeriksaan", "check", "checks"),
    "day": Noun("hari", "day", "days"),
    "department": Noun("OPD", "department", "departments"),
    "finding": Noun("temuan", "finding", "findings"),
    "more": Noun("lainnya", "more", "more"),
    "question": Noun("pertanyaan", "question", "questions"),
    "request": Noun("permintaan", "request", "requests"),
    "sign": Noun("tanda", "sign", "signs"),
}

WORDS: dict[str, Text] = (
    cover.WORDS
    | summary.WORDS
    | details.WORDS
    | endpoints.WORDS
    | method.WORDS
    | outcomes.WORDS
    | overview.WORDS
    | terminal.WORDS
    | tls.WORDS
    | observatory.WORDS
    | tasks.WORDS
    | incident.WORDS
    | strategy.WORDS
    | follow_up.WORDS
    | triage.WORDS
)


def counted(n: int, noun: str) -> Text:
    """``3 temuan``, ``3 findings``; ``KeyError`` for a noun that is not in `NOUNS`."""
    forms = NOUNS[noun]
    return Text(id=f"{number(n, 'id')} {forms.id}", en=f"{number(n, 'en')} {forms.one if n == 1 else forms.many}")


def fill(text: Text, /, **parts: Text | Fact) -> Text:
    """The text with parts put in, each in its own language where it has one."""
    spoken = ({k: v[lang] if isinstance(v, Text) else v for k, v in parts.items()} for lang in LANGUAGES)
    indonesian, english = spoken
    return Text(id=text.fill(indonesian).id, en=text.fill(english).en)
