"""What the answers that were heard anyway say about extensions, compression and key exchange."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from checks.core.evidence.tls import DhGroup
from checks.core.tls import suites
from scanner.probes.tls.survey.partial_answers import OPEN, PartialAnswers
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import extensions as ext
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.extension_values import timestamps
from scanner.probes.tls.wire.hello import NULL, TLS13
from scanner.probes.tls.wire.primes import dh_group


def features(opening: Opening, answers: Iterable[ServerAnswer]) -> PartialAnswers:
    """Everything that the first answer of the newest version before TLS 1.3 tells, and ``dh`` and ``encrypt_then_mac`` from all of them."""
    older = [answer for answer in answers if answer.hello and answer.hello.version < TLS13]
    if opening.lead is None:
        return {"ecdh": _group(opening), "dh": None, "compression": False, "client_renegotiation": False}
    lead = opening.answers[opening.lead]
    assert lead.hello is not None
    extensions = lead.hello.extensions
    fields = {
        "ecdh": _group(opening),
        "dh": _smallest(older),
        "compression": any(answer.hello.compression != NULL for answer in older if answer.hello),
        "certificate": hashlib.sha256(lead.chain[0]).hexdigest() if lead.chain else OPEN,
        "encrypt_then_mac": _encrypt_then_mac(older),
        "secure_renegotiation": ext.RENEGOTIATION_INFO in extensions,
        "extended_master_secret": ext.EXTENDED_MASTER_SECRET in extensions,
        "heartbeat": ext.HEARTBEAT_EXTENSION in extensions,
        "session_ticket": ext.SESSION_TICKET in extensions,
        "stapled": bool(lead.status),
        "scts": timestamps(extensions[ext.SCT]) if ext.SCT in extensions else 0,
    }
    if not opening.form.extensions:
        # The hello it took had none of these in it.
        return fields | dict.fromkeys(_OPEN_IN_SHORT, OPEN)
    return fields | {field: OPEN for kind, field in _FIELDS.items() if kind in opening.form.omissions}


_OPEN_IN_SHORT = (
    "compression", "encrypt_then_mac", "secure_renegotiation", "extended_master_secret", "heartbeat", "session_ticket", "stapled", "scts",
)  # fmt: skip

_FIELDS = {ext.STATUS_REQUEST: "stapled"}


def _group(opening: Opening) -> str:
    """The group the server takes first: with the newest version before TLS 1.3, else with TLS 1.3."""
    number = None
    if opening.lead is not None:
        exchange = opening.answers[opening.lead].exchange
        number = exchange.curve if exchange else None
    elif TLS13 in opening.answers and (hello := opening.answers[TLS13].hello):
        number = hello.group
    return suites.group_name(number) if number is not None else ""


def _smallest(answers: Sequence[ServerAnswer]) -> DhGroup | None:
    """The shortest prime; that of anonymous suites, which some servers cut shorter, only where there is no other."""
    by_code = suites.by_code()
    primes: tuple[list[int], list[int]] = ([], [])
    for answer in answers:
        if answer.hello and answer.exchange and answer.exchange.prime is not None:
            primes[by_code[answer.hello.suite].anonymous].append(answer.exchange.prime)
    shortest = min(primes[False] or primes[True], key=int.bit_length, default=None)
    return dh_group(shortest) if shortest is not None else None


def _encrypt_then_mac(answers: Sequence[ServerAnswer]) -> bool | None:
    """None where no suite has a MAC to come first or last."""
    by_code = suites.by_code()
    hellos = [answer.hello for answer in answers if answer.hello and answer.hello.suite in by_code and by_code[answer.hello.suite].cbc]
    return any(ext.ENCRYPT_THEN_MAC in hello.extensions for hello in hellos) if hellos else None
