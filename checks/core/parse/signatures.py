"""Which certificates of a chain certify which, by name and signature, with no more public-key arithmetic than an honest chain needs."""

from __future__ import annotations

from collections.abc import Sequence

from checks.core.parse.certificate_fields import CertificateFields
from checks.core.parse.certificate_signature import is_costly, verifies
from checks.core.parse.distinguished_name import name_key

_MOST_VERIFIED = 48


class Signatures:
    """Who certifies whom, by place in the chain. ``unverified``: some signature that decides was not looked at, for the key or the number."""

    def __init__(self, certificates: Sequence[CertificateFields]) -> None:
        self._sent = certificates
        self._names = [(name_key(one.issuer), name_key(one.subject)) for one in certificates]
        self._results: dict[tuple[int, int], bool] = {}
        self._verified = 0
        self.unverified = False

    def certifies(self, below: int, above: int) -> bool:
        """Whether the certificate ``above`` is the issuer of the one ``below``; False where that was not verified."""
        pair = (below, above)
        if pair not in self._results:
            self._results[pair] = self._names[below][0] == self._names[above][1] and self._spend(*pair)
        return self._results[pair]

    def _spend(self, below: int, above: int) -> bool:
        if self._verified >= _MOST_VERIFIED or is_costly(self._sent[above].spki):
            self.unverified = True
            return False
        self._verified += 1
        # What cannot be verified, such as a key of an unknown kind: there the name decides.
        return verifies(self._sent[above].spki, self._sent[below]) is not False
