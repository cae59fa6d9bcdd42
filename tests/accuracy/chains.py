"""Chains of certificates, and what must be said of them. Each label is what Chromium 156, OpenSSL 3.0 and GnuTLS 3.7 did with it, or an RFC's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import msgspec

from checks.core.model.finding import Verdict
from scanner.net.trust_store import Roots
from tests.accuracy.behaviour import Behaviour
from tests.accuracy.measure import Score
from tests.real.tls.chains.house import House
from tests.real.tls.chains.kinds import THEMES
from tests.real.tls.chains.tilik import verdicts

_PURPOSE, _USAGE, _INVALID = {"tls-trust": "fail (purpose)"}, {"tls-trust": "fail (usage)"}, {"tls-trust": "fail (invalid)"}
_NO_ROOT, _PARTLY, _RARE = {"tls-trust": "fail (unknown-root)"}, {"tls-trust": "fail (partly)"}, {"tls-key": "fail (rare)"}
_WEAK, _SHA1, _MD5 = {"tls-key": "fail (weak)"}, {"tls-signature": "fail (sha1)"}, {"tls-signature": "fail (md5)"}
_NAME, _LATE, _EARLY = {"tls-hostname": "fail (mismatch)"}, {"tls-expiry": "fail (expired)"}, {"tls-expiry": "fail (not-yet)"}


class LabelledChain(msgspec.Struct, frozen=True):
    """A chain by its title among those of `make chain-parity`, what must be said, and by what source. Nothing to say is a trap."""

    title: str
    must: Mapping[str, str]
    source: str

    @property
    def behaviour(self) -> Behaviour:
        """For the count."""
        return Behaviour(name=f"chain: {self.title}", must=MappingProxyType(dict(self.must)))


def _all(must: Mapping[str, str], source: str, *titles: str) -> Iterable[LabelledChain]:
    return (LabelledChain(title, must, source) for title in titles)


CHAINS = (
    *_all(_PURPOSE, "RFC 5280 section 4.2.1.12; Chromium ERR_CERT_INVALID, OpenSSL 26", "leaf for client", "leaf for code signing", "intermediate for client", "leaf for mail"),
    *_all(_PURPOSE, "Chromium ERR_CERT_INVALID, OpenSSL 26", "root for client", "upper intermediate for clients, lower for servers"),
    *_all(_USAGE, "RFC 5280 section 4.2.1.3; Chromium ERR_SSL_KEY_USAGE_INCOMPATIBLE", "rsa2048 key to encipher", "p256 key to agree"),
    *_all(_INVALID, "RFC 5280 section 4.2.1.9; Chromium ERR_CERT_INVALID, OpenSSL 25 and 79", "intermediate with path length 0, 1 below", "intermediate that is no authority"),
    *_all(_INVALID, "RFC 5280 section 4.2.1.10; OpenSSL 47 and 48", "intermediate that excludes the domain", "intermediate that permits another domain"),
    *_all(_INVALID, "RFC 5280 section 4.2; OpenSSL 34", "leaf with unknown and critical"),
    *_all(_NO_ROOT, "Chromium ERR_CERT_AUTHORITY_INVALID, OpenSSL 19 and 20", "unknown root, sent", "unknown root"),
    *_all(_PARTLY, "Chromium goes on, OpenSSL 26", "leaf for any"),
    *_all(_RARE, "Chromium ERR_SSL_VERSION_OR_CIPHER_MISMATCH", "leaf ed25519", "leaf p521", "leaf RSA-PSS 2048", "leaf RSA-PSS 3072"),
    *_all(_INVALID, "Chromium ERR_CERT_INVALID; OpenSSL and GnuTLS go on", "intermediate RSA-PSS 2048", "root RSA-PSS 3072", "root RSA-PSS 2048, then an intermediate"),
    *_all({"tls-key": "fail (rare, weak)"}, "Chromium ERR_SSL_VERSION_OR_CIPHER_MISMATCH, OpenSSL 66", "leaf RSA-PSS 1024"),
    *_all(_WEAK, "CA/Browser Forum Baseline Requirements section 6.1.5; OpenSSL 66", "leaf rsa1024"),
    *_all(_SHA1, "RFC 9155; Chromium ERR_CERT_INVALID", "leaf signed with ECDSA and sha1"),
    *_all(_MD5, "RFC 6151; Chromium ERR_CERT_INVALID", "leaf signed with RSA and md5"),
    *_all(_NAME, "RFC 9525 section 6.3; Chromium ERR_CERT_COMMON_NAME_INVALID", "name of another host", "name as a wildcard for two levels"),
    *_all(_LATE, "Chromium ERR_CERT_DATE_INVALID, OpenSSL 10", "leaf that expired"),
    *_all(_EARLY, "Chromium ERR_CERT_DATE_INVALID, OpenSSL 9", "leaf that begins in ten days"),
    *_all({"tls-chain": "fail (expired)"}, "Chromium ERR_CERT_DATE_INVALID, OpenSSL 10", "intermediate that expired", "root that expired"),
    *_all(
        {}, "Chromium, OpenSSL and GnuTLS go on",
        "leaf for server and client", "leaf for server and OCSP", "leaf for anything", "intermediate for server", "intermediate without key usage",
        "three intermediates, order 0", "straight from the root", "root signed with sha1", "leaf signed with PSS and sha256", "leaf signed with PSS and sha384", "leaf signed with PSS and sha512", "leaf p384", "leaf rsa2048",
        "leaf rsa4096", "name as a wildcard", "name in capitals", "name as a mail address beside a sound one", "name critical",
        "subject with O as BMPString", "subject with C of three letters", "subject with an attribute nobody knows", "serial number zero",
        "leaf with policies", "leaf with an issuer's URL", "leaf with unknown", "intermediate that permits the domain", "root with path length 0, 0 below",
        "leaf without the issuer's key identifier", "new root known, cross-signed by the trusted root", "leaf that is an authority",
    ),
)  # fmt: skip


def scores(some: Iterable[LabelledChain] = CHAINS) -> dict[str, Score]:
    """One score a check."""
    house = House()
    drawn = {chain.title: chain for theme in THEMES.values() for chain in theme(house)}
    scores: dict[str, Score] = {}
    with TemporaryDirectory(prefix="tilik-chains-") as folder:
        file = Path(folder) / "roots.pem"
        file.write_bytes(b"".join(root.pem for root in house.roots))
        roots = Roots((str(file),))
        for one in some:
            outcomes: list[Verdict] = verdicts(drawn[one.title], roots)
            for verdict in outcomes:
                scores.setdefault(verdict.check, Score()).note(one.behaviour, verdict)
    return scores
