"""Who issues a report and how it is to be handled: what the operator sets once."""

from __future__ import annotations

import datetime as dt

import msgspec

from reports.strategy.decree import Decree
from reports.words.format import ZONE, later


class Imprint(msgspec.Struct, frozen=True, kw_only=True):
    """``letterhead`` are the lines beside the ``logo``, a ``data:`` URI; ``letter`` is the number of the letter that goes with the report.

    ``valid_days`` counts from the end of the scan, 0 for no end; ``zone`` is an IANA time zone. Empty values are left out of the report.
    ``group`` is the number of the group that may read its files, None for nobody but their owner.
    """

    issuer: str = ""
    contact: str = ""
    marking: str = "TERBATAS"
    zone: str = ZONE
    letterhead: tuple[str, ...] = ()
    logo: str = ""
    letter: str = ""
    valid_days: int = 90
    decree: Decree = Decree()
    group: int | None = None

    @property
    def reference(self) -> str:
        """The city's own decree, one line."""
        return self.decree.line

    def valid_until(self, reported: dt.date) -> dt.date | None:
        """The last day on which the report should still be relied on."""
        return later(reported, self.valid_days) if self.valid_days else None
