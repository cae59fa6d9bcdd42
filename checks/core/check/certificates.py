"""One question put to every certificate that visitors get: the worst counts, and the subject says who gets which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from checks.core.check.check import Findings
from checks.core.evidence.certificates import Presentation, ServerCertificate, Staple
from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import WITHOUT_TLS, Handshake, TlsAnswers, TlsSurvey
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Finding
from checks.core.model.undecided import NotApplicable, Unknown
from checks.core.parse import X509, certificate, chain

_KINDS = {"EC": "ECDSA"}
# How long a part of a certificate's hash tells it from the others of one address.
_HASH_LENGTH = 8


class CertificateView(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate as clients of one address get it. ``answers`` are what else the address told, None where it was not surveyed.

    ``label`` tells it from the others of the address: ``ECDSA``, ``RSA TLSv1.2``, ``SNI –`` for clients that do not name the host; empty where
    there is no other. ``kinds`` are the keys of all certificates of the address for clients that name the host.
    """

    address: str
    certificate: ServerCertificate
    at: dt.datetime
    answers: TlsAnswers | None = None
    label: str = ""
    kinds: tuple[str, ...] = ()

    @property
    def read(self) -> X509:
        """What it says; `Unknown` when it cannot be read at all."""
        leaf = certificate(self.certificate.leaf)
        if leaf is None:
            raise Unknown(reason.of_failure(FailureKind.MALFORMED))
        return leaf

    @property
    def path(self) -> tuple[X509, ...]:
        """The trusted path, the leaf first; without one what was sent and leads away from the leaf."""
        if self.certificate.path:
            return tuple(read for der in (self.certificate.leaf, *self.certificate.path) if (read := certificate(der)))
        sent = chain(self.certificate.chain)
        return sent.path if sent else ()

    @property
    def lack(self) -> str:
        """The use of the key that the suites of the address need and the certificate does not allow; empty where there is none (RFC 5246 section 7.4.2)."""
        leaf = certificate(self.certificate.leaf)
        if leaf is None or leaf.usages is None:
            return ""
        kinds = self.answers.suites_of() if self.answers else []
        if "digitalSignature" not in leaf.usages and (not kinds or any(suite.forward_secret or suite.tls13 for suite in kinds)):
            return "digitalSignature"
        only_rsa = kinds and all(suite.key_exchange == "RSA" for suite in kinds)
        return "keyEncipherment" if only_rsa and "keyEncipherment" not in leaf.usages else ""


def certificate_views(tls: Handshake | Failure | None, survey: TlsSurvey | Failure | None) -> dict[str, tuple[CertificateView, ...]]:
    """By address what clients get there, those of the full handshake first; an address that showed nothing has none."""
    surveyed = survey if isinstance(survey, TlsSurvey) else None
    answers = {one.address: one for one in surveyed.answers} if surveyed else {}
    by_address: dict[str, list[ServerCertificate]] = {address: list(_for_visitors(one.certificates)) for address, one in answers.items()}
    if isinstance(tls, Handshake) and tls.chain:
        here = by_address.setdefault(tls.address, [])
        if not any(one.chain == tls.chain for one in here):
            here.insert(0, _of_handshake(tls, answers.get(tls.address)))
        for address, one in answers.items():
            # Evidence of older versions of the program has the hash of what each address showed, and the chain of one.
            if not by_address[address] and one.certificate == _hash(tls.chain):
                by_address[address] = [_of_handshake(tls, one)]
    at = tls.at if isinstance(tls, Handshake) else surveyed.at if surveyed else None
    if at is None:
        return {}
    return {
        address: tuple(
            CertificateView(
                address=address,
                certificate=one,
                at=at,
                answers=answers.get(address),
                label=_label(one, certificates),
                kinds=tuple(leaf.key for each in certificates if each.sni and (leaf := certificate(each.leaf))),
            )
            for one in certificates
        )
        for address, certificates in by_address.items()
    }


def each_certificate(
    tls: Handshake | Failure, survey: TlsSurvey | Failure, judge: Callable[[CertificateView], Findings]
) -> Findings:  # fmt: skip
    """What ``judge`` finds in any certificate; the subject says whose it is where not all have the same.

    ``judge`` raises `Unknown` or `NotApplicable` for a certificate; the first is passed on at the end, the second where it is so of all. An address
    that showed no certificate leaves the question open, unless it refuses the port or every hello, so that nobody gets any there.
    """
    views = certificate_views(tls, survey)
    findings: list[tuple[CertificateView, list[Finding]]] = []
    questions: list[Unknown] = []
    exemptions: list[NotApplicable] = []
    for view in (one for certificates in views.values() for one in certificates):
        here: list[Finding] = []
        findings.append((view, here))
        try:
            here.extend(judge(view))
        except Unknown as unanswered:
            questions.append(unanswered)
        except NotApplicable as exemption:
            exemptions.append(exemption)
    yield from _attributed(findings)
    if exemptions and len(exemptions) == len(findings):
        raise exemptions[0]
    for question in (*questions, *_open(tls, survey, views)):
        raise question


