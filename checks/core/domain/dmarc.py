"""Which DMARC policy applies to a domain, by the tree walk of RFC 9989 section 4.10."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from checks.core.domain.resolution import DnsRecords, Resolution
from checks.core.model.finding import Reason
from checks.core.model.undecided import Unknown
from checks.core.parse.dmarc import DmarcRecord, Policy, ReportAddress, dmarc, is_meant_for_dmarc

# Of a name with eight labels or more the walk goes on at seven (RFC 9989 section 4.10, step 4).
_LABELS = 7


class DmarcStep(msgspec.Struct, frozen=True):
    """What stands at ``_dmarc`` below one name. ``record`` is None where there is none that counts, and where there are ``several``.

    ``near_misses`` are texts that nobody reads as a record, though somebody wanted one.
    """

    name: str
    answer: DnsRecords
    record: DmarcRecord | None = None
    several: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()


class DmarcReport(msgspec.Struct, frozen=True):
    """One address for aggregate reports; ``allowed`` is None where nobody could tell whether its domain takes them (RFC 9990 section 4)."""

    address: ReportAddress
    allowed: bool | None = True
    question: str = ""
    reason: Reason | None = None
    detail: str = ""


class DmarcState(msgspec.Struct, frozen=True):
    """``own`` is what stands at the domain itself, ``source`` where the policy comes from: at most one of the steps; None where nothing applies.

    ``tag`` is the one that says the ``policy``, ``declared`` what it says before ``t``; ``declared`` is None where no policy can be read from the record.
    """

    own: DmarcStep
    source: DmarcStep | None = None
    inherited: bool = False
    tag: str = "p"
    declared: Policy | None = None
    exists: bool = True
    reports: tuple[DmarcReport, ...] = ()

    @property
    def policy(self) -> Policy | None:
        """As receivers apply it; None where they apply none."""
        record = self.source.record if self.source else None
        if record is None or self.declared is None:
            return None
        if record.testing:
            return {Policy.REJECT: Policy.QUARANTINE}.get(self.declared, Policy.NONE)
        return self.declared

    @property
    def enforced(self) -> bool:
        return self.policy is not None and self.policy.enforces


def dmarc_state(domain: str, dns: Resolution) -> DmarcState:
    """What applies to letters from this domain. `Unknown` where an answer is missing that could decide."""
    own = _step(domain, dns)
    own.answer.require()
    existence = dns.ask(domain, "MX")
    if own.record is not None:
        return _state(own, own, False, existence, dns)
    steps = _steps(domain, dns)
    source = _policy_source(domain, steps)
    if source is None:
        return DmarcState(own, exists=not existence.nxdomain)
    existence.require()
    return _state(own, source, True, existence, dns)


def walk(domain: str) -> tuple[str, ...]:
    """The names that the tree walk asks, the domain first; at most eight."""
    labels = domain.split(".")
    above = labels[1:] if len(labels) <= _LABELS else labels[-_LABELS:]
    return (domain, *(".".join(above[number:]) for number in range(len(above))))


def organizational_domain(domain: str, dns: Resolution) -> str:
    """RFC 9989 section 4.10.2; `Unknown` where a step of the walk could not be seen."""
    return _organizational(domain, _steps(domain, dns))


def _steps(domain: str, dns: Resolution) -> list[DmarcStep]:
    """The steps of the walk up to the record that ends it; `Unknown` where one of them could not be seen."""
    # Put to the DNS at once: one after the other they would cost a city as many waits as its name has labels.
    steps = [_step(name, dns) for name in walk(domain)]
    last = next((number for number, step in enumerate(steps) if step.record is not None and step.record.psd != "u"), len(steps))
    for step in steps[: last + 1]:
        step.answer.require()
    return steps[: last + 1]


def _organizational(domain: str, steps: list[DmarcStep]) -> str:
    shortest = domain
    for step in steps:
        if step.record is None:
            continue
        if step.record.psd == "n":
            return step.name
        if step.record.psd == "y" and step.name != domain:
            labels = domain.split(".")
            return ".".join(labels[-(step.name.count(".") + 2) :])
        shortest = step.name
    return shortest


def _policy_source(domain: str, steps: list[DmarcStep]) -> DmarcStep | None:
    """The organizational domain's record, else that of the public suffix above it (RFC 9989 section 4.10.1)."""
    organization = _organizational(domain, steps)
    with_record = [step for step in steps if step.record is not None]
    own = next((step for step in with_record if step.name == organization), None)
    return own or next((step for step in with_record if step.record is not None and step.record.psd == "y"), None)


def _step(name: str, dns: Resolution) -> DmarcStep:
    answer = dns.ask(f"_dmarc.{name}", "TXT")
    records = [record for text in answer.records if (record := dmarc(text)) is not None]
    near_misses = tuple(text for text in answer.records if dmarc(text) is None and is_meant_for_dmarc(text))
    several = tuple(record.text for record in records) if len(records) > 1 else ()
    return DmarcStep(name, answer, records[0] if len(records) == 1 else None, several, near_misses)


def _state(own: DmarcStep, source: DmarcStep, inherited: bool, existence: DnsRecords, dns: Resolution) -> DmarcState:
    assert source.record is not None
    tag, declared = _declared(source.record, inherited, existence.nxdomain)
    reports = () if inherited else tuple(_reports(source, dns))
    return DmarcState(own, source, inherited, tag, declared, not existence.nxdomain, reports)


def _declared(record: DmarcRecord, inherited: bool, nxdomain: bool) -> tuple[str, Policy | None]:
    """The tag that counts and its policy. A record whose policies cannot be read counts as ``p=none`` where reports can be sent, else as nothing."""
    wrong = next((tag for tag in ("p", "sp", "np") if record.broken(tag)), "p" if record.policy("p") is None else "")
    if wrong:
        return wrong, None
    tags = (("np",) if nxdomain else ()) + ("sp",) if inherited else ()
    for tag in tags:
        if (policy := record.policy(tag)) is not None:
            return tag, policy
    return "p", record.policy("p")


def _reports(source: DmarcStep, dns: Resolution) -> Iterator[DmarcReport]:
    assert source.record is not None
    for address in source.record.addresses("rua"):
        yield _report(source.name, address, dns)


def _report(domain: str, address: ReportAddress, dns: Resolution) -> DmarcReport:
    if not address.host or address.host == domain:
        return DmarcReport(address)
    question = f"{domain}._report._dmarc.{address.host}"
    answer = dns.ask(question, "TXT")
    if any(dmarc(text) is not None or text.strip() == "v=DMARC1" for text in answer.records):
        return DmarcReport(address, True, question)
    try:
        if organizational_domain(domain, dns) == organizational_domain(address.host, dns):
            return DmarcReport(address, True, question)
        answer.require()
    except Unknown as question_left:
        return DmarcReport(address, None, question, question_left.reason, question_left.detail)
    return DmarcReport(address, False, question)
