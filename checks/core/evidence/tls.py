"""TLS evidence: a full handshake, a survey of everything a server gives away, its weaknesses, and whether its certificate was revoked."""

from __future__ import annotations

import datetime as dt
import enum

import msgspec

from checks.core.evidence.certificates import Refusal, ServerCertificate, Trust as Trust
from checks.core.evidence.observation import Failure, Observation, Request
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from checks.core.tls.strength import suite_by_name
from checks.core.tls.suites import Suite

# A closed port, and an alert to every hello: answers, by which nothing is spoken there.
WITHOUT_TLS = (FailureKind.REFUSED, FailureKind.TLS)
PROTOCOLS = ("SSLv2", "SSLv3", "TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3")


class TlsPortRequest(Request, frozen=True):
    """A question to a TLS port. Its key is its tag, and where it is."""

    host: str
    port: int

    @property
    def key(self) -> str:
        return f"{self.__struct_config__.tag} {self.host}:{self.port}"

    @property
    def level(self) -> Level:
        return Level.VISIT


class TlsRequest(TlsPortRequest, frozen=True, tag="tls"):
    """One full handshake, accepting every version and certificate, as a browser's would offer them."""


class TlsSurveyRequest(TlsPortRequest, frozen=True, tag="tls-survey"):
    """Every question that a TLS server answers without a finished handshake, to every address of the host."""


