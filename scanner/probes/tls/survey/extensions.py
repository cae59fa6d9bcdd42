"""What the answers that were heard anyway say about extensions, compression and key exchange."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from checks.core.evidence.tls import DhGroup
from checks.core.tls import suites
from scanner.probes.tls.survey.partial_answers import OPEN, Found
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import extensions as ext
from scanner.probes.tls.wire.answer import Answer
from scanner.probes.tls.wire.extension_values import timestamps
from scanner.probes.tls.wire.hello import NULL, TLS13
from scanner.probes.tls.wire.primes import dh_group


def features(opened: Opening, heard: Iterable[Answer]) -> Found:
    """Everything that the first answer of the newest version before TLS 1.3 tells, and ``dh`` and ``encrypt_then_mac`` from all of them."""
    older = [answer for answer in heard if answer.hello and answer.hello.version < TLS13]
    if opened.lead is None:
        return {"ecdh": _group(opened), "dh": None, "compression": False, "client_renegotiation": False}
    lead = opened.answers[opened.lead]
    assert lead.hello is not None
    given = lead.hello.extensions
    found = {
        "ecdh": _group(opened),
        "dh": _smallest(older),
        "compression": any(answer.hello.compression != NULL for answer in older if answer.hello),
        "certificate": hashlib.sha256(lead.chain[0]).hexdigest() if lead.chain else OPEN,
        "encrypt_then_mac": _encrypt_then_mac(older),
        "secure_renegotiation": ext.RENEGOTIATION_INFO in given,
        "extended_master_secret": ext.EXTENDED_MASTER_SECRET in given,
        "heartbeat": ext.HEARTBEAT in given,
        "session_ticket": ext.SESSION_TICKET in given,
        "stapled": bool(lead.status),
        "scts": timestamps(given[ext.SCT]) if ext.SCT in given else 0,
    }
    if opened.short:
        # The hello it took had none of these in it.
        return found | dict.fromkeys(_UNASKED_IN_SHORT, OPEN)
    return found


_UNASKED_IN_SHORT = (
    "compression", "encrypt_then_mac", "secure_renegotiation", "extended_master_secret", "heartbeat", "session_ticket", "stapled", "scts",
)  # fmt: skip


def _group(opened: Opening) -> str:
    """The group the server takes first: with the newest version before TLS 1.3, else with TLS 1.3."""
    number = None
    if opened.lead is not None:
        exchange = opened.answers[opened.lead].exchange
        number = exchange.curve if exchange else None
    elif TLS13 in opened.answers and (hello := opened.answers[TLS13].hello):
        number = hello.group
    return suites.supported_groups().get(number, f"UNKNOWN_{number:#06x}") if number is not None else ""


def _smallest(answers: Sequence[Answer]) -> DhGroup | None:
    """The shortest prime; that of anonymous suites, which some servers cut shorter, only where there is no other."""
    known = suites.by_code()
    primes: tuple[list[int], list[int]] = ([], [])
    for answer in answers:
        if answer.hello and answer.exchange and answer.exchange.prime is not None:
            primes[known[answer.hello.suite].anonymous].append(answer.exchange.prime)
    shortest = min(primes[False] or primes[True], key=int.bit_length, default=None)
    return dh_group(shortest) if shortest is not None else None


def _encrypt_then_mac(answers: Sequence[Answer]) -> bool | None:
    """None where no suite has a MAC to come first or last."""
    known = suites.by_code()
    chained = [answer.hello for answer in answers if answer.hello and answer.hello.suite in known and known[answer.hello.suite].cbc]
    return any(ext.ENCRYPT_THEN_MAC in hello.extensions for hello in chained) if chained else None
