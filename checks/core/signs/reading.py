"""What a text says of each subject: one search for all phrases of all packs, and what stands against them close by."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from checks.core.parse.linear_search import LinearSearch
from checks.core.signs.pack import Subject, is_word, phrase_pattern, word_packs

# Bytes of a text that are read, phrases that are counted in it, and how far away one word against them may stand, and two.
_MOST, _MOST_PHRASES, _CLOSE, _NEAR = 300_000, 400, 80, 220
# Where one part of a page ends and another begins, which is about something else.
_PARTS, _APART = re.compile(r"(?:\n ?){5,}"), "\n" + " " * 160
_STRONG, _TOPIC, _WEAK = 2.0, 1.0, 0.25
# Of weak words, and of phrases that are said again, so many count.
_MOST_WEAK, _MOST_AGAIN = 8, 4


class SubjectReading(msgspec.Struct, frozen=True):
    """What a text says of one subject where nothing stands against it.

    ``strong`` and ``topics`` are distinct phrases in order, ``score`` their weight, ``share`` which part of all phrases of the subject that is, ``density`` how many there are
    to a word of the text, ``at`` where the first is, in bytes.
    """

    strong: tuple[str, ...]
    topics: tuple[str, ...]
    score: float
    share: float
    density: float
    at: int

    @property
    def words(self) -> tuple[str, ...]:
        """The phrases, those first that nobody else writes."""
        return (*self.strong, *self.topics)


class _Phrase(msgspec.Struct, frozen=True):
    subject: Subject
    phrase: str
    is_strong: bool


@cache
def _phrases() -> LinearSearch:
    return LinearSearch(phrase_pattern(phrase, loose=True) for pack in word_packs() for phrase in (*pack.strong, *pack.topics))


@cache
def _against() -> LinearSearch:
    return LinearSearch(phrase_pattern(phrase, loose=False) for pack in word_packs() for phrase in pack.against)


@cache
def _weak(subject: Subject) -> LinearSearch | None:
    patterns = [phrase_pattern(phrase, loose=False) for pack in word_packs() if pack.subject is subject for phrase in pack.weak]
    return LinearSearch(patterns) if patterns else None


@cache
def _catalogue() -> tuple[tuple[re.Pattern[str], _Phrase], ...]:
    kinds = ((pack, phrase, phrase in pack.strong) for pack in word_packs() for phrase in (*pack.strong, *pack.topics))
    return tuple(
        (re.compile(phrase_pattern(phrase, loose=True)), _Phrase(pack.subject, phrase, is_strong)) for pack, phrase, is_strong in kinds
    )


@lru_cache(maxsize=2048)
def _phrase(match: str) -> _Phrase | None:
    """Which phrase it is that stands there; None for a number that looks like one."""
    return next((phrase for pattern, phrase in _catalogue() if pattern.fullmatch(match)), None) if is_word(match) else None


@cache
def _links() -> LinearSearch:
    return LinearSearch(rf"//[a-z0-9.\-]{{0,60}}(?:{pattern})" for pack in word_packs() for pattern in pack.hosts)


def mentions(plain: bytes) -> bool:
    """Whether the plain text of a page has any phrase of any subject at all, or a link to a host that speaks of one: what is true of few pages, and told fast."""
    return _phrases().within(plain) or _links().within(plain)


def is_spoken_against(plain: str) -> bool:
    """Whether a plain text has a word of those who report, study, warn or forbid."""
    return _against().within(plain.encode(errors="replace"))


@lru_cache(maxsize=512)
def readings(plain: str) -> dict[Subject, SubjectReading]:
    """What a text that went through `readable_text` says of each subject that it speaks for."""
    text = _PARTS.sub(_APART, plain).encode(errors="replace")[:_MOST]
    by_subject: dict[Subject, list[tuple[int, _Phrase]]] = defaultdict(list)
    for at, phrase in _occurrences(text):
        by_subject[phrase.subject].append((at, phrase))
    if not by_subject:
        return {}
    against = list(_against().occurrences(text))
    length = max(1, len(plain.split()))
    every = ((subject, _reading(subject, those, against, text, length)) for subject, those in by_subject.items())
    return {subject: reading for subject, reading in every if reading is not None}


def subjects_of(plain: str) -> frozenset[Subject]:
    """The subjects of which a text has any phrase, whatever stands beside it."""
    return frozenset(phrase.subject for _, phrase in _occurrences(plain.encode(errors="replace")[:_MOST]))


def _occurrences(text: bytes) -> Iterator[tuple[int, _Phrase]]:
    for number, (at, match) in enumerate(_phrases().occurrences(text)):
        if number >= _MOST_PHRASES:
            return
        if (phrase := _phrase(match.decode(errors="replace"))) is not None:
            yield at, phrase


def _reading(
    subject: Subject, every: list[tuple[int, _Phrase]], against: list[tuple[int, bytes]], text: bytes, length: int
) -> SubjectReading | None:
    free = [(at, phrase) for at, phrase in every if not _is_near(at, against)]
    if not free:
        return None
    strong = tuple(dict.fromkeys(phrase.phrase for _, phrase in free if phrase.is_strong))
    topics = tuple(dict.fromkeys(phrase.phrase for _, phrase in free if not phrase.is_strong))
    weak = _weak(subject)
    beside = len({match for (_, match), _ in zip(weak.occurrences(text), range(_MOST_PHRASES), strict=False)}) if weak else 0
    again = sum(phrase.is_strong for _, phrase in free) - len(strong)
    score = _STRONG * len(strong) + _TOPIC * len(topics) + _WEAK * (min(beside, _MOST_WEAK) + min(again, _MOST_AGAIN))
    return SubjectReading(strong, topics, score, len(free) / len(every), len(free) / length, free[0][0])


def _is_near(at: int, against: list[tuple[int, bytes]]) -> bool:
    """Whether somebody speaks against what stands there: in the same breath, or in two ways nearby."""
    first, last = bisect_left(against, (at - _NEAR, b"")), bisect_left(against, (at + _NEAR, b""))
    near = against[first:last]
    return len({word for _, word in near}) > 1 or any(abs(place - at) <= _CLOSE for place, _ in near)


@cache
def _hosts() -> tuple[tuple[Subject, LinearSearch], ...]:
    return tuple((pack.subject, LinearSearch(pack.hosts)) for pack in word_packs() if pack.hosts)


@cache
def _innocent_hosts() -> LinearSearch:
    return LinearSearch(pattern for pack in word_packs() for pattern in pack.innocent_hosts)


@lru_cache(maxsize=2048)
def host_subject(host: str) -> Subject | None:
    """The subject that the name of a host speaks of; None for an ordinary name."""
    name = host.encode(errors="replace")
    if _innocent_hosts().within(name):
        return None
    return next((subject for subject, pattern in _hosts() if pattern.within(name)), None)
