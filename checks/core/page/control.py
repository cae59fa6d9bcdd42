"""Whether a site, or what stands before it, began to refuse us while it was asked: the same questions before and after say so."""

from __future__ import annotations

import datetime as dt
import itertools
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
# Sorts of answers that are told apart at most, and those of which some are asked for again.
_MOST_WAYS = 8
_ASKED_WAYS = 4
# Of each sort so many; two servers that take turns seldom give both the other's. More where paths of one kind were answered in several ways: what
# woke up may refuse some names only, and what was asked before it did is among these.
_OF_EACH = 2
_OF_SEVERAL = 12
# Answers that may have been under way when a firewall woke up: so often may one sort follow another without servers that take turns.
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
    """Of strange paths those that tell by being asked again whether a firewall woke up, or fell asleep, while they were asked.

    Two of each way in which the site answered, those of kinds with several ways first, and more of such kinds in turn; nothing where it has one
    way only. In which order the answers came is of no account, since questions overtake one another: a site that always answers alike is
    always asked alike.
    """
    ways = _ways(probes)
    if len(ways) < 2:
        return []
    of_kind: dict[str, set[int]] = {}
    for number, members in enumerate(ways):
        for question, _ in members:
            of_kind.setdefault(_kind(question.path), set()).add(number)

    def rank(probe: _Probe) -> tuple[bool, str, str]:
        own = _kind(probe[0].path)
        return len(of_kind[own]) < 2, own, probe[0].key

    def selection(members: list[_Probe]) -> list[_Probe]:
        ranked = sorted(members, key=rank)
        several = [list(same) for (single, _), same in itertools.groupby(ranked, key=lambda probe: rank(probe)[:2]) if not single]
        in_turn = [
            probe for turn in itertools.zip_longest(*several) for probe in turn if probe is not None and probe not in ranked[:_OF_EACH]
        ]
        return (ranked[:_OF_EACH] + in_turn)[:_OF_SEVERAL]

    ways.sort(key=lambda members: (-len(members), members[0][0].key))
    return [probe for members in ways[:_ASKED_WAYS] for probe in selection(members)]


def earliest(probes: Sequence[_Probe], repetitions: Sequence[tuple[Exchange, Exchange]]) -> list[_Probe] | None:
    """Of strange paths, as they were answered one after another, the first of each way that changed and of what it changed to.

    None where the two ways took turns all the time, as servers of a balancer do.
    """
    firsts: list[_Probe] = []
    changes = _changes(repetitions)
    for first, last in changes:
        kinds = {_kind(_path(one)) for one, _ in changes if looks_like(one, first)} if _steady(first, repetitions) else None
        of_kinds = [probe for probe in probes if kinds is None or _kind(probe[0].path) in kinds]
        sequence = [(probe, was) for probe in of_kinds if (was := looks_like(probe[1], first)) or looks_like(probe[1], last)]
        each = [{_kind(probe[0].path) for probe, was in sequence if was is way} for way in (True, False)]
        # What tells is a kind of path that was answered in both ways.
        mixed = [(probe, was) for probe, was in sequence if _kind(probe[0].path) in each[0] & each[1]]
        if sum(one != other for (_, one), (_, other) in itertools.pairwise(mixed)) > _UNDER_WAY:
            return None
        for way in (True, False):
            firsts += [probe for probe, was in mixed or sequence if was is way][:_OF_EACH]
            # Which way came before the other says what slept again; there may have been no more than a robots.txt before it woke up.
            firsts += [probe for probe in probes if looks_like(probe[1], first if way else last)][:1]
    return [probe for number, probe in enumerate(firsts) if probe not in firsts[:number]]


def _ways(probes: Sequence[_Probe]) -> list[list[_Probe]]:
    """The strange paths by how they were answered, each list in the order of their names; of many sorts the first ones are told apart.

    What nothing else looks like and was given with success is no way of saying that nothing is there.
    """
    ways: list[list[_Probe]] = []
    for probe in sorted((probe for probe in probes if refusal(probe[1]) is None), key=lambda probe: probe[0].key):
        alike = next((members for members in ways[:_MOST_WAYS] if looks_like(probe[1], members[0][1])), None)
        if alike is None:
            ways.append([probe])
        else:
            alike.append(probe)
    return [members for members in ways if len(members) > 1 or members[0][1].final.status != 200]


def _changes(repetitions: Sequence[tuple[Exchange, Exchange]]) -> list[tuple[Exchange, Exchange]]:
    """The first and the last answer to what was answered in one way and is all answered otherwise now, at least for its kind of path.

    Where that way is still given to other kinds, nothing may have changed back to it: servers that take turns do that.
    """
    changes = [(first, last) for first, last in repetitions if _kind(_path(first)) not in _steady(first, repetitions)]
    return [
        (first, last)
        for first, last in changes
        if not (_steady(first, repetitions) and any(looks_like(one, last) and looks_like(other, first) for one, other in repetitions))
    ]


def _steady(way: Exchange, repetitions: Sequence[tuple[Exchange, Exchange]]) -> set[str]:
    """The kinds of paths to which this way is still given."""
    return {_kind(_path(first)) for first, last in repetitions if looks_like(first, way) and looks_like(first, last)}


def _path(answer: Exchange) -> str:
    return urlsplit(answer.hops[0].url).path


def _kind(path: str) -> str:
    """The shape of a path; apart from others of its shape what Apache refuses as it is shipped (``<FilesMatch "^\\.ht">``)."""
    folder, _, name = path.rpartition("/")
    return f"{shape(folder)}/.ht*" if name.startswith(".ht") else shape(path)


def awake(repetitions: Sequence[tuple[Exchange, Exchange]]) -> list[Exchange]:
    """The answers of what turned us away from strange paths: what was answered in one way is all answered otherwise now, or all of its kind. Servers
    that take turns do not.

    Those are the later ones; and the earlier ones as well, where the later way was met before them: what woke up slept again.
    """

    def began(way: Exchange) -> dt.datetime | None:
        return min((first.at for first, _ in repetitions if looks_like(first, way)), default=None)

    doubts = []
    for first, last in _changes(repetitions):
        was, now = began(first), began(last)
        doubts += [last, first] if was is not None and now is not None and now < was else [last]
    return doubts


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
