"""Whether a site, or what stands before it, began to refuse us while it was asked: the same questions before and after say so."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.model import reason
from checks.core.model.finding import Reason
from checks.core.page.block_pages import refusal
from checks.core.page.similarity import frame, likeness, words
from checks.core.page.soft_404 import own_words
from checks.core.parse.path_shape import shape

# Below this much in common, in words and in structure, two views are not of one page.
_OTHER = 0.3
_SAME = 0.7
# Pages with fewer words than this say so little that what they are made of is that of any error page.
_SHORT = 20
# Shapes of paths that are asked for again at most.
_MOST_SHAPES = 4
# Sorts of answers that are told apart at most.
_MOST_WAYS = 8
# Answers that may have been under way when a firewall woke up.
_UNDER_WAY = 8

_Probe = tuple[HttpRequest, Exchange]


def turned_away(before: Exchange, after: Exchange) -> Reason | None:
    """Why the later answer is no longer the page that the front page was; None where it is, or where that was none."""
    if before.stop is not None or before.final.status >= 400 or refusal(before) is not None:
        return None
    if (why := refusal(after)) is not None:
        return why
    moved = after.stop is not None or _place(after) != _place(before)
    return reason.BLOCKED if moved or after.final.status >= 400 or _likeness(before, after) < _OTHER else None


def looks_like(answer: Exchange, other: Exchange) -> bool:
    """Whether two answers, to one question or to two, may be of one sort."""
    if answer.final.status != other.final.status or _leads_elsewhere(answer) != _leads_elsewhere(other):
        return False
    if _leads_elsewhere(answer) and _place(answer) == _place(other):
        return True
    # Most error pages are the same to the byte.
    if answer.final.body.sha256 == other.final.body.sha256 != "":
        return True
    one, another = own_words(answer), own_words(other)
    alike = likeness(one, another)
    if min(len(one), len(another)) >= _SHORT:
        alike = max(alike, likeness(frame(answer.final.body.text), frame(other.final.body.text)))
    return alike >= _SAME


def doubtful(probes: Sequence[_Probe]) -> list[_Probe]:
    """Of strange paths in the order in which they were answered those that tell by being asked again whether a firewall woke up meanwhile.

    The first of each shape that once and for all is answered otherwise than at first, or of all where only the shapes differ, and one more that was
    answered like it. Nothing where all were alike, or where servers take turns.
    """
    own = [probe for probe in probes if refusal(probe[1]) is None]
    ways = _ways([answer for _, answer in own])
    by_shape: dict[str, list[int]] = {}
    for number, (question, _) in enumerate(own):
        by_shape.setdefault(shape(question.path), []).append(number)
    shapes = list(by_shape.values())
    numbers = [same[0] for same in shapes if _turns(same, ways) and not any(_alternate(other, ways, same) for other in shapes)][
        :_MOST_SHAPES
    ]
    if not numbers and own and _turns(range(len(own)), ways):
        numbers = [0]
    numbers += [number for number, way in enumerate(ways) if numbers and way == ways[numbers[0]] and number not in numbers][:1]
    return [own[number] for number in numbers]


def _ways(answers: Sequence[Exchange]) -> list[int]:
    """For each answer the number of the first that it looks like; of many sorts the first ones are told apart."""
    firsts: list[int] = []
    ways = []
    for number, answer in enumerate(answers):
        way = next((first for first in firsts if looks_like(answer, answers[first])), number)
        if way == number and len(firsts) < _MOST_WAYS:
            firsts.append(number)
        ways.append(way)
    return ways


def _turns(numbers: Sequence[int], ways: Sequence[int]) -> bool:
    """Whether the way of the first answer ended at some time, give or take the answers that were under way."""
    same = [number for number in numbers if ways[number] == ways[numbers[0]]]
    other = next((number for number in numbers if ways[number] != ways[numbers[0]]), None)
    return other is not None and same[-1] < other + _UNDER_WAY


def _alternate(numbers: Sequence[int], ways: Sequence[int], same: Sequence[int]) -> bool:
    """Whether the way of the first of the ``same`` shape is met among these again after that of its last."""
    firsts = [number for number in numbers if ways[number] == ways[same[0]]]
    lasts = [number for number in numbers if ways[number] == ways[same[-1]]]
    return bool(firsts and lasts) and firsts[-1] > lasts[0] + _UNDER_WAY


def awake(repetitions: Sequence[tuple[Exchange, Exchange]]) -> list[Exchange]:
    """The answers of what turned us away from strange paths: what was answered in one way is all answered otherwise now. Servers that take turns do not."""
    same = [first for first, last in repetitions if looks_like(first, last)]
    return [last for first, last in repetitions if not any(looks_like(first, one) for one in same)]


def _leads_elsewhere(exchange: Exchange) -> bool:
    """Whether it ended elsewhere, and not only with a slash."""
    if exchange.stop is None and len(exchange.hops) == 1:
        return False
    start = urlsplit(exchange.hops[0].url)
    return _place(exchange)[1].rstrip("/") != start.path.rstrip("/")


def _place(exchange: Exchange) -> tuple[str, str]:
    """Where it ended, or where its redirect that was not followed leads."""
    there = exchange.final.location if exchange.stop is not None else exchange.url
    try:
        parts = urlsplit(there)
    except ValueError:
        # A server may name what is no address.
        return there, ""
    return parts.netloc.lower(), parts.path


def _likeness(one: Exchange, other: Exchange) -> float:
    a, b = one.final.body.text, other.final.body.text
    return max(likeness(words(a), words(b)), likeness(frame(a), frame(b)))
