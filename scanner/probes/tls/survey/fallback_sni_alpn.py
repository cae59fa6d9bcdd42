"""How a server takes a visitor who names no host, a fallback to an older version, and other protocols above TLS."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from checks.core.evidence.observation import Failure
from scanner.probes.tls.survey.asker import Asker, choice
from scanner.probes.tls.survey.partial_answers import OPEN, PartialAnswers, Provisional
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.extension_values import protocol
from scanner.probes.tls.wire.hello import FALLBACK_SCSV, TLS13, VERSION_NAMES

# RFC 7507 section 3, RFC 6066 section 3, RFC 7301 section 3.2: alerts that belong to one question. Where another comes, somebody else may say it.
_INAPPROPRIATE_FALLBACK, _UNRECOGNIZED_NAME, _NO_APPLICATION_PROTOCOL = 86, 112, 120


async def default_certificate(asker: Asker, opening: Opening) -> PartialAnswers:
    """``default_certificate``, from a version that sends it in the clear."""
    if opening.lead is None:
        return {}
    answer: ServerAnswer | Failure = opening.answers[opening.lead]
    if asker.host:
        answer = await asker.ask(
            "without a name", opening.form.hello(opening.lead, "", opening.form.suites(opening.lead)), _has_certificate
        )
    # Go says "internal error" to whoever names no host for which it has a certificate; it counts as any refusal, where others are answered afterwards.
    if isinstance(answer, Failure) or (answer.hello and not answer.chain):
        return {"default_certificate": OPEN}
    if answer.hello is None:
        if answer.alert and answer.alert.description != _UNRECOGNIZED_NAME:
            asker.note_suspicion()
        return {"default_certificate": Provisional("", (answer,))}
    return {"default_certificate": hashlib.sha256(answer.chain[0]).hexdigest() if answer.chain else ""}


async def fallback(asker: Asker, opening: Opening) -> PartialAnswers:
    """``fallback_scsv``: whether the server notices that somebody talked the client into an older version (RFC 7507).

    None where it speaks one version only. The suites are those it accepts with the older version.
    """
    older = sorted(version for version in opening.answers if version < TLS13 and version != max(opening.answers))
    if not older:
        return {"fallback_scsv": Provisional(None, opening.refusals)}
    version = older[-1]
    suite_codes = opening.form.suites(version)[: opening.form.most_suites - 1]
    hello = opening.form.hello(version, asker.host, (*suite_codes, FALLBACK_SCSV))
    answer = await asker.ask(f"{VERSION_NAMES[version]} as a fallback", hello, choice)
    if isinstance(answer, Failure):
        return {"fallback_scsv": OPEN}
    if answer.hello is not None:
        # Where servers take turns that speak unlike versions, it may be the newest of the one that answers.
        return {"fallback_scsv": OPEN if asker.unlike_versions else False}
    if answer.alert and answer.alert.description != _INAPPROPRIATE_FALLBACK:
        asker.note_suspicion()
    return {"fallback_scsv": True if answer.alert and answer.alert.description == _INAPPROPRIATE_FALLBACK else OPEN}


async def protocols(asker: Asker, opening: Opening) -> PartialAnswers:
    """``alpn``: the protocols of `offer.ALPN` that the server takes, its favourite first.

    Apache httpd without HTTP/2 names http/1.1 whatever is offered, so a protocol named twice is the end.
    """
    if opening.lead is None or not opening.form.extensions:
        return {} if opening.lead is None else {"alpn": OPEN}
    first = opening.answers[opening.lead].hello
    names, refusals = [protocol(first.extensions)] if first else [], tuple[ServerAnswer, ...]()
    while names[-1] in offer.ALPN_PROTOCOLS and names[-1] not in names[:-1] and (rest := _without(names)):
        hello = opening.form.hello(opening.lead, asker.host, opening.form.suites(opening.lead), alpn=rest)
        answer = await asker.ask("protocols", hello, choice)
        if isinstance(answer, Failure) or answer.stumble:
            return {"alpn": OPEN}
        refusals = () if answer.hello else (answer,)
        if answer.alert and answer.hello is None and answer.alert.description != _NO_APPLICATION_PROTOCOL:
            asker.note_suspicion()
        names.append(protocol(answer.hello.extensions) if answer.hello else "")
    return {"alpn": Provisional(tuple(dict.fromkeys(name for name in names if name)), refusals)}


def _without(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in offer.ALPN_PROTOCOLS if name not in names)


def _has_certificate(answer: ServerAnswer) -> bool:
    return answer.over or bool(answer.chain)
