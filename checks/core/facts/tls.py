"""The TLS evidence of a target as facts: over all addresses what any of them accepts, and of each answer the worst."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from checks.core.check.certificates import CertificateView, certificate_views
from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import PROTOCOLS, Acceptance, ClientOutcome, Order, TlsAnswers, TlsSurvey, Vulnerable, WeaknessStatus
from checks.core.facts.values import Certificate, CertificateFact, RevocationFact, TlsFacts
from checks.core.model.text import tame
from checks.core.parse import certificate
from checks.core.ratings.mozilla import conformance
from checks.core.ratings.ssllabs import rate
from checks.core.ratings.tls_posture import Posture
from checks.core.tls.suites import suite_names

# Each yes-or-no answer, and which of the two is the worse.
_EXTENSIONS = {
    "secure_renegotiation": False,
    "client_renegotiation": True,
    "compression": True,
    "extended_master_secret": False,
    "encrypt_then_mac": False,
    "fallback_scsv": False,
    "heartbeat": True,
    "session_id": False,
    "session_ticket": False,
    "early_data": True,
    "stapled": False,
}
_MERGED = ("versions", "suites", "order", "groups", "dh", "signatures", "alpn", "certificate", *_EXTENSIONS)
_WORST_ORDER = (Order.CLIENT, Order.UNKNOWN, Order.SERVER)
_WORST_ACCEPTED = (Acceptance.YES, Acceptance.UNKNOWN, Acceptance.NO)
_LONGEST_CHAIN = 24
_MOST_CERTIFICATES = 24
_Answer = TypeVar("_Answer", Acceptance, Order)


def tls_facts(posture: Posture) -> TlsFacts | None:
    """None when nothing about TLS was observed."""
    shaken, suites = posture.shaken, dict(_protocols(posture))
    if shaken is None and not suites and not isinstance(posture.survey, TlsSurvey):
        return None
    chain = [_certificate(der, shaken.at) for der in shaken.chain[:_LONGEST_CHAIN]] if shaken else []
    revocation = posture.revocation
    facts = TlsFacts(
        protocols=suites,
        alpn=_tame(shaken.alpn) if shaken else "",
        certificate=chain[0] if chain else None,
        chain=tuple(one for one in chain if one) if chain and chain[0] else (),
        trust=shaken.trust.value if shaken else "",
        certificates=tuple(_certificates(posture)),
        obstacle=_tame(shaken.obstacle) if shaken else "",
        revocation=RevocationFact(revocation.state, _tame(revocation.source), _tame(revocation.reason), revocation.revoked_at)
        if revocation
        else None,
        weaknesses={
            w: gave.vulnerable if isinstance(gave, WeaknessStatus) else Vulnerable.UNKNOWN for w, gave in posture.weaknesses.items()
        },
        ssllabs=rate(posture),
        mozilla=conformance(posture),
    )
    return _with_answers(facts, posture.survey) if isinstance(posture.survey, TlsSurvey) else facts


def _certificates(posture: Posture) -> Iterator[CertificateFact]:
    """Each chain once, with all who get it."""
    by_chain: dict[tuple[bytes, ...], list[CertificateView]] = {}
    for views in certificate_views(posture.handshake, posture.survey).values():
        for view in views:
            by_chain.setdefault(view.certificate.chain, []).append(view)
    for holders in list(by_chain.values())[:_MOST_CERTIFICATES]:
        first, shows = holders[0].certificate, {one for view in holders for one in view.certificate.presentations}
        yield CertificateFact(
            addresses=tuple(dict.fromkeys(view.address for view in holders)),
            versions=tuple(version for version in PROTOCOLS if any(one.version == version for one in shows)),
            sni=any(one.sni for one in shows),
            trust=first.trust.value,
            refusals={refusal.client: _tame(refusal.words) for refusal in first.refusals},
            staple=first.staple.value,
            certificate=_certificate(first.leaf, holders[0].at),
        )


def _with_answers(facts: TlsFacts, survey: TlsSurvey) -> TlsFacts:
    every = survey.answers
    dh = [answers.dh for answers in every if answers.dh]
    versions = {v: _worst([a.versions[v] for a in every if v in a.versions], _WORST_ACCEPTED) for v in PROTOCOLS}
    orders = {v: _worst([a.order[v] for a in every if v in a.order], _WORST_ORDER) for v in facts.protocols}
    scts = [answers.scts for answers in every if answers.scts is not None]
    strange = [answers.intolerance for answers in every if answers.intolerance is not None]
    return msgspec.structs.replace(
        facts,
        versions={version: accepted for version, accepted in versions.items() if accepted},
        order={version: order for version, order in orders.items() if order},
        groups=_union(answers.groups for answers in every),
        dh=min(dh, key=lambda group: group.bits, default=None),
        signatures=_union(answers.signatures for answers in every),
        application_protocols=_union(tuple(map(_tame, answers.alpn)) if answers.alpn is not None else None for answers in every),
        extensions={name: _yes_or_no(every, name, worse) for name, worse in _EXTENSIONS.items()} if every else {},
        scts=min(scts, default=None),
        intolerance=_union(strange),
        clients=_clients(every),
        inconsistency=_inconsistency(every),
        default_certificate=next((a.default_certificate for a in every if a.default_certificate is not None), None),
        addresses={address: gave.kind.value if isinstance(gave, Failure) else "answered" for address, gave in survey.addresses.items()},
        differences=tuple(name for name in _MERGED if any(getattr(a, name) != getattr(every[0], name) for a in every)),
        unanswered=tuple(dict.fromkeys(question for answers in every for question in answers.unanswered)),
        connections=sum(answers.connections for answers in every),
    )


def _protocols(posture: Posture) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Accepted versions with their suites, oldest first: of the survey, else of the full handshake."""
    shaken = posture.shaken
    for version in PROTOCOLS:
        names = [name for answers in posture.answers if version in answers.accepted_versions for name in answers.suites.get(version, ())]
        accepted = any(version in answers.accepted_versions for answers in posture.answers)
        if shaken and shaken.version == version:
            accepted = True
            names = names or [_registered(name) for name in (shaken.cipher,) if name]
        if accepted:
            yield version, tuple(dict.fromkeys(names))


