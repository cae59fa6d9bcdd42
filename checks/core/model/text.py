"""What a reader is told, in both languages, and what may be put into it."""

from __future__ import annotations

import datetime as dt
import re
import string
import unicodedata
from collections.abc import Mapping

import msgspec

LANGUAGES = ("id", "en")

LONGEST_FACT = 300
_FORMATTER = string.Formatter()
_FORMAT_CHARACTERS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

Fact = str | int | float | bool | tuple[str, ...]


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence or paragraph in Bahasa Indonesia and in English, with the same ``{placeholders}``.

    English writes a number that counts something with both forms of what is counted: ``{days:day/days}`` becomes ``1 day`` or ``3 days``.
    """

    id: str
    en: str

    def placeholders(self) -> frozenset[str]:
        """The names both languages use; ``ValueError`` when the languages differ."""
        indonesian, english = (frozenset(n for _, n, _, _ in _FORMATTER.parse(t) if n) for t in (self.id, self.en))
        if indonesian != english:
            raise ValueError(f"placeholders differ: {sorted(indonesian)} in id, {sorted(english)} in en")
        return english

    def fill(self, facts: Mapping[str, Fact]) -> Text:
        """The text with facts put in; ``KeyError`` when a fact is missing."""
        words = {name: _show(fact) for name, fact in facts.items()}
        return Text(id=self.id.format_map(words), en=self.en.format_map(words))

    def __getitem__(self, language: str) -> str:
        if language not in LANGUAGES:
            raise KeyError(language)
        return self.id if language == "id" else self.en


def utc_moment(at: dt.datetime) -> str:
    """A moment as a fact, by RFC 3339 in UTC and to the second; sentences show it as a day on the clocks of the city."""
    return f"{at.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"


class _Display(str):
    """A fact as text; its format is what is counted, in the singular and in the plural (CLDR, English: ``one`` is 1 without a fraction).

    A third form stands for 0 and the number with it: ``{days:day/days/less than a day}``.
    """

    __slots__ = ()

    def __format__(self, forms: str) -> str:
        if not forms:
            return str(self)
        one, many, *none = forms.split("/")
        return none[0] if none and self == "0" else f"{self!s} {one if self == '1' else many}"


def fact_text(fact: Fact) -> str:
    """A fact as it is read in sentences and tables: several after one another, truth as in JSON."""
    if isinstance(fact, tuple):
        return ", ".join(fact)
    return str(fact).lower() if isinstance(fact, bool) else str(fact)


def _show(fact: Fact) -> _Display:
    return _Display(fact_text(fact))


def tame(fact: Fact) -> Fact:
    """A fact without control, bidirectional or invisible characters, at most 300 characters: servers are hostile."""
    if isinstance(fact, tuple):
        return tuple(str(tame(item)) for item in fact[:50])
    if not isinstance(fact, str):
        return fact
    clean = fact[: LONGEST_FACT * 4]
    # Nearly every fact is printable, and to learn that is a hundred times faster than to look at its characters one by one.
    if not clean.isprintable():
        clean = "".join(c if unicodedata.category(c) not in _FORMAT_CHARACTERS else " " for c in clean)
    clean = re.sub(r"\s+", " ", clean).strip()
    return clean if len(clean) <= LONGEST_FACT else clean[: LONGEST_FACT - 1] + "…"
