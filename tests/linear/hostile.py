"""Hostile input for a regular expression, made from its own parts: ``start + pump * n + end``, with every part that may be mistaken for another."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import combinations, groupby, islice, permutations
from re import _constants as op, _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

# Characters that negated classes and categories are tried with; the first of them that fits stands for a class.
_TRIED = "a0 -_.\t\xa0\"'\\<>=:;,/(){}[]*#&@%\n\r\x00é"
_CATEGORIES = {
    op.CATEGORY_DIGIT: "0", op.CATEGORY_NOT_DIGIT: "a ", op.CATEGORY_SPACE: " \t\xa0", op.CATEGORY_NOT_SPACE: "a\"", op.CATEGORY_WORD: "a0_",
    op.CATEGORY_NOT_WORD: " -\"",
}  # fmt: skip
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_MOST_CHARACTERS, _MOST_STARTS, _LONGEST_PUMP = 14, 6, 400
_MOST_ENDS, _BY_CHANCE = 4, 40


class Hostile(NamedTuple):
    """A text of any length."""

    start: str
    pump: str
    end: str = ""
    middle: str = ""

    def text(self, times: int) -> str:
        """Every run of ``pump`` is ``times`` long in all; with a ``middle`` half of them stand before it."""
        if self.middle:
            return self.start + self.pump * (times // 2) + self.middle + self.pump * (times - times // 2) + self.end
        return self.start + self.pump * times + self.end


def hostile(pattern: re.Pattern[str] | re.Pattern[bytes]) -> Iterator[Hostile]:
    """Runs of each character after each beginning, runs of whole parts, many beginnings without an end, and pairs of characters."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    parsed = _parser.parse(source, pattern.flags & ~re.LOCALE)
    yield from dict.fromkeys(_all(_Parts(parsed)))


def _all(parts: _Parts) -> Iterator[Hostile]:
    # Signs first: they are what quotes, escapes and separators are made of.
    characters = sorted(dict.fromkeys(parts.characters), key=str.isalnum)[:_MOST_CHARACTERS]
    starts = ["", *islice((start for start in parts.starts if start), _MOST_STARTS)]
    ends = ["", "\x00", *islice(parts.heads, _MOST_ENDS), *islice(parts.ahead, _MOST_ENDS)]
    pumps = [pump for pump in parts.pumps if 0 < len(pump) <= _LONGEST_PUMP]
    few = characters[: _MOST_CHARACTERS // 2]
    yield from (Hostile(start, character, end) for start in starts for character in characters for end in ends)
    yield from (Hostile("", pump, end) for pump in pumps for end in ends[:3])
    yield from (Hostile(pump, pump, "", starts[-1]) for pump in pumps)
    yield from (Hostile("", "".join(pair), end) for pair in permutations(few, 2) for end in ends[:4])
    yield from (Hostile(start, character, "\x00", middle) for start, middle in islice(combinations(starts, 2), 8) for character in few)
    # And what nobody thought of: the same for each run.
    chance = random.Random(0)
    pieces = [*characters, *islice(pumps, 30), *parts.heads]
    for _ in range(_BY_CHANCE if pieces else 0):
        pump = "".join(chance.choices(pieces, k=chance.randint(2, 4)))
        yield Hostile(chance.choice(starts), pump, chance.choice([*ends, *few]))


class _Parts:
    """What a pattern is made of: ``characters`` it names, ``starts`` before each of its repetitions, ``pumps`` of neighbouring parts.

    ``heads`` are the first parts of what has several, by which a text ends in the middle of something (a lone escape); ``ahead`` what
    it looks ahead for.
    """

    def __init__(self, parsed: Any) -> None:
        self.characters: list[str] = []
        self.starts: list[str] = []
        self.ahead: dict[str, None] = {}
        self.heads: dict[str, None] = {}
        self.pumps: dict[str, None] = {}
        self._groups: dict[int, str] = {}
        self._walk(list(parsed), "")

    def _walk(self, sequence: list[Any], before: str) -> str:
        """The shortest text of a sequence, its parts noted on the way; letters that follow each other are one part, and without the last another."""
        texts: list[str] = []
        for literal, run in groupby(sequence, key=lambda part: part[0] is op.LITERAL):
            if literal:
                word = "".join(chr(value) for _, value in run)
                self.characters += dict.fromkeys((word[0], word[-1]))
                self.pumps[word[:-1]] = None
                texts.append(word)
                continue
            for kind, value in run:
                texts.append(self._text(kind, value, before + "".join(texts)))
        count = len(texts)
        if count > 1 and texts[0]:
            self.heads[texts[0]] = None
        for first in range(count):
            for last in (*range(first + 1, min(first + 5, count + 1)), count):
                self.pumps["".join(texts[first:last])] = None
        for last in range(count):
            self.pumps["".join(texts[:last])] = None
        return "".join(texts)

    def _text(self, kind: Any, value: Any, before: str) -> str:
        if kind in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
            characters: list[str] = _characters(kind, value)
            self.characters += characters[:3]
            return characters[0]
        if kind in _REPEATS:
            least, most, body = value
            if most > 1:
                self.starts.append(before)
            inner: str = self._walk(list(body), before)
            self.pumps[inner] = None
            return inner * max(1, min(int(least), 64))
        if kind is op.BRANCH:
            texts = [self._walk(list(branch), before) for branch in value[1]]
            return next((text for text in texts if text), "")
        if kind is op.SUBPATTERN:
            text = self._walk(list(value[3]), before)
            if value[0] is not None:
                self._groups[value[0]] = text
            return text
        if kind is op.ATOMIC_GROUP:
            return self._walk(list(value), before)
        if kind in (op.ASSERT, op.ASSERT_NOT):
            # What must or must not follow is as good a part as any, but no part of the text.
            self.ahead[self._walk(list(value[1]), before)] = None
            return ""
        if kind is op.GROUPREF:
            return self._groups.get(int(value), "")
        if kind is op.GROUPREF_EXISTS:
            return self._walk(list(value[1]), before)
        return ""


def _characters(kind: Any, value: Any) -> list[str]:
    """Some characters that match, the plainest first."""
    if kind is op.ANY:
        return ["a", "\n"]
    if kind is op.LITERAL:
        return [chr(value)]
    if kind is op.NOT_LITERAL:
        return [c for c in _TRIED if ord(c) != value]
    negated = value[0][0] is op.NEGATE
    sample = [c for part in value for c in _sample(*part)]
    return [c for c in _TRIED if not any(_is(c, *part) for part in value)] or ["\u0416"] if negated else sample or ["a"]


def _sample(kind: Any, value: Any) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.RANGE:
        return "".join(dict.fromkeys((chr(value[0]), chr(value[1]))))
    return str(_CATEGORIES.get(value, "")) if kind is op.CATEGORY else ""


def _is(character: str, kind: Any, value: Any) -> bool:
    if kind is op.LITERAL:
        return bool(ord(character) == value)
    if kind is op.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    if kind is op.CATEGORY:
        name = str(value).removeprefix("CATEGORY_").lower()
        words = {"digit": character.isdigit(), "space": character.isspace(), "word": character.isalnum() or character == "_"}
        return words[name.removeprefix("not_")] != name.startswith("not_")
    return False
