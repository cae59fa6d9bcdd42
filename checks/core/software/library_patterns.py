"""The patterns of libraries, as others wrote them, made to take time in proportion to the text: RE2 runs them, after its filter chose the few that may match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

import msgspec
import re2

from checks.core.software.libraries import libraries

# RE2 has no repetition of more than so many times, and none of what a group had.
_MOST_TIMES = 1000
_TIMES = re.compile(r"\{(\d{1,5}),(\d{4,6})\}")
_REPETITION = re.compile(r"\{\d{1,5},\d{1,6}\}\??")
_AGAIN = re.compile(r"(?<!\\)\\[1-9]")
# Whatever is between two parts: a library is smaller than the bundle that it is in.
_WHATEVER = re.compile(r"(?<!\?:)(?<!\|)(?<!\()(\.|\[\\s\\S\])[*+](?!\\n)(?!\n)")
_REPLACEMENT = re.compile(r"/(?P<pattern>.{1,2000})/(?P<version>[^/]{1,40})/", re.DOTALL)
_GROUP = re.compile(r"\$([1-9])")
_MEMORY = 64 << 20
# One script has few copies of one library.
_MOST_MATCHES = 4
_LONGEST_WORDS = 200


class LibraryMatch(msgspec.Struct, frozen=True):
    """``version`` as the text has it; ``place`` is that of the first byte of what was recognised, ``words`` its beginning."""

    library: str
    version: str
    place: int
    words: bytes


class _LibraryPattern(msgspec.Struct, frozen=True):
    library: str
    source: str
    version: str


def content_matches(script: bytes) -> Iterator[LibraryMatch]:
    """What the patterns of all libraries tell of a script's text, each a few times."""
    atoms, patterns = _content()
    for number in atoms.Match(script.lower(), potential=True) or ():
        one = patterns[number]
        for match in islice(_pattern(one.source).finditer(script), _MOST_MATCHES):
            yield LibraryMatch(one.library, _version(match, one.version), match.start(), match[0][:_LONGEST_WORDS])


def _version(match: Any, template: str) -> str:
    return _GROUP.sub(lambda group: (match[int(group[1])] or b"").decode("ascii", "replace"), template)


@cache
def _content() -> tuple[Any, Sequence[_LibraryPattern]]:
    atoms, patterns = re2.Filter(), list[_LibraryPattern]()
    for library in libraries().values():
        templates = [match for one in library.replacements if (match := _REPLACEMENT.fullmatch(one))]
        for source, version in (*((one, "$1") for one in library.contents), *((one["pattern"], one["version"]) for one in templates)):
            atoms.Add(_loose(source), _options())
            patterns.append(_LibraryPattern(library.name, source, version))
    atoms.Compile()
    return atoms, patterns


def _bounded(source: str) -> bytes:
    """The pattern with a limit to each repetition, as narrow as the one that it has."""
    bounded = _TIMES.sub(lambda times: f"{{{times[1]},{min(int(times[2]), _MOST_TIMES)}}}", _AGAIN.sub(".", source))
    return _WHATEVER.sub(rf"\1{{0,{_MOST_TIMES}}}", bounded).encode()


def _loose(source: str) -> bytes:
    """What the filter takes the words from that each match has: how often something else is between them does not count, and to count costs a second."""
    return _REPETITION.sub("*", _AGAIN.sub(".", source)).encode()


# Most scripts are of one of a few libraries.
@cache
def _pattern(source: str) -> Any:
    try:
        return re2.compile(_bounded(source), _options())
    except re2.error:
        # A repetition of repetitions is not limited twice.
        return re2.compile(_loose(source), _options())


@cache
def _options() -> Any:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    options.encoding = re2.Options.Encoding.LATIN1
    return options
