"""Who may be asked what without being on the list, and why: every exception to the scope."""

from __future__ import annotations

import enum

import msgspec

from checks.core.model.finding import Level


class Whom(enum.Enum):
    """Names above a registered host, up to its registrable domain; domains of others, and never a public suffix; a top-level domain; who issued a host's certificate;
    what the records of a registered domain name, and the names above it; the hosts that serve a registered domain, as its own records say."""

    ABOVE = "above"
    OTHERS = "others"
    TOP = "top"
    ISSUER = "issuer"
    REFERENCE = "reference"
    SERVER = "server"


class Exemption(msgspec.Struct, frozen=True):
    """``what`` is a type of DNS record, or what is fetched. It may be asked only while the host for whose sake it is asked may be, at ``level``."""

    whom: Whom
    what: str
    level: Level
    reason: str


PARENT = Exemption(
    Whom.ABOVE,
    "CAA",
    Level.PASSIVE,
    "tls-caa: the records that bind issuers may stand at any name above a host (RFC 8659 section 3); those that a city can mend end at its own domain",
)
DOMAIN_QUESTION = Exemption(
    Whom.OTHERS,
    "NS",
    Level.VISIT,
    "content-takeover: whether the domain still exists from which a page loads code; the resolver is asked, the domain's own servers never",
)
TOP_QUESTION = Exemption(
    Whom.TOP,
    "NS",
    Level.VISIT,
    "content-takeover: whether the resolver says of a name that must exist that it does, before it is believed when it says that a domain is gone",
)
ISSUER_FILES = Exemption(
    Whom.ISSUER,
    "OCSP and CRL",
    Level.VISIT,
    "tls-revoked: what an issuer publishes at the URL in a host's certificate (RFC 6960, RFC 5280 section 4.2.1.13)",
)
OF_NAMES = (PARENT, DOMAIN_QUESTION, TOP_QUESTION)
# A registered domain alone gives a reason for these; the resolver is asked, nobody's own servers.
OF_DOMAINS = (
    Exemption(
        Whom.REFERENCE,
        "TXT",
        Level.PASSIVE,
        "mail-dmarc, mail-spf: a policy may stand at any name above the domain (RFC 9989 section 4.10), whoever is to receive reports says so at his own (RFC 9990 section 4), "
        "and SPF continues in the records that it includes (RFC 7208 section 5.2); a name that cannot exist shows whether the resolver can be believed",
    ),
    Exemption(Whom.REFERENCE, "MX", Level.PASSIVE, "mail-spf: the mail hosts that a record permits (RFC 7208 section 5.4)"),
    Exemption(Whom.REFERENCE, "A", Level.PASSIVE, "mail-spf: whether what a record permits has addresses (RFC 7208 section 4.6.4)"),
    Exemption(Whom.REFERENCE, "AAAA", Level.PASSIVE, "mail-spf: as A"),
    Exemption(Whom.REFERENCE, "TLSA", Level.PASSIVE, "mail-dane: the keys that the DNS vouches for at the mail hosts (RFC 7672 section 2)"),
    Exemption(
        Whom.REFERENCE,
        "NS",
        Level.PASSIVE,
        "mail-*: whether the resolver says of the top-level domain that it exists, before it is believed in anything else",
    ),
    Exemption(
        Whom.REFERENCE,
        "CAA",
        Level.PASSIVE,
        "dns-caa: the records that bind issuers may stand at any name above the domain (RFC 8659 section 3)",
    ),
    Exemption(
        Whom.REFERENCE,
        "SOA",
        Level.PASSIVE,
        "dns-dnssec: whether the resolver verifies the signatures of the root, before it is believed when it finds none, or wrong ones (RFC 4035 section 3.2.3)",
    ),
)
# Who serves a registered domain may be asked this for its sake, on one port, at these addresses; what the list says of the host itself holds beside it.
OF_SERVERS = {
    25: Exemption(
        Whom.SERVER,
        "SMTP up to STARTTLS",
        Level.VISIT,
        "mail-starttls, mail-dane: whether a mail host of the domain encrypts, and with which key (RFC 3207, RFC 7672)",
    ),
    443: Exemption(
        Whom.SERVER,
        "the MTA-STS policy",
        Level.VISIT,
        "mail-mta-sts: the policy that the domain has at mta-sts, and its certificate (RFC 8461 section 3.3)",
    ),
    53: Exemption(
        Whom.SERVER,
        "SOA, AXFR",
        Level.VISIT,
        "dns-delegation, dns-recursion, dns-transfer: what a name server of the domain says itself; the last two at level probe",
    ),
}
