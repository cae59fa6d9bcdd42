"""What a department was subjected to in all."""

from __future__ import annotations

import datetime as dt

import msgspec


class SentTotals(msgspec.Struct, frozen=True, kw_only=True):
    """Since the ledger's first line about it: how often its assets were asked, how often of that for one finding alone, requests and bytes in all."""

    since: dt.datetime
    visits: int = 0
    retests: int = 0
    requests: int = 0
    bytes_in: int = 0
    bytes_out: int = 0
