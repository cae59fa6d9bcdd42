"""The catalogue of exposed paths as its data files have it: groups of entries, checked strictly when they are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from checks.core.check.check import Fix
from checks.core.exposure.formats import Format
from checks.core.exposure.proof import Proof, ProofForm, pattern_faults
from checks.core.model.finding import Confidence, Kind, Problem
from checks.core.model.risk import Risk
from checks.core.model.text import Text

TEMPLATES = frozenset(("host", "label", "opd", "year"))
# What an entry may be asked for besides the signs of a site: on every site, or where no application was recognised.
ANY, UNKNOWN = "any", "unknown"

_Words = Annotated[str, Meta(min_length=1)]
Path = Annotated[str, Meta(pattern=r"^/[!-~]*$")]
_Name = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Matter(StrEnum):
    """What an entry's presence means: a finding of that kind, or only something worth knowing (a log-in page)."""

    EXPOSURE = "exposure"
    HARDENING = "hardening"
    LAPSE = "lapse"
    INCIDENT = "incident"
    OBSERVATION = "observation"


class PageSort(StrEnum):
    """Which of the pages that were met an entry without paths is looked for on."""

    ERROR = "error"
    ORDINARY = "ordinary"

    def includes(self, status: int) -> bool:
        """Whether a page of that status is one of them."""
        return (status >= 400) is (self is PageSort.ERROR)


class Sample(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A body by hand: ``text`` in a media ``type``, or bytes that begin with ``magic`` (hexadecimal); ``status`` of an error page."""

    text: str = ""
    type: _Words = "text/html"
    magic: str = ""
    status: int = 200


class CatalogueEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that should not be open.

    ``paths`` are asked with ``{host}``, ``{label}``, ``{opd}`` and ``{year}`` filled in; an entry without paths is looked for on every page
    that was met, of the sort that ``pages`` says, also by the crawl, and told once with all of its ``cause``. A tool may be the whole site,
    so the front page is looked at, too, unless ``front`` is false: another check does that. ``when`` says on which sites: one of the signs is enough. ``most`` is how many bytes of the body are
    wanted, 0 for all. ``folder``: it is asked only in the folder that an application lies in, since the root is asked by another check. One ``proof`` is enough. ``software`` is the product that the presence proves, ``version`` a pattern whose first group
    is its version. ``proves`` is a body that proves it, ``trap`` one that has the same words and does not.
    """

    id: _Name
    paths: tuple[Path, ...] = ()
    when: Annotated[tuple[_Name, ...], Meta(min_length=1)]
    front: bool = True
    folder: bool = False
    pages: PageSort = PageSort.ERROR
    cause: _Name = "itself"
    proof: Annotated[tuple[Proof, ...], Meta(min_length=1)]
    matter: Matter = Matter.EXPOSURE
    confidence: Confidence = Confidence.FIRM
    risk: Risk | None = None
    text: Text
    software: str = ""
    version: str = ""
    secret: bool = False
    most: Annotated[int, Meta(ge=0)] = 0
    references: tuple[_Words, ...] = ()
    proves: Sample
    trap: Sample

    @property
    def at_front(self) -> bool:
        """Whether the front page may be it: pages can stand there, too, but the listing of one folder is not that of another."""
        pages = all(proof.form is ProofForm.PAGE and proof.format is not Format.LISTING for proof in self.proof)
        return "/" in self.paths or (self.front and not self.folder and bool(self.paths) and pages)

    @property
    def common_cause(self) -> str:
        """The name of its cause: its own, where it has none with others."""
        return f"entry {self.id}" if self.cause == "itself" else f"cause {self.cause}"

    def version_in(self, text: str) -> str | None:
        """The version that the body tells, or None."""
        match = re.search(self.version, text) if self.version else None
        return match[1] if match else None

    @property
    def problem(self) -> Problem | None:
        """What a finding of this entry is; None for what is only observed."""
        if self.risk is None or self.matter is Matter.OBSERVATION:
            return None
        return Problem(self.id, self.risk, self.text, Kind(self.matter), self.confidence)


class EntryGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Entries that one check judges, with the check's own texts. ``bearing`` says in what it differs from `EXPOSURE`."""

    title: Text
    action: Text
    why: Text
    fix: Fix
    references: Annotated[tuple[_Words, ...], Meta(min_length=1)]
    bearing: dict[str, Any] = {}
    entries: Annotated[tuple[CatalogueEntry, ...], Meta(min_length=1)]

    @property
    def looks_at_pages(self) -> bool:
        """Whether something of it is looked for on whatever page was met."""
        return any(not entry.paths for entry in self.entries)


@cache
def group(name: str) -> EntryGroup:
    """The group of that name, ``checks/exposed/catalogue/<name>.toml``. That none is `unsound` is tested, not looked at again at every start."""
    return entry_group(resources.files("checks.exposed").joinpath("catalogue", f"{name}.toml").read_bytes())


@cache
def entries_by_id(name: str) -> dict[str, CatalogueEntry]:
    """The entries of a group; one that a store names and this version of the catalogue has no more is missing."""
    return {entry.id: entry for entry in group(name).entries}


@cache
def front_ids(name: str) -> frozenset[str]:
    """Those of a group that the front page may be."""
    return frozenset(entry.id for entry in group(name).entries if entry.at_front)


def entry_group(data: bytes) -> EntryGroup:
    """A group's data file; ``msgspec.ValidationError`` names the field that is wrong."""
    return msgspec.toml.decode(data, type=EntryGroup)


def group_names() -> tuple[str, ...]:
    """The names of all groups, sorted."""
    files = resources.files("checks.exposed").joinpath("catalogue").iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


def unsound(read: EntryGroup) -> Iterator[str]:
    """What a well-formed data file still says wrongly, in words."""
    for id, n in Counter(entry.id for entry in read.entries).items():
        if n > 1:
            yield f"two entries are called {id}"
    for path, n in Counter(path for entry in read.entries for path in entry.paths).items():
        if n > 1:
            yield f"{path} is asked by two entries"
    for entry in read.entries:
        yield from (f"{entry.id}: {fault}" for fault in _faults(entry))


def _faults(entry: CatalogueEntry) -> Iterator[str]:
    if (entry.risk is None) != (entry.matter is Matter.OBSERVATION):
        yield "a finding has a risk, an observation has none"
    if entry.text.placeholders() - {"path"}:
        yield "only {path} can be filled into its text"
    for path in entry.paths:
        if strange := set(re.findall(r"\{(\w*)\}", path)) - TEMPLATES:
            yield f"{path}: nothing is known to fill in for {sorted(strange)}"
    for proof in entry.proof:
        yield from proof.faults()
    if entry.version:
        yield from pattern_faults(entry.version)
    if entry.matter is Matter.OBSERVATION and not entry.paths:
        yield "an observation has a path"