def _registered(openssl: str) -> str:
    """IANA's name of a suite that OpenSSL names, or OpenSSL's where there is none."""
    return suite_names().get(openssl, openssl)


def _union(lists: Iterable[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    """What any of them names, each once; None when none of them answered."""
    answers = [names for names in lists if names is not None]
    return tuple(dict.fromkeys(name for names in answers for name in names)) if answers else None


def _clients(every: tuple[TlsAnswers, ...]) -> dict[str, ClientOutcome]:
    """What each real client got at the address that gave it least: nothing, or the oldest version."""
    outcomes: dict[str, ClientOutcome] = {}
    for answers in every:
        for name, outcome in answers.clients.items():
            outcomes[name] = min(outcomes.get(name, outcome), outcome, key=lambda one: one.version)
    return outcomes


def _inconsistency(every: tuple[TlsAnswers, ...]) -> dict[str, tuple[str, ...]]:
    topics = dict.fromkeys(topic for answers in every for topic in answers.inconsistency)
    differences = ((topic, (value for answers in every for value in answers.inconsistency.get(topic, ()))) for topic in topics)
    return {topic: tuple(dict.fromkeys(map(_tame, values))) for topic, values in differences}


def _worst(states: list[_Answer], worst_first: tuple[_Answer, ...]) -> _Answer | None:
    return min(states, key=worst_first.index, default=None)


def _yes_or_no(every: tuple[TlsAnswers, ...], name: str, worse: bool) -> bool | None:
    """The worse answer if any address gave it; None where one gave none."""
    replies: list[bool | None] = [getattr(answers, name) for answers in every]
    return worse if worse in replies else None if None in replies else not worse


def _certificate(der: bytes, at: dt.datetime) -> Certificate | None:
    read = certificate(der)
    if read is None:
        return None
    return Certificate(
        subject=_tame(read.subject),
        issuer=_tame(read.issuer),
        names=tuple(_tame(name) for name in (*read.names, *read.addresses)[:100]),
        not_before=read.not_before,
        not_after=read.not_after,
        # Toward zero: what ended three hours ago did not end a day ago.
        days_left=int((read.not_after - at) / dt.timedelta(days=1)),
        key=read.key,
        signature=read.signature,
        serial=read.serial,
        sha256=read.sha256,
        spki_sha256=read.spki,
    )


def _tame(text: str) -> str:
    return str(tame(text))
