"""One answer with its signatures, as a resolver hands it over (RFC 4035 section 3.2, RFC 8914)."""

from __future__ import annotations

import dns.edns
import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rdatatype
import dns.rrset

from checks.core.domain.resolution import Resolution
from checks.core.evidence.dns import DnsAnswer, DnssecFlags
from checks.core.evidence.domain import DnsQuestion
from checks.core.evidence.observation import Failure
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.undecided import Unknown

# Extended DNS Errors by which a resolver says that signatures, and not servers, are why it answers nothing (RFC 8914 sections 4.6 to 4.13).
_BOGUS = frozenset((5, 6, 7, 8, 9, 10, 11, 12))


class SignedAnswer:
    """The answer to a question for signatures; ``at`` is when it came."""

    def __init__(self, question: DnsQuestion, answer: DnsAnswer) -> None:
        self.question, self.at, self.rcode = question, answer.at, answer.rcode
        self.name = dns.name.from_text(question.name)
        self.message: dns.message.Message = answer.message

    @property
    def conclusive(self) -> bool:
        """Whether it says that there are records, or none."""
        return self.rcode in ("NOERROR", "NXDOMAIN")

    @property
    def authenticated(self) -> bool:
        """Whether the resolver vouches for it (AD)."""
        return bool(self.message.flags & dns.flags.AD)

    @property
    def shows_verification(self) -> bool:
        """Whether the answer to a question about the root shows that the resolver verifies: its records are there, signed, and vouched for."""
        return self.conclusive and self.authenticated and self.records is not None and self.signatures(self.records) is not None

    @property
    def called_bogus(self) -> bool:
        """Whether the resolver says that the signatures are at fault."""
        return any(isinstance(option, dns.edns.EDEOption) and option.code in _BOGUS for option in self.message.options)

    @property
    def records(self) -> dns.rrset.RRset | None:
        """Those at the name itself; what stands behind an alias belongs to another domain."""
        return self._rrset(self.message.answer, self.name, dns.rdatatype.from_text(self.question.rdtype))

    def signatures(self, records: dns.rrset.RRset) -> dns.rrset.RRset | None:
        """The RRSIG records of a set of this answer."""
        return next(
            (s for section in (self.message.answer, self.message.authority) for s in section if s.name == records.name and s.rdtype == dns.rdatatype.RRSIG and s.covers == records.rdtype),
            None,
        )  # fmt: skip

    @property
    def denial(self) -> tuple[dns.rrset.RRset, ...]:
        """What is to prove that there are no records (RFC 4035 section 5.4)."""
        types = (dns.rdatatype.NSEC, dns.rdatatype.NSEC3, dns.rdatatype.SOA)
        return tuple(one for one in self.message.authority if one.rdtype in types)

    @staticmethod
    def _rrset(section: list[dns.rrset.RRset], name: dns.name.Name, rdtype: dns.rdatatype.RdataType) -> dns.rrset.RRset | None:
        return next((one for one in section if one.name == name and one.rdtype == rdtype), None)


def signed_answer(resolution: Resolution, name: str, rdtype: str, flags: DnssecFlags = DnssecFlags.DO) -> SignedAnswer | Unknown:
    """The answer as it stands in the evidence, of whatever code; else why there is none, to be raised where it matters."""
    question = DnsQuestion(name, rdtype, flags)
    answer = resolution.answer(question)
    if answer is None:
        return Unknown(reason.NOT_COLLECTED)
    if isinstance(answer, Failure):
        return Unknown(reason.of_failure(answer.kind), answer.detail)
    try:
        return SignedAnswer(question, answer)
    except (dns.exception.DNSException, ValueError) as wrong:
        return Unknown(reason.of_failure(FailureKind.MALFORMED), f"{name} {rdtype}: {type(wrong).__name__}")
