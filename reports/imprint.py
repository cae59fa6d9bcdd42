"""Who issues a report and how it is to be handled: what the operator sets once."""

from __future__ import annotations

import msgspec


class Imprint(msgspec.Struct, frozen=True, kw_only=True):
    """``reference`` is the city's own decree, one line; ``zone`` an IANA time zone. Empty values are left out of the report."""

    issuer: str = ""
    contact: str = ""
    marking: str = "TERBATAS"
    reference: str = ""
    zone: str = "Asia/Jakarta"