def _for_visitors(certificates: Sequence[ServerCertificate]) -> Iterator[ServerCertificate]:
    """Those of clients that name the host, and those of clients that do not where they are for the same site: others are another site's."""
    usual = [one for one in certificates if one.sni] or list(certificates)
    names = {name for one in usual if (leaf := certificate(one.leaf)) for name in leaf.names}
    yield from usual
    for one in certificates:
        if one not in usual and (leaf := certificate(one.leaf)) and not names.isdisjoint(leaf.names):
            yield one


def _of_handshake(tls: Handshake, answers: TlsAnswers | None) -> ServerCertificate:
    return ServerCertificate(
        chain=tls.chain,
        presentations=(Presentation(tls.version),),
        trust=tls.trust,
        trust_detail=tls.trust_detail,
        public=tls.public,
        path=tls.path,
        refusals=tls.refusals,
        staple=Staple.NONE if answers and answers.stapled is False and not tls.ocsp else Staple.UNCHECKED,
        scts=answers.scts if answers else None,
    )


def _label(one: ServerCertificate, all_here: Sequence[ServerCertificate]) -> str:
    if len(all_here) < 2:
        return ""
    parts = {id(each): (_kind(each), " ".join(sorted({one.version for one in each.presentations})), each.sni) for each in all_here}
    kind, versions, sni = parts[id(one)]
    label = "" if all(other[0] == kind for other in parts.values()) else kind
    alike = [other for key, other in parts.items() if key != id(one) and other[0] == kind and other[2] == sni]
    if alike:
        apart = all(set(versions.split(" ")).isdisjoint(other[1].split(" ")) for other in alike)
        label = f"{label} {versions if apart else _hash(one.chain)[:_HASH_LENGTH]}"
    return (label if sni else f"{label} SNI –").strip()


def _kind(one: ServerCertificate) -> str:
    leaf = certificate(one.leaf)
    kind = leaf.key.split(" ")[0] if leaf else "?"
    return _KINDS.get(kind, kind)


def _hash(chain: Sequence[bytes]) -> str:
    leaf = certificate(chain[0]) if chain else None
    return leaf.sha256 if leaf else ""


def _attributed(findings: Sequence[tuple[CertificateView, list[Finding]]]) -> Iterator[Finding]:
    """Each finding once where all have it, else once for each of whom it is true."""
    addresses = {view.address for view, _ in findings}
    every = list(dict.fromkeys(_value(finding) for _, here in findings for finding in here))
    for value in every:
        holders = [
            (view, next(finding for finding in here if _value(finding) == value)) for view, here in findings if value in map(_value, here)
        ]
        if len(holders) == len(findings):
            yield holders[0][1]
            continue
        labels: dict[str, list[CertificateView]] = {}
        for view, _ in holders:
            whole = all(any(view.address == other.address and other.label == each.label for other, _ in holders) for each, _ in findings if each.address == view.address)  # fmt: skip
            labels.setdefault("" if whole else view.label, []).append(view)
        for label, views in labels.items():
            places = dict.fromkeys(view.address for view in views)
            here = {view.address for view, _ in findings if view.label == label or not label}
            for place in (None,) if len(addresses) == 1 or (label and set(places) == here == addresses) else places:
                yield _with_subject(holders[0][1], label, place)


def _value(finding: Finding) -> bytes:
    return msgspec.msgpack.encode(finding)


def _with_subject(finding: Finding, label: str, address: str | None) -> Finding:
    who = f"{label} ({address})" if label and address else label or address or ""
    return msgspec.structs.replace(finding, subject=f"{finding.subject} ({who})" if finding.subject and who else finding.subject or who)


def _open(
    tls: Handshake | Failure, survey: TlsSurvey | Failure, views: Mapping[str, Sequence[CertificateView]]
) -> Iterator[Unknown]:  # fmt: skip
    if isinstance(survey, Failure):
        yield Unknown(reason.of_failure(survey.kind), survey.detail)
        return
    if isinstance(tls, Failure) and not any(views.values()):
        yield Unknown(reason.of_failure(tls.kind), tls.detail)
    for address, outcome in survey.addresses.items():
        if isinstance(outcome, Failure):
            if not (outcome.kind in WITHOUT_TLS and any(views.values())):
                yield Unknown(reason.of_failure(outcome.kind), outcome.detail)
        elif not views.get(address):
            budget = reason.of_failure(FailureKind.BUDGET) if outcome.budget_end else reason.UNANSWERED
            yield Unknown(budget, outcome.budget_end)
