"""Packs of words: what is spelling to advertise one subject in one language, and what is spelling against it. Data, in `checks/compromise/words/`."""

from __future__ import annotations

import enum
import re
from functools import cache
from importlib import resources

import msgspec


class Subject(enum.StrEnum):
    """What is advertised; ``OTHER`` is what no pack of words tells."""

    GAMBLING = "gambling"
    MEDICINES = "medicines"
    ESSAYS = "essays"
    LOANS = "loans"
    ADULT = "adult"
    COUNTERFEITS = "counterfeits"
    OTHER = "other"


class WordPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``strong`` phrases are spelling by nobody who does not advertise or speak of those who do; ``topics`` name the matter, ``weak`` words count only beside
    others, ``against`` are those of whoever reports, studies, warns or forbids. ``hosts`` are patterns of parts of host names, ``innocent_hosts``
    of names that have the same letters and another meaning."""

    subject: Subject
    language: str
    strong: tuple[str, ...]
    topics: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    innocent_hosts: tuple[str, ...] = ()


@cache
def word_packs() -> tuple[WordPack, ...]:
    """All there are, by the names of their files."""
    files = sorted(resources.files("checks.compromise").joinpath("words").iterdir(), key=lambda file: file.name)
    return tuple(msgspec.toml.decode(file.read_bytes(), type=WordPack) for file in files if file.name.endswith(".toml"))


# What a letter is written as by those who hide words from filters; none of it is another letter of the alphabet.
_AS = {
    "a": "aàáâãäå4@", "b": "b8", "c": "cçć(", "e": "eèéêë3", "g": "g9", "i": "iìíîï1!|", "l": "l1|!", "n": "nñ", "o": "oòóôõö0", "s": "s5$", "t": "t7+", "u": "uùúûü", "z": "z2",
}  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]")


def phrase_pattern(phrase: str, *, loose: bool) -> str:
    """A phrase as a pattern for RE2 over `readable_text`; where ``loose`` its letters may be digits and signs that look like them.

    Between words may stand anything that is no letter, or nothing; an asterisk at the end is any ending.
    """
    ending = "[a-z]{0,12}" if phrase.endswith("*") else ""
    letters = phrase.removesuffix("*")
    spelling = "".join(_letter(letter, loose=loose) for letter in letters)
    before, after = (r"\b" if letter.isascii() and letter.isalnum() else "" for letter in (letters[0], letters[-1]))
    return f"{before}{spelling}{ending}{after}"


def _letter(letter: str, *, loose: bool) -> str:
    if letter in " -":
        return r"[^a-z0-9<>]{0,3}" if loose else r"[ \-_]{1,2}"
    if loose and letter in _AS:
        return "[" + re.escape(_AS[letter]) + "]"
    return re.escape(letter)


def is_word(match: str) -> bool:
    """Whether what a loose pattern matched is more than a number that looks like a word.

    >>> is_word("510788"), is_word("sl0t 94cor")
    (False, True)
    """
    solid = [character for character in match if character.isalnum()]
    return 2 * len(_LETTERS.findall(match)) >= len(solid) if solid else False