class Handshake(Observation, frozen=True, tag="handshake"):
    """A handshake with the asked ``host``. ``chain`` is DER as sent, leaf first; ``ocsp`` the stapled response in DER or empty.

    ``obstacle`` says why it was not completed although the chain was sent: ``client-certificate`` where the server wants one, else in a library's
    words; empty where it was. ``public``: the root that makes it trusted is one that browsers ship, not only one of the settings. ``path`` and
    ``refusals`` are as in `ServerCertificate`.
    """

    host: str
    address: str
    version: str
    cipher: str
    chain: tuple[bytes, ...]
    trust: Trust
    at: dt.datetime
    alpn: str = ""
    group: str = ""
    ocsp: bytes = b""
    trust_detail: str = ""
    public: bool = False
    path: tuple[bytes, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    obstacle: str = ""

    @property
    def leaf(self) -> bytes:
        """The server's certificate in DER, which may be malformed; empty when none was sent."""
        return self.chain[0] if self.chain else b""


CLIENT_CERTIFICATE = "client-certificate"


class Acceptance(enum.StrEnum):
    """What the server did with a hello of one version."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Order(enum.StrEnum):
    """Whose preference decides the suite."""

    SERVER = "server"
    CLIENT = "client"
    UNKNOWN = "unknown"


class DhGroup(msgspec.Struct, frozen=True):
    """Finite-field parameters the server sent. ``prime`` names a well-known prime (``RFC 7919 ffdhe2048``, ``RFC 2409 group 2``), or is empty."""

    bits: int
    prime: str = ""


class ClientOutcome(msgspec.Struct, frozen=True):
    """What a server agreed on with the hello of a real client; ``version`` is empty where it turned it away."""

    version: str = ""
    suite: str = ""
    group: str = ""


class TlsAnswers(msgspec.Struct, frozen=True, kw_only=True, tag="tls-answers"):
    """What one address answered to all questions of the survey.

    Names are IANA's: suites ``TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`` (SSL 2.0's ``SSL_CK_RC4_128_WITH_MD5``), groups ``x25519``,
    signature schemes ``ecdsa_secp256r1_sha256``. ``None`` means that the question got no usable answer; ``unanswered`` names such questions
    by field, and by version where each was asked (``suites TLSv1.2``).
    ``budget_end`` says which limit of what the host may be sent ended the questions, empty where none did.
    ``suites`` are in the server's order where ``order`` is SERVER, else in ours; versions are those of `PROTOCOLS`. ``scts`` counts those of
    the TLS extension. ``certificate`` is the SHA-256 of the leaf sent to the host's name, ``default_certificate`` of the one sent without
    a name (empty when none is sent), both in hexadecimal. ``certificates`` are all that were sent to anybody, those of one client first heard first.
    ``clients`` says what the hellos of real clients got (``chrome``, ``firefox``, ``safari``;
    ``openssl`` and ``curl`` where something was in their way). ``intolerance`` names what turns clients away that a server must pass over:
    ``version`` (an offer of TLS 1.3), ``long-hello`` (over 1,500 bytes), ``extension``, ``grease`` (RFC 8701), ``many-suites``;
    where it is none of these, the extensions that those clients send, by IANA's names (``status_request``).
    ``inconsistency`` says what the address told one way and another to the same client: ``versions``, ``suites``, ``names`` and ``dates`` of certificates, ``refusals``
    (``closed``, ``reset``, ``alert 40``) of what it accepted another time.
    """

    address: str
    versions: dict[str, Acceptance]
    suites: dict[str, tuple[str, ...]] = {}
    order: dict[str, Order] = {}
    groups: tuple[str, ...] | None = None
    dh: DhGroup | None = None
    ecdh: str = ""
    signatures: tuple[str, ...] | None = None
    alpn: tuple[str, ...] | None = None
    compression: bool | None = None
    secure_renegotiation: bool | None = None
    client_renegotiation: bool | None = None
    extended_master_secret: bool | None = None
    encrypt_then_mac: bool | None = None
    fallback_scsv: bool | None = None
    heartbeat: bool | None = None
    session_id: bool | None = None
    session_ticket: bool | None = None
    early_data: bool | None = None
    stapled: bool | None = None
    scts: int | None = None
    certificate: str | None = None
    default_certificate: str | None = None
    certificates: tuple[ServerCertificate, ...] = ()
    intolerance: tuple[str, ...] | None = None
    clients: dict[str, ClientOutcome] = {}
    inconsistency: dict[str, tuple[str, ...]] = {}
    unanswered: tuple[str, ...] = ()
    connections: int = 0
    budget_end: str = ""

    @property
    def accepted_versions(self) -> tuple[str, ...]:
        """The versions the server speaks, oldest first."""
        return tuple(version for version in PROTOCOLS if self.versions.get(version) is Acceptance.YES)

    @property
    def only_tls13(self) -> bool:
        """TLS 1.3 and nothing older: renegotiation, compression and all that comes with them do not exist."""
        return all(self.versions.get(version) is (Acceptance.YES if version == "TLSv1.3" else Acceptance.NO) for version in PROTOCOLS)

    @property
    def suites_complete(self) -> bool:
        """Whether every suite of every accepted version was asked for."""
        gaps = any(question.split(" ")[0] == "suites" for question in self.unanswered)
        return not gaps and all(self.suites.get(version) for version in self.accepted_versions)

    @property
    def offered_suites(self) -> tuple[str, ...]:
        """The accepted suites of all versions, each once."""
        return tuple(dict.fromkeys(suite for version in PROTOCOLS for suite in self.suites.get(version, ())))

    def suites_of(self, *versions: str) -> list[Suite]:
        """The accepted suites of these versions, or of all, each once, as far as the registry has them."""
        names = dict.fromkeys(name for version in versions or PROTOCOLS for name in self.suites.get(version, ()))
        return [suite for name in names if (suite := suite_by_name(name))]


class TlsSurvey(Observation, frozen=True, tag="tls-survey-seen"):
    """The survey of every address of a host, in the order they were asked; an address that gave nothing at all is a failure.

    ``host`` is the one that was asked for, empty in evidence of older versions of the program.
    """

    addresses: dict[str, TlsAnswers | Failure]
    at: dt.datetime
    host: str = ""

    @property
    def answers(self) -> tuple[TlsAnswers, ...]:
        """Only the addresses that answered."""
        return tuple(outcome for outcome in self.addresses.values() if isinstance(outcome, TlsAnswers))


class Weakness(enum.StrEnum):
    """A hole of TLS implementations that is probed gently, one question each."""

    HEARTBLEED = "heartbleed"
    CCS = "ccs"
    TICKETBLEED = "ticketbleed"
    ROBOT = "robot"


class Vulnerable(enum.StrEnum):
    """What the probe showed. WEAK: an oracle that is there but too weak to exploit readily."""

    YES = "yes"
    WEAK = "weak"
    NO = "no"
    UNKNOWN = "unknown"


class WeaknessRequest(Request, frozen=True, tag="tls-weakness"):
    """Probe one weakness; only at level PROBE."""

    host: str
    port: int
    weakness: Weakness

    @property
    def key(self) -> str:
        return f"tls-{self.weakness} {self.host}:{self.port}"

    @property
    def level(self) -> Level:
        return Level.PROBE


class WeaknessStatus(Observation, frozen=True, tag="tls-weakness-seen"):
    """How the server behaved, at the worst of its ``addresses``; ``detail`` says by what it was judged, never what leaked; ``budget_end`` is as in `TlsAnswers`."""

    vulnerable: Vulnerable
    at: dt.datetime
    detail: str = ""
    addresses: dict[str, Vulnerable] = msgspec.field(default_factory=dict)
    budget_end: str = ""

    @property
    def open(self) -> bool:
        """Whether some address could not be judged."""
        return Vulnerable.UNKNOWN in (self.vulnerable, *self.addresses.values())


class Revocation(enum.StrEnum):
    """What the certificate's issuer says of it. UNKNOWN: it does not know it, or what was said cannot be believed."""

    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"
    NOT_ASKED = "not-asked"


class RevocationRequest(TlsPortRequest, frozen=True, tag="tls-revocation"):
    """The revocation state of the certificate a host shows: stapled OCSP, then, where the settings allow, CRL or OCSP."""


class RevocationStatus(Observation, frozen=True, tag="tls-revocation-seen"):
    """``source`` is ``stapled``, ``ocsp``, ``crl`` or empty; ``reason`` the issuer's reason where it gave one (RFC 5280: ``keyCompromise``).

    ``detail`` says for the engineer why nothing is known: what made an answer unbelievable, or why nobody was asked.
    """

    state: Revocation
    at: dt.datetime
    source: str = ""
    reason: str = ""
    revoked_at: dt.datetime | None = None
    detail: str = ""
