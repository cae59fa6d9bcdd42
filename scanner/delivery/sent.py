"""What each department was subjected to, added up from the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from reports.views.sent import SentTotals
from scanner.store.journal import Deed, JournalEntry

_ASKING = (Deed.VISIT, Deed.RETEST)


def sent_totals(entries: Iterable[JournalEntry]) -> dict[str, SentTotals]:
    """By the code of the department."""
    by_opd: dict[str, SentTotals] = {}
    for entry in entries:
        if entry.deed not in _ASKING or (traffic := entry.content.traffic) is None:
            continue
        before = by_opd.get(entry.opd) or SentTotals(since=entry.at)
        by_opd[entry.opd] = SentTotals(
            since=before.since,
            visits=before.visits + 1,
            retests=before.retests + (entry.deed is Deed.RETEST),
            requests=before.requests + traffic.count,
            bytes_in=before.bytes_in + traffic.bytes_in,
            bytes_out=before.bytes_out + traffic.bytes_out,
        )
    return by_opd
