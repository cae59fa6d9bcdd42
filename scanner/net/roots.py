"""Does a path lead from the sent chain to a trusted root? Dates and name are judged elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import certifi
from OpenSSL import crypto

from checks.core.tls import Trust
from scanner.errors import SettingsError

# X509_V_FLAG_NO_CHECK_TIME of OpenSSL's x509_vfy.h, which pyOpenSSL has no name for.
_NO_CHECK_TIME = 0x200000
_NO_ISSUER = (2, 20, 21)
_SELF_SIGNED_LEAF = 18
_SELF_SIGNED_ROOT = 19


class Roots:
    """Mozilla's roots (certifi) and those of the settings."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self._store = crypto.X509Store()
        self._store.set_flags(_NO_CHECK_TIME)
        for file in (certifi.where(), *extra):
            try:
                self._store.load_locations(str(Path(file)))
            except (crypto.Error, OSError) as wrong:
                raise SettingsError(f"trusted_roots: {file} holds no readable certificates", "Name PEM files.") from wrong

    def judge(self, chain: Sequence[bytes]) -> tuple[Trust, str]:
        """What a chain in DER, leaf first, is worth, and OpenSSL's words for it."""
        try:
            leaf, *others = (crypto.load_certificate(crypto.FILETYPE_ASN1, der) for der in chain)
            crypto.X509StoreContext(self._store, leaf, others).verify_certificate()
        except crypto.X509StoreContextError as wrong:
            return _sort(wrong), str(wrong)
        except (crypto.Error, ValueError) as wrong:
            return Trust.INVALID, f"the certificate cannot be read: {wrong}"
        return Trust.TRUSTED, ""


def _sort(wrong: crypto.X509StoreContextError) -> Trust:
    code, depth = wrong.errors[0], wrong.errors[1]
    if code == _SELF_SIGNED_LEAF:
        return Trust.SELF_SIGNED
    if code == _SELF_SIGNED_ROOT:
        return Trust.UNKNOWN_ROOT
    if code in _NO_ISSUER:
        # The last certificate of the path names an issuer that is neither sent nor trusted. When that is the leaf itself,
        # the server forgot the intermediate; further up, the path ends at somebody's private root.
        return Trust.INCOMPLETE if depth == 0 else Trust.UNKNOWN_ROOT
    return Trust.INVALID
