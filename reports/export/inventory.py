"""The inventory of software as a table: a line for each installation, what has to be replaced or upgraded first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from reports.views.software import Running
from reports.words import WORDS
from reports.words.software import CERTAIN, TO_CONFIRM


def inventory_lines(installations: Iterable[Running], lang: str) -> Iterator[tuple[str | dt.date, ...]]:
    """The cells of every line, in the order of `reports.words.software.INVENTORY_COLUMNS`; what is not known is empty."""
    for one in sorted(installations, key=_order):
        support = "inventory_over" if one.ended else "inventory_on" if one.eol or one.upgrade else "not_known"
        certainty = TO_CONFIRM if one.tentative else CERTAIN
        yield one.host, one.opd, one.name, one.version, one.place, WORDS[support][lang], one.eol or "", one.upgrade, certainty[lang]


def _order(one: Running) -> tuple[bool, bool, str, str, str]:
    return not one.ended, not one.upgrade, one.name.lower(), one.version, one.host
