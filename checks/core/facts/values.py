"""What a report states of a target besides verdicts, as values."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.check.topic import TopicFacts
from checks.core.evidence.tls import Acceptance, ClientOutcome, DhGroup, Order, Revocation, Vulnerable, Weakness
from checks.core.facts.endpoints import EndpointsFacts
from checks.core.ratings.mozilla import Conformance
from checks.core.ratings.observatory.rating import HttpRating as Observatory
from checks.core.ratings.ssllabs import TlsRating
from checks.core.software.releases import Support


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """The server's certificate in words. ``days_left`` are whole days from the observation; negative when it ended a day ago or more, 0 within a day before and after its end.

    ``spki_sha256`` identifies its public key, whatever certificate it stands in (RFC 7469 section 2.4); empty where the key is of an unknown kind.
    """

    subject: str
    issuer: str
    names: tuple[str, ...]
    not_before: dt.datetime
    not_after: dt.datetime
    days_left: int
    key: str
    signature: str
    serial: str
    sha256: str
    spki_sha256: str = ""


class RevocationFact(msgspec.Struct, frozen=True):
    """What the certificate's issuer says of it, where it says so (``stapled``, ``ocsp``, ``crl``), and why and when it was revoked."""

    state: Revocation
    source: str = ""
    reason: str = ""
    at: dt.datetime | None = None


class CertificateFact(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate that some clients get: at these ``addresses``, with these ``versions``, those that name the host (``sni``) or do not.

    ``trust`` is as in `TlsFacts`; ``refusals`` are the clients that do not take it, with their reasons; ``staple`` is what the OCSP response that came
    with it says of it: ``none``, ``good``, ``revoked``, ``unknown``, ``invalid`` (it counts for nothing) or ``unchecked``.
    """

    addresses: tuple[str, ...]
    versions: tuple[str, ...]
    sni: bool
    trust: str
    refusals: dict[str, str]
    staple: str
    certificate: Certificate | None


class TlsFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What TLS showed, over all addresses: what any of them accepts, and of each answer the worst.

    ``protocols`` has the accepted versions with their suites, in the server's order where ``order`` says so; ``versions`` the answer for each
    version that was asked. ``extensions`` has the yes-or-no answers by the fields of `TlsAnswers`; None is no answer, here and elsewhere.
    ``alpn`` is what the full handshake settled on, ``application_protocols`` what is offered. ``chain`` is as sent, ``certificate`` its first.
    ``addresses`` says of each address ``answered`` or why not, ``differences`` which answers are not the same at all of them, ``unanswered``
    which questions got no usable answer at some. ``clients`` is what the worst address agrees on with each real client, ``inconsistency`` what an
    address told one way and another; ``obstacle`` why the full handshake was not completed although the chain was sent.
    """

    protocols: dict[str, tuple[str, ...]]
    versions: dict[str, Acceptance] = {}
    order: dict[str, Order] = {}
    groups: tuple[str, ...] | None = None
    dh: DhGroup | None = None
    signatures: tuple[str, ...] | None = None
    alpn: str = ""
    application_protocols: tuple[str, ...] | None = None
    extensions: dict[str, bool | None] = {}
    scts: int | None = None
    intolerance: tuple[str, ...] | None = None
    clients: dict[str, ClientOutcome] = {}
    inconsistency: dict[str, tuple[str, ...]] = {}
    default_certificate: str | None = None
    certificate: Certificate | None = None
    chain: tuple[Certificate, ...] = ()
    trust: str = ""
    certificates: tuple[CertificateFact, ...] = ()
    obstacle: str = ""
    revocation: RevocationFact | None = None
    weaknesses: dict[Weakness, Vulnerable] = {}
    addresses: dict[str, str] = {}
    differences: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    connections: int = 0
    ssllabs: TlsRating | None = None
    mozilla: Conformance | None = None


class HttpFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the front page showed: the published yardstick, None where it was not asked for."""

    observatory: Observatory | None = None


class Software(msgspec.Struct, frozen=True, kw_only=True):
    """A product seen on the target. ``certainty`` is ``certain`` or ``probable``; ``support`` is how its version stood that day, ``eol`` when its support ends
    or by when it had ended. ``place`` is the folder of the site that it lies in, as ``/blog/``; empty where that is not known.
    """

    name: str
    version: str | None
    certainty: str
    eol: dt.date | None = None
    latest: str | None = None
    support: Support = Support.NO_DATA
    place: str = ""

    def ended(self, on: dt.date) -> bool:
        """Whether support was over; what was stored before ``support`` was told says so by the day alone."""
        return self.support.over or (self.support is Support.NO_DATA and self.eol is not None and self.eol < on)


class DnsFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The addresses that were contacted or published, and the CAA records in force."""

    addresses: tuple[str, ...] = ()
    caa: tuple[str, ...] = ()


class ContentFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the crawl told: pages asked for, links that were not followed by why, personal data by sort, all counted.

    ``end_reason`` is the key of the reason why it ended before it was through; empty when it was.
    """

    pages: int
    skipped_links: dict[str, int] = msgspec.field(default_factory=dict, name="skipped")
    personal: dict[str, int] = {}
    end_reason: str = msgspec.field(default="", name="ended")


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What was learned about a target, apart from any judgement. ``mentioned_hosts`` are others of its domain that its answers name.

    ``topics`` is what plug-ins state, by their names; ``absent`` the sorts of observations that are kept and were not read, since no enabled
    plug-in knows them. ``fault`` says why nothing could be learned, where that is a bug of ours.
    """

    tls: TlsFacts | None = None
    http: HttpFacts = HttpFacts()
    endpoints: EndpointsFacts | None = None
    software: tuple[Software, ...] = ()
    dns: DnsFacts = DnsFacts()
    mentioned_hosts: tuple[str, ...] = msgspec.field(default=(), name="named")
    content: ContentFacts | None = None
    topics: dict[str, TopicFacts] = {}
    absent: tuple[str, ...] = ()
    fault: str = ""


class Traffic(msgspec.Struct, frozen=True, kw_only=True):
    """What a target was subjected to: requests sent, connections opened, bytes each way, seconds from first to last.

    A request is every HTTP request and every question about TLS that left, asked again or not; one that got no connection counts, too. Bytes are
    those of TCP, counted at the sockets: records of TLS, broken answers and what nobody read included, the headers of packets and what TCP sends twice not. ``log``
    has a line a request: what was asked and how it ended. ``sources`` are the addresses of this machine that it came from.
    """

    count: int = 0
    connections: int = 0
    bytes_in: int = 0
    bytes_out: int = 0
    seconds: float = 0.0
    log: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
