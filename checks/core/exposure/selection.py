"""Which paths of a group are worth asking on a site, and whether it is worth asking any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checks.core.evidence.exposure import CatalogueRequest
from checks.core.evidence.http import Exchange
from checks.core.exposure.entry import ANY, UNKNOWN, CatalogueEntry, EntryGroup, group, group_names
from checks.core.model.undecided import Unknown
from checks.core.page.soft_404 import present
from checks.core.parse.www import bare
from checks.core.software.installations import Installation

# Requests that applications in folders may cost a site, and in how many folders they are looked for.
_MOST_IN_FOLDERS, _MOST_FOLDERS = 50, 2


def obstacle(front: Exchange) -> Unknown | None:
    """Why no door behind this front page is knocked at: it leads elsewhere as a whole, or somebody else answers for it. None where all is well."""
    try:
        present(front, None, is_it=lambda _: False)
    except Unknown as question:
        return question
    return None


def calls_for(entry: CatalogueEntry, signs: frozenset[str], identifies: bool) -> bool:
    """Whether an entry makes sense on a site with these signs; ``identifies`` when one of them tells what made the site."""
    return ANY in entry.when or not signs.isdisjoint(entry.when) or (UNKNOWN in entry.when and not identifies)


def paths(
    catalogue: EntryGroup,
    request: CatalogueRequest,
    signs: frozenset[str],
    identifies: bool,
    year: int,
    places: Sequence[Installation] = (),
) -> Iterator[tuple[CatalogueEntry, str]]:
    """The entries that make sense with each of their paths, templates filled in; a path that two names come to is asked once.

    ``places`` are where applications lie, if not in the root: what belongs to one is asked for there, too.
    """
    duplicates: set[str] = {"/"}
    at_root = (
        (entry, filled_path(path, request, year))
        for entry in catalogue.entries
        if not entry.folder and calls_for(entry, signs, identifies)
        for path in entry.paths
    )
    for entry, path in (*at_root, *_paths_in_folders(catalogue, request, year, places)):
        if path not in duplicates:
            duplicates.add(path)
            yield entry, path


def _paths_in_folders(
    catalogue: EntryGroup, request: CatalogueRequest, year: int, places: Sequence[Installation]
) -> Iterator[tuple[CatalogueEntry, str]]:
    """What of this group is asked for in folders: of all that belongs to each application the weightiest, within a share of what is left for all."""
    folders = places[:_MOST_FOLDERS]
    for place in folders:
        belongings = [entry for entry in _belongings(place.product) if entry.paths]
        paths = [(entry, path) for entry in belongings for path in entry.paths if path != "/"]
        for entry, path in paths[: _MOST_IN_FOLDERS // len(folders)]:
            if entry in catalogue.entries:
                yield entry, place.folder + filled_path(path, request, year)


@cache
def _belongings(product: str) -> tuple[CatalogueEntry, ...]:
    """The entries of all groups that name a product, those of the greatest risk first."""
    entries = [entry for name in group_names() for entry in group(name).entries if product in entry.when]
    return tuple(sorted(entries, key=lambda entry: -entry.risk.magnitude if entry.risk else 0))


def filled_path(template: str, request: CatalogueRequest, year: int) -> str:
    """A path with the names that people give to archives of this site: its host, the host's own label, its department, the year.

    The label of ``www.dinkes.kotacontoh.go.id`` is ``dinkes``; a department without a code has the label's name.
    """
    label = bare(request.host).split(".")[0].split(":")[0]
    names = {"host": request.host, "label": label, "opd": request.opd or label, "year": str(year)}
    return template.format_map(names) if "{" in template else template
