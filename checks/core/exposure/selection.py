"""Which paths of a group are worth asking on a site, and whether it is worth asking any."""

from __future__ import annotations

from collections.abc import Iterator

from checks.core.evidence.exposure import CatalogueRequest
from checks.core.evidence.http import Exchange
from checks.core.exposure.entry import ANY, UNKNOWN, CatalogueEntry, EntryGroup
from checks.core.model.undecided import Unknown
from checks.core.page.soft_404 import present
from checks.core.parse.www import bare

_WORDPRESS = ("wordpress",)


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
    group: EntryGroup, request: CatalogueRequest, signs: frozenset[str], identifies: bool, year: int, folder: str = ""
) -> Iterator[tuple[CatalogueEntry, str]]:
    """The entries that make sense with each of their paths, templates filled in; a path that two names come to is asked once.

    ``folder`` is where WordPress lies, if not in the root: what belongs to it is asked for there, too.
    """
    duplicates: set[str] = {"/"}
    for entry in group.entries:
        if calls_for(entry, signs, identifies):
            for template in entry.paths:
                path = filled_path(template, request, year)
                for place in dict.fromkeys(("", folder if entry.when == _WORDPRESS else "")):
                    if place + path not in duplicates:
                        duplicates.add(place + path)
                        yield entry, place + path


def filled_path(template: str, request: CatalogueRequest, year: int) -> str:
    """A path with the names that people give to archives of this site: its host, the host's own label, its department, the year.

    The label of ``www.dinkes.kotacontoh.go.id`` is ``dinkes``; a department without a code has the label's name.
    """
    label = bare(request.host).split(".")[0].split(":")[0]
    names = {"host": request.host, "label": label, "opd": request.opd or label, "year": str(year)}
    return template.format_map(names) if "{" in template else template
