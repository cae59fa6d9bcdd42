"""The inventory of software as comma-separated values (RFC 4180), for the list of assets."""

from __future__ import annotations

from collections.abc import Iterable

from reports.export.comma_separated import comma_separated
from reports.export.format import one_file
from reports.export.inventory import inventory_lines
from reports.views.software import running
from reports.views.source import Source
from reports.words.software import INVENTORY_COLUMNS


def _inventory(of: Source) -> Iterable[bytes]:
    installations = (one for view in of.views() for one in running(view.hosts, view.opd.name, view.reported))
    return [comma_separated((heading[of.lang] for heading in INVENTORY_COLUMNS), inventory_lines(installations, of.lang))]


INVENTORY = one_file("inventory", "inventory.csv", "the inventory of software as comma-separated values", city=_inventory, opd=_inventory)
