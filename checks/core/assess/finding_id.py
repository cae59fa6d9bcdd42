"""A short name for a finding that stays the same from scan to scan, in reports and on the command line."""

from __future__ import annotations

import hashlib

from checks.core.assess.ledger import Identity
from checks.core.model.finding import Target

# 48 bits: among a hundred thousand findings two share a name once in 56,000 stores.
LENGTH = 12


def finding_id(target: Target, identity: Identity) -> str:
    """Twelve hexadecimal digits made of the OPD's code, host, port, check, problem and subject; facts do not matter."""
    parts = (target.opd, target.host, str(target.port), identity.check, identity.problem, identity.subject)
    # A server's words may hold half of a surrogate pair. A NUL separates: `tame` leaves none in a subject.
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
