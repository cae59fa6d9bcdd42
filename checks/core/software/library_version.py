"""Versions of JavaScript libraries: read from a text, and compared as their makers number them."""

from __future__ import annotations

import re
from typing import NamedTuple

# What the data says where no release closes a hole: below version 999.
NO_RELEASE = "999"
_EARLY = "alpha|beta|canary|dev|next|pre|rc|b"
# A number has at least two parts: a single one stands for whatever is its newest.
_VERSION = re.compile(
    rf"\d{{1,4}}(?:\.\d{{1,6}}){{1,3}}(?:[.\-]?(?:{_EARLY})[.\-]?(?:\d{{1,6}}(?:\.\d{{1,6}}){{0,2}})?(?![a-z]))?", re.IGNORECASE | re.ASCII
)
# What stands behind a version in a file's name and says nothing of it.
_FORM = re.compile(r"(?:[.\-](?:min|slim|full|pack|prod|js))*$", re.IGNORECASE | re.ASCII)
_PARTS = re.compile(r"\d{1,6}|[a-z]{1,10}", re.IGNORECASE | re.ASCII)
_NUMBERS = 4


class VersionKey(NamedTuple):
    """Compares as versions do; one before the release is less than it."""

    numbers: tuple[int, ...]
    is_release: bool
    word: str
    step: tuple[int, ...]


def read_version(text: str) -> tuple[str, bool] | None:
    """The version that a text begins with, and whether it is the makers' own: ``1.12.4-wp`` is a copy of 1.12.4 that others have changed.

    None where it is no version of a release.
    """
    match = _VERSION.match(text[:60])
    if match is None or text[match.end() :][:1].isdigit():
        return None
    return match[0], _FORM.match(text, match.end()) is not None


def library_version(version: str) -> VersionKey:
    """Its place among others.

    >>> library_version("4.0.0-beta.2") < library_version("4.0.0") < library_version("4.0.1")
    True
    """
    parts = _PARTS.findall(version[:60]) or ["0"]
    numbers = [int(part) for part in parts] if all(part.isdigit() for part in parts) else []
    word, behind = "", list[int]()
    if not numbers:
        first = next(place for place, part in enumerate(parts) if not part.isdigit())
        numbers, word = [int(part) for part in parts[:first]], parts[first].lower()
        behind = [int(part) for part in parts[first + 1 :] if part.isdigit()]
    padded = (*numbers, *(0,) * _NUMBERS)[:_NUMBERS]
    return VersionKey(padded, not word, "beta" if word == "b" else word, tuple(behind))
