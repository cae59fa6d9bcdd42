"""Which CAA domains a certificate's issuer accepts (RFC 8659 section 4.2).

From the identifiers that the authorities declare in the Common CA Database (its report "CAA Identifiers", of 2025 and September 2026) and in their
practice statements. Where they differ over time, or a brand stands below several authorities, either counts: this list clears an issuer sooner
than it accuses one.
"""

from __future__ import annotations

_SECTIGO = frozenset(
    ("sectigo.com", "comodo.com", "comodoca.com", "usertrust.com", "trust-provider.com", "entrust.net", "affirmtrust.com", "netsolssl.com")
)  # fmt: skip
_AMAZON = frozenset(("amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com", "aws.amazon.com"))
_DIGICERT = _AMAZON | frozenset(
    (
        "digicert.com", "www.digicert.com", "digicert.ne.jp", "cybertrust.ne.jp", "symantec.com", "thawte.com", "geotrust.com", "rapidssl.com",
        "quovadisglobal.com", "digitalcertvalidation.com", "volusion.digitalcertvalidation.com", "stratossl.digitalcertvalidation.com",
        "intermediatecertificate.digitalcertvalidation.com", "1and1.digitalcertvalidation.com", "pkioverheid.nl", "www.pkioverheid.nl",
    )
)  # fmt: skip
_SSL_COM = frozenset(("ssl.com", "entrust.net", "affirmtrust.com"))
_LETS_ENCRYPT = frozenset(("letsencrypt.org",))
_GODADDY = frozenset(("godaddy.com", "starfieldtech.com"))
_CERTUM = frozenset(("certum.pl", "certum.eu", "yandex.ru"))
_GOOGLE = frozenset(("pki.goog", "google.com"))

# By the words an issuer's organisation begins with, in lower case.
_ISSUERS: dict[str, frozenset[str]] = {
    "let's encrypt": _LETS_ENCRYPT,
    "internet security research group": _LETS_ENCRYPT,
    "digicert": _DIGICERT,
    "geotrust": _DIGICERT,
    "thawte": _DIGICERT,
    "rapidssl": _DIGICERT,
    "quovadis": _DIGICERT,
    "encryption everywhere": _DIGICERT,
    "sectigo": _SECTIGO,
    "comodo": _SECTIGO,
    "the usertrust network": _SECTIGO,
    "cpanel": _SECTIGO,
    "zerossl": _SECTIGO | {"zerossl.com"},
    "gandi": _SECTIGO | {"gandi.net"},
    "network solutions": _SECTIGO | {"networksolutions.com", "web.com"},
    "google trust services": _GOOGLE,
    "amazon": _AMAZON,
    "globalsign": frozenset(("globalsign.com",)),
    "godaddy": _GODADDY,
    # Amazon's authorities once stood below Starfield's, and some still bear its name.
    "starfield": _GODADDY | _AMAZON,
    # Entrust's authorities were taken over by Sectigo, and some stand below SSL.com's.
    "entrust": _SSL_COM | _SECTIGO,
    "affirmtrust": _SSL_COM | _SECTIGO,
    "ssl corp": _SSL_COM,
    "buypass": frozenset(("buypass.com", "buypass.no")),
    "certum": _CERTUM,
    "unizeto": _CERTUM,
    "asseco data systems": _CERTUM,
    "actalis": frozenset(("actalis.it",)),
    "identrust": frozenset(("identrust.com",)),
    "hellenic academic and research institutions": frozenset(("harica.gr",)),
    "swisssign": frozenset(("swisssign.com", "swisssign.net", "swisssign.ch")),
    "certainly": frozenset(("certainly.com",)),
    "certigna": frozenset(("certigna.fr", "certigna.com")),
    "d-trust": frozenset(("d-trust.net", "d-trust.de", "dtrust.de", "dtrust.net")),
    "deutsche telekom security": frozenset(("telesec.de", "pki.dfn.de", "dfn.de")),
    "emudhra": frozenset(("emsign.com",)),
    "secom trust systems": frozenset(("secomtrust.net",)),
    "cybertrust japan": frozenset(("cybertrust.ne.jp", "cybertrust.co.jp", "jcsinc.co.jp")),
    "taiwan-ca": frozenset(("twca.com.tw",)),
    "trustwave": frozenset(("trustwave.com", "securetrust.com", "vikingcloud.com")),
    # Brands and companies whose authorities stand below those of others.
    "trustasia": _DIGICERT | _SECTIGO | {"trustasia.com"},
    "wotrus": _SECTIGO | _CERTUM | {"wotrus.com"},
    "cloudflare": _DIGICERT | _SSL_COM | {"cloudflare.com"},
    "microsoft": _DIGICERT | {"microsoft.com"},
    "apple": _DIGICERT | _SECTIGO | {"pki.apple.com"},
}  # fmt: skip
# Not declared by an authority: whether one accepts them is between it and the reseller.
_RESELLERS = frozenset(("cloudflare.com", "gandi.net", "netsolssl.com", "networksolutions.com", "web.com", "wotrus.com", "zerossl.com"))
_DOMAINS = frozenset[str]().union(*_ISSUERS.values()) - _RESELLERS


def caa_domains(organization: str) -> frozenset[str] | None:
    """The domains by which CAA records allow an issuer, known by its organisation; None for an issuer that is not known here.

    >>> sorted(caa_domains("Let's Encrypt"))
    ['letsencrypt.org']
    """
    words = organization.lower()
    return next((domains for begins, domains in _ISSUERS.items() if words.startswith(begins)), None)


def is_caa_domain(domain: str) -> bool:
    """Whether an authority declares that it accepts this domain; any other may be a slip, or the name of a reseller."""
    return domain in _DOMAINS
