"""JavaScript libraries, by what they are recognised, and which holes each version has: the data of Retire.js that the package unretiredjs carries.

The data is read from the package's file; none of the package's code runs.
"""

from __future__ import annotations

import ast
import datetime as dt
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any

import msgspec

from checks.core.software.hole_ranges import holds, release_without
from checks.core.software.library_version import NO_RELEASE

_PACKAGE, _FILE = "unretiredjs", "unretiredjs/vulnerabilities.py"
# Entries that are no libraries, and parts that come with the library that they are of.
_NONE, _PARTS = ("dont check", "retire-example"), "jquery-ui"
_SEVERITIES = ("low", "medium", "high", "critical")


class LibraryHole(msgspec.Struct, frozen=True, rename={"since": "atOrAbove"}):
    """A hole of the versions from ``since`` on, all where that is empty, that are ``below`` another. ``id`` is its CVE, else that of the GitHub advisory."""

    below: str
    since: str = ""
    severity: str = "low"
    identifiers: dict[str, Any] = {}

    @property
    def id(self) -> str:
        """Empty where nobody gave it a number by which it could be looked up."""
        numbers = self.identifiers.get("CVE") or ()
        return str(max(numbers) if numbers else self.identifiers.get("githubID", ""))

    @property
    def rank(self) -> tuple[int, str]:
        """By which the worst of several is told."""
        return (_SEVERITIES.index(self.severity) if self.severity in _SEVERITIES else 0), self.id

    def holds(self, version: str) -> bool:
        return holds(version, self.since, self.below)


class Library(msgspec.Struct, frozen=True):
    """``contents`` are patterns of a script's text, whose group 1 is the version, ``replacements`` such with a template of it: ``/pattern/$1.$2/``.

    ``packages`` are its names where packages are published, ``hashes`` its versions by the SHA-1 of the file.
    """

    name: str
    packages: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    replacements: tuple[str, ...] = ()
    hashes: dict[str, str] = {}
    holes: tuple[LibraryHole, ...] = ()


class LibraryUpgrade(msgspec.Struct, frozen=True):
    """What a version of a library has: the ids of its holes, the ``worst`` first, and the release that has none of them; empty where none is.

    ``data`` is the release of the package that says so.
    """

    holes: tuple[str, ...]
    to: str
    data: str

    @property
    def worst(self) -> str:
        return self.holes[0]


class LibraryFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file as the library's makers publish it, by its ``hashes`` as integrity attributes have them."""

    library: str
    version: str
    hashes: tuple[str, ...]


class _LibraryFiles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``unreleased`` are numbers, by library, that never were released and from which on the data has a hole closed."""

    as_of: dt.date
    source: str
    unreleased: dict[str, tuple[str, ...]]
    files: tuple[LibraryFile, ...]


class _Component(msgspec.Struct, frozen=True):
    """An entry of the data, as far as it is used."""

    extractors: dict[str, Any]
    vulnerabilities: tuple[LibraryHole, ...]
    npmname: str = ""
    bowername: tuple[str, ...] = ()


@cache
def libraries() -> Mapping[str, Library]:
    """Every library with a hole, by the name that the data has for it."""
    file = Path(str(metadata.distribution(_PACKAGE).locate_file(_FILE)))
    with warnings.catch_warnings():
        # How others write their patterns: "\." where "\\." is meant.
        warnings.simplefilter("ignore")
        data = ast.parse(file.read_text("utf-8")).body[0]
    assert isinstance(data, ast.Assign)
    components = msgspec.convert(ast.literal_eval(data.value), dict[str, _Component])
    every = {name: _library(name, one) for name, one in components.items() if name not in _NONE}
    return {name: one for name, one in every.items() if one.holes}


@cache
def library_of_package(package: str) -> str | None:
    """The library that is published under that name, in whatever case."""
    return next((one.name for one in libraries().values() if package.lower() in one.packages), None)


@cache
def library_files() -> Mapping[str, LibraryFile]:
    """Files of the makers by each of their hashes, such as ``sha384-…``."""
    return {hash: file for file in _files().files for hash in file.hashes}


@cache
def _files() -> _LibraryFiles:
    data = resources.files(__package__).joinpath("library_files.toml").read_bytes()
    return msgspec.toml.decode(data, type=_LibraryFiles)


def library_upgrade(library: str, version: str) -> LibraryUpgrade | None:
    """What a newer release would close; None where the data knows no hole of this version."""
    holes = _holes(library, version)
    if not holes:
        return None
    ids = dict.fromkeys(hole.id for hole in sorted(holes, key=lambda hole: hole.rank, reverse=True))
    return LibraryUpgrade(tuple(ids), _release_without(library, holes), _data_version())


@cache
def _data_version() -> str:
    return metadata.version(_PACKAGE)


def _release_without(library: str, holes: Sequence[LibraryHole]) -> str:
    never, every = (NO_RELEASE, *_files().unreleased.get(library, ())), list(holes)

    def holes_of(release: str) -> Sequence[LibraryHole]:
        more = _holes(library, release)
        every.extend(more)
        return more

    release = release_without(holes, holes_of)
    return "" if any(hole.below in never for hole in every) else release


def _holes(library: str, version: str) -> list[LibraryHole]:
    return [hole for hole in libraries()[library].holes if hole.holds(version)]


def _library(name: str, one: _Component) -> Library:
    of_kind = one.extractors.get
    return Library(
        _PARTS if name.startswith(f"{_PARTS}-") else name,
        tuple(dict.fromkeys(package.lower() for package in (one.npmname, *one.bowername, name) if package)),
        tuple(of_kind("filecontent", ())),
        tuple(of_kind("filecontentreplace", ())),
        of_kind("hashes", {}),
        tuple(hole for hole in one.vulnerabilities if hole.id),
    )
