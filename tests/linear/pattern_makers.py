"""Patterns that are made while the program runs, from data files and parameters: for each place, those that it can make of what is shipped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from operator import attrgetter

from checks.core.exposure import proof as catalogue_proof
from checks.core.exposure.entry import CatalogueEntry, group, group_names
from checks.core.redact.positions import calls
from checks.core.signs import reading
from checks.core.software import product, script_libraries
from checks.core.software.libraries import library_files
from tests.linear.patterns import Pattern


def _entries() -> Iterator[CatalogueEntry]:
    return (entry for name in group_names() for entry in group(name).entries)


def _proofs() -> Iterator[Pattern]:
    for entry in _entries():
        for proof in entry.proof:
            for pattern in (*proof.match, *((proof.title,) if proof.title else ())):
                how = "fullmatch" if pattern == proof.title else "search"
                yield Pattern(f"catalogue {entry.id}", catalogue_proof._compile(pattern), frozenset((how,)))


def _keys() -> Iterator[Pattern]:
    for key in sorted({key for entry in _entries() for proof in entry.proof for key in proof.keys}):
        yield Pattern(f"catalogue key {key}", catalogue_proof.pattern_of(key), frozenset(("search",)))


def _versions() -> Iterator[Pattern]:
    for entry in _entries():
        if entry.version:
            yield Pattern(f"version of {entry.id}", re.compile(entry.version), frozenset(("search",)))


def _signs() -> Iterator[Pattern]:
    for name, one in product.software_products().items():
        if one.host:
            yield Pattern(f"host of {name}", product.regex(one.host), frozenset(("search",)))
        for leaf in one.leaves():
            how = "fullmatch" if leaf.cookie else "search"
            yield Pattern(f"sign of {name}", product.regex(leaf.pattern), frozenset((how,)))


def _version_files() -> Iterator[Pattern]:
    for name, one in product.software_products().items():
        for path in one.paths:
            yield from (Pattern(f"path of {name}", pattern, frozenset(("search",))) for pattern in path.patterns)


def _mentions() -> Iterator[Pattern]:
    versions = sorted({file.version for file in library_files().values()}, key=lambda version: (len(version), version))
    for version in (versions[0], versions[len(versions) // 2], versions[-1]):
        yield Pattern(f"mention of {version}", script_libraries._mention(version), frozenset(("finditer",)))


def _nothing() -> Iterator[Pattern]:
    return iter(())


# The pattern of a bound method.
_OF = attrgetter("__self__")

MAKERS: dict[str, Callable[[], Iterator[Pattern]]] = {
    # They are matched against paths of at most 200 characters.
    "checks.core.configuration.plan.path_rules": _nothing,
    "checks.core.exposure.entry.CatalogueEntry.version_in": _versions,
    "checks.core.exposure.proof._compile": _proofs,
    "checks.core.exposure.proof.pattern_of": _keys,
    # Only compiled there, to see whether it can be.
    "checks.core.assess.product_contract._faults": _nothing,
    "checks.core.exposure.proof.pattern_faults": _nothing,
    "checks.core.software.product._file_pattern": _version_files,
    "checks.core.software.product.regex": _signs,
    "checks.core.software.script_libraries._mention": _mentions,
    "checks.core.signs.reading._catalogue": lambda: (
        Pattern(f"phrase {phrase.phrase}", pattern, frozenset(("fullmatch",))) for pattern, phrase in reading._catalogue()
    ),
    # Its objects are variables of modules and are found there.
    "checks.core.page.stand_in_pages.Words.__init__": _nothing,
    "checks.core.redact.positions.calls._place": lambda: (
        Pattern(f"after {place.words[0]}", _OF(place.follows), frozenset(("match",))) for place in calls._PLACES
    ),
    "checks.core.redact.settings_files._open_quote": lambda: (
        Pattern(f"unclosed {quote}", re.compile(rf"(?<!\\){quote}"), frozenset(("search",))) for quote in "\"'"
    ),
}  # fmt: skip
