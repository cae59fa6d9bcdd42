"""Every certificate that an address sends, and to whom: heard in the answers to all questions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from checks.core.evidence.certificates import Presentation, ServerCertificate, Staple
from checks.core.parse import certificate
from scanner.net.trust_store import Roots
from scanner.probes.tls.certificate import load_certificate
from scanner.probes.tls.revocation.ocsp import read_response
from scanner.probes.tls.revocation.statements import Unbelievable, Unverifiable
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.extension_values import timestamps
from scanner.probes.tls.wire.extensions import SCT, STATUS_REQUEST
from scanner.probes.tls.wire.hello import VERSION_NAMES, ClientHello

DerChain = tuple[bytes, ...]
# No honest server has more, nor longer ones.
_MOST, _LONGEST, _LARGEST = 12, 24, 200_000


class Certificates:
    """What one address sent. The first look at each chain keeps its place; the last staple counts."""

    def __init__(self) -> None:
        self._presentations: dict[DerChain, dict[Presentation, None]] = {}
        self._staples: dict[DerChain, bytes] = {}
        self._status_requests: set[DerChain] = set()
        self._timestamps: dict[DerChain, int] = {}

    def hear(self, hello: ClientHello, answer: ServerAnswer) -> None:
        """Note the chain of an answer in the clear."""
        if answer.hello is None or answer.hello.version not in VERSION_NAMES:
            return
        offers = dict(hello.extensions)
        count = timestamps(answer.hello.extensions.get(SCT, b"")) if SCT in offers else None
        # It comes behind the certificates, and some answers are not heard that far.
        status = answer.status if STATUS_REQUEST in offers and (answer.status or answer.exchange or answer.done) else None
        self.note(answer.chain, VERSION_NAMES[answer.hello.version], sni=hello.names_host, status=status, scts=count)

    def note(self, chain: DerChain, version: str, *, sni: bool, status: bytes | None, scts: int | None) -> None:
        """``status`` and ``scts`` are None where the client did not ask for them."""
        chain = chain[:_LONGEST]
        if not chain or sum(map(len, chain)) > _LARGEST or (chain not in self._presentations and len(self._presentations) >= _MOST):
            return
        self._presentations.setdefault(chain, {})[Presentation(version, sni)] = None
        if status is not None:
            self._status_requests.add(chain)
            self._staples[chain] = status or self._staples.get(chain, b"")
        if scts is not None:
            self._timestamps[chain] = max(scts, self._timestamps.get(chain, 0))

    def leaves(self, version: str, *, sni: bool) -> tuple[bytes, ...]:
        """The servers' own certificates, in DER, of those who were shown one with a version."""
        return tuple(dict.fromkeys(chain[0] for chain, all_here in self._presentations.items() if Presentation(version, sni) in all_here))

    def kinds(self, version: str) -> tuple[str, ...]:
        """The kinds of keys that were shown with a version, as ``RSA`` or ``EC``."""
        leaves = (certificate(der) for sni in (True, False) for der in self.leaves(version, sni=sni))
        return tuple(dict.fromkeys(leaf.key.split(" ")[0] for leaf in leaves if leaf))

    def judged(self, roots: Roots, now: dt.datetime) -> tuple[ServerCertificate, ...]:
        """Each chain with what it is worth."""
        return tuple(self._judged(chain, roots, now) for chain in self._presentations)

    def _judged(self, chain: DerChain, roots: Roots, now: dt.datetime) -> ServerCertificate:
        verification = roots.verify(chain, now)
        fields = _staple(self._staples[chain], verification.path, now) if chain in self._status_requests else {}
        return ServerCertificate(
            chain=chain,
            presentations=tuple(self._presentations[chain]),
            trust=verification.trust,
            trust_detail=verification.words,
            public=verification.public,
            path=verification.path[1:],
            refusals=verification.refusals,
            scts=self._timestamps.get(chain),
            **fields,
        )


def _staple(response: bytes, path: DerChain, now: dt.datetime) -> dict[str, Any]:
    """What a stapled OCSP response proves of the leaf of a trusted path, as fields of `ServerCertificate`."""
    if not response:
        return {"staple": Staple.NONE}
    leaf, issuer = (load_certificate(der) for der in path[:2]) if len(path) > 1 else (None, None)
    if leaf is None or issuer is None:
        return {"staple_detail": "there is no trusted issuer to have signed it"}
    try:
        statement = read_response(response, "stapled", leaf, issuer, now)
    except Unverifiable as why:
        return {"staple_detail": str(why)}
    except Unbelievable as why:
        return {"staple": Staple.INVALID, "staple_detail": str(why)}
    return {"staple": Staple(statement.state.value), "revoked_at": statement.revoked_at, "revocation_reason": statement.reason}
