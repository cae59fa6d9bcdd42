"""Three answers to every question: records, none, or that nobody could tell; and what is still to be asked."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from functools import lru_cache

import dns.exception
import dns.message
import dns.rdatatype
import dns.rdtypes.txtbase
import msgspec

from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.domain import DnsLookup, DnsQuestion
from checks.core.evidence.observation import Failure
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Reason
from checks.core.model.undecided import Unknown

# RFC 6761 section 6.4: no resolver may say that a name below it exists.
NOWHERE = "tilik-control.invalid"


class Presence(enum.Enum):
    """What was said of a question: ``OPEN`` is neither there nor not there."""

    THERE = "there"
    ABSENT = "absent"
    OPEN = "open"


class DnsRecords(msgspec.Struct, frozen=True):
    """``records`` in presentation form, those of TXT as the text that they carry. ``nxdomain``: not even the name exists.

    ``alias`` is where the name leads, if it is one; ``dead_end``: that name does not exist.

    For OPEN ``reason`` and ``detail`` say why; without a reason it was not asked yet.
    """

    presence: Presence
    records: tuple[str, ...] = ()
    nxdomain: bool = False
    alias: str = ""
    dead_end: bool = False
    reason: Reason | None = None
    detail: str = ""

    @property
    def open(self) -> bool:
        return self.presence is Presence.OPEN

    def require(self) -> DnsRecords:
        """Itself; `Unknown` where nobody could tell."""
        if self.open:
            raise Unknown(self.reason or reason.NOT_COLLECTED, self.detail)
        return self

    def require_name(self, name: str) -> DnsRecords:
        """Itself; `Unknown` where nobody could tell, and where there is no such ``name``, whose records they would be."""
        if self.require().nxdomain:
            raise Unknown(reason.of_failure(FailureKind.NO_SUCH_NAME), name)
        return self


class Resolution:
    """What is known of a domain's names. `ask` notes what it cannot tell yet in ``open_questions``, so that rules say by themselves what must be asked.

    A resolver that denies the top-level domain, or knows a name that cannot exist, is believed in nothing of that sort.
    """

    def __init__(self, domain: str, lookups: Iterable[DnsLookup] = (), hosts: tuple[str, ...] = ()) -> None:
        self.domain, self.hosts = domain, hosts
        self.open_questions: dict[DnsQuestion, None] = {}
        self._outcomes = {lookup.question: lookup.outcome for lookup in lookups}
        self._read: dict[DnsQuestion, DnsRecords] = {}

    def ask(self, name: str, rdtype: str) -> DnsRecords:
        """What the DNS says; a name that cannot be asked has no records (RFC 1035 section 2.3.4)."""
        question = DnsQuestion(name.rstrip(".").lower(), rdtype)
        if not is_askable(question.name):
            return DnsRecords(Presence.ABSENT)
        if question not in self._read:
            if question not in self._outcomes:
                self.open_questions[question] = None
                return DnsRecords(Presence.OPEN)
            self._read[question] = self._believed(_records(question, self._outcomes[question]))
        return self._read[question]

    def answer(self, question: DnsQuestion) -> DnsAnswer | Failure | None:
        """The message as it came, or why none did; None where it was not asked yet."""
        if question not in self._outcomes:
            self.open_questions[question] = None
        return self._outcomes.get(question)

    def _believed(self, records: DnsRecords) -> DnsRecords:
        if not records.open and self._plain(DnsQuestion(NOWHERE, "TXT")).presence is Presence.THERE:
            return DnsRecords(Presence.OPEN, reason=reason.RESOLVER_INVENTS, detail=f"{NOWHERE} TXT")
        if records.presence is Presence.ABSENT:
            top = self._plain(DnsQuestion(self.domain.rpartition(".")[2], "NS"))
            if top.presence is not Presence.THERE:
                why = top.reason if top.open else reason.RESOLVER_DENIES
                return DnsRecords(Presence.OPEN, reason=why, detail=top.detail or f"{self.domain.rpartition('.')[2]} NS")
        return records

    def _plain(self, question: DnsQuestion) -> DnsRecords:
        outcome = self._outcomes.get(question)
        return DnsRecords(Presence.OPEN, reason=reason.NOT_COLLECTED) if outcome is None else _records(question, outcome)


def controls(domain: str) -> tuple[DnsQuestion, ...]:
    """What is asked beside every subject: a name that must exist, and one that cannot."""
    return DnsQuestion(domain.rpartition(".")[2], "NS"), DnsQuestion(NOWHERE, "TXT")


def unlikely_name(domain: str) -> str:
    """A name below the domain that nobody sets up: what is said of it is said of every name."""
    return f"tilik-control.{domain}"


def is_askable(name: str) -> bool:
    """Whether a name fits into a question: labels of 1 to 63 octets, 253 characters in all, none that a message would have to escape."""
    labels = name.split(".")
    plain = name.isascii() and name.isprintable() and not any(character in ' "\\();@$' for character in name)
    return plain and len(name) <= 253 and all(1 <= len(label) <= 63 for label in labels)


# The rules of a domain read the same answers, each time that one more has come.
@lru_cache(maxsize=1024)
def _records(question: DnsQuestion, outcome: DnsAnswer | Failure) -> DnsRecords:
    if isinstance(outcome, Failure):
        # No such name is a failure where an address was sought, which is not how these questions are asked.
        return DnsRecords(Presence.OPEN, reason=reason.of_failure(outcome.kind), detail=outcome.detail)
    label = f"{question.name} {question.rdtype}"
    if outcome.rcode not in ("NOERROR", "NXDOMAIN"):
        return DnsRecords(Presence.OPEN, reason=reason.of_failure(FailureKind.SERVFAIL), detail=f"{label}: {outcome.rcode}")
    try:
        message = outcome.message
        assert isinstance(message, dns.message.QueryMessage)
        chain = message.resolve_chaining()
    except (dns.exception.DNSException, ValueError) as wrong:
        return DnsRecords(Presence.OPEN, reason=reason.of_failure(FailureKind.MALFORMED), detail=f"{label}: {type(wrong).__name__}")
    alias = chain.canonical_name.to_text(omit_final_dot=True).lower() if chain.cnames else ""
    if chain.answer is not None:
        return DnsRecords(Presence.THERE, tuple(sorted(_text(rdata) for rdata in chain.answer)), alias=alias)
    # An alias exists, wherever it leads; the code is that of its end (RFC 2308 section 2.1, RFC 6604 section 3).
    absent = outcome.rcode == "NXDOMAIN"
    return DnsRecords(Presence.ABSENT, nxdomain=absent and not alias, alias=alias, dead_end=absent and bool(alias))


def _text(rdata: object) -> str:
    if isinstance(rdata, dns.rdtypes.txtbase.TXTBase):
        # The strings of one record are one text, without anything between them (RFC 7208 section 3.3).
        return b"".join(rdata.strings).decode("utf-8", "replace")
    return str(rdata)
