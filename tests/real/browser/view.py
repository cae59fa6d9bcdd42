"""What somebody saw of a site, fact by fact, in one form for everybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

Value = str | int | bool | tuple[str, ...]

# What each fact is, in the order in which differences are told.
FACTS = {
    "address": "the address of the page that is shown; empty where none is, `download` where the answer is saved",
    "status": "its status",
    "type": "`html`, or `other` where it is shown as something else or saved",
    "text": "its words, as a reader sees them",
    "links": "where its links lead",
    "loads": "what it loads by itself, blocked or not",
    "mixed-active": "the code, frames and the like that an HTTPS page names over plain HTTP",
    "mixed-passive": "the images, sound and video that it names over plain HTTP",
    "forms": "where its forms would send, and how",
    "sent-plain": "where forms really send over plain HTTP",
    "hsts": "whether HSTS is in force for the host afterwards",
    "hsts-below": "whether it is in force for what lies below the host",
    "inline": "whether an inline script that somebody put into the page runs",
    "eval": "whether text is run as code",
    "any-host": "whether a script of any other host runs",
    "unpinned": "the strangers' scripts and styles that are used although their content changed",
    "cookies": "what cookies are kept, with their attributes",
    "plain": "whether plain HTTP ends at a page over plain HTTP",
    "framed": "whether another site may show the page in a frame",
    "cors": "which other sites may read the page with the visitor's cookies",
    "embeds": "whether another site may load the answer as a resource",
    "opener": "whether another site that opened the page in a window keeps its hold of it",
    "isolated": "whether the page is isolated from other origins",
    "cached": "whether the answer is used again without asking",
    "full-referrer": "whether another site is told the full address of the page",
    "sniffed": "whether a script runs that is sent as plain text",
}


def ordered(items: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order."""
    return tuple(sorted(set(items)))


def load(sort: str, url: str) -> str:
    """Something that a page loads, whatever it is asked over: code by its sort, all else without."""
    return f"{sort if sort in ('script', 'style') else 'file'} {url.partition(':')[2]}"


class View(msgspec.Struct, frozen=True):
    """``facts`` has what was seen; what is missing was not told, and ``why`` says why where that is known."""

    facts: Mapping[str, Value]
    why: str = ""


class Difference(msgspec.Struct, frozen=True):
    """Where tilik and the browser do not say the same. None is what one of them did not tell."""

    kind: str
    seed: str
    fact: str
    ours: Value | None
    theirs: Value | None
    why: str = ""
    drawn: list[object] = []

    def __str__(self) -> str:
        ours, theirs = _words(self.ours, self.theirs), _words(self.theirs, self.ours)
        drawn = ", ".join(map(repr, self.drawn))
        return f"{self.kind} {self.seed}: {self.fact}: tilik {ours}; browser {theirs}{f' ({self.why})' if self.why else ''} [{drawn[:300]}]"


def _words(value: Value | None, other: Value | None) -> str:
    """Of lists what the other has not; of long texts where they part."""
    if isinstance(value, tuple) and isinstance(other, tuple):
        more = [item for item in value if item not in other]
        return f"has more {more}" if more else "has no more" if set(value) != set(other) else repr(value)
    if isinstance(value, str) and isinstance(other, str) and len(value) > 80:
        at = next((n for n, (one, two) in enumerate(zip(value, other, strict=False)) if one != two), min(len(value), len(other)))
        return repr(value[max(0, at - 20) : at + 60])
    return repr(value) if value is not None else "does not say"
