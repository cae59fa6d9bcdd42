"""Differences between tilik and a client that are right, each with its reason."""

from __future__ import annotations

import re

_REASONS = (
    ("Chrome", "root mldsa65", "The browser's store on Linux cannot hold a root with such a key; where it can, as in the settings of tilik, the chain is good."),
    ("Chrome", "name with a dot behind", "Chromium drops the dot; OpenSSL and GnuTLS refuse, and RFC 9525 has no dot there: the finding stands."),
    ("OpenSSL|GnuTLS", "name with a dot behind", "The finding that the name is written otherwise says so to all."),
    ("OpenSSL", "(leaf|intermediate|root) rsa1(024|536)", "The security level of Debian's OpenSSL; tls-key says that the key is weak."),
    ("OpenSSL|GnuTLS", "(leaf|intermediate) mldsa65", "OpenSSL before 3.5 knows no ML-DSA; tls-key says so of a leaf without another beside it."),
    ("GnuTLS", ".* must-staple", "tls-stapling says that the response is missing, by what the server staples and not by the chain."),
    ("GnuTLS", "path length 0, then the same name with another key", "GnuTLS counts an intermediate that is issued to itself anew, which RFC 5280 section 6.1.4 (l) does not."),
    ("GnuTLS", "name (empty|as an X.400 address) beside a sound one", "GnuTLS does not read such a name, which no authority issues; browsers and OpenSSL pass over it."),
    ("GnuTLS", "issuer's name as PrintableString", "GnuTLS compares the same two kinds of strings by their text after all; to name it as one that refuses errs to the safe side."),
)  # fmt: skip


def explanation(client: str, title: str) -> str | None:
    """Why the client and tilik differ about a chain; None when nobody has found out."""
    return next((why for who, what, why in _REASONS if re.fullmatch(who, client) and re.fullmatch(what, title)), None)
