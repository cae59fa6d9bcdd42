"""Which CAA domains a certificate's issuer accepts (RFC 8659 section 4.2), as the authorities state in their practice statements."""

from __future__ import annotations

_DIGICERT = frozenset(
    ("digicert.com", "digicert.ne.jp", "geotrust.com", "rapidssl.com", "symantec.com", "thawte.com", "quovadisglobal.com")
)
_SECTIGO = frozenset(("sectigo.com", "comodo.com", "comodoca.com", "usertrust.com", "trust-provider.com"))
_GODADDY = frozenset(("godaddy.com", "starfieldtech.com"))
_SSL_COM = frozenset(("ssl.com",))

# By the words an issuer's organisation begins with, in lower case.
_ISSUERS: dict[str, frozenset[str]] = {
    "let's encrypt": frozenset(("letsencrypt.org",)),
    "internet security research group": frozenset(("letsencrypt.org",)),
    "digicert": _DIGICERT,
    "geotrust": _DIGICERT,
    "thawte": _DIGICERT,
    "quovadis": _DIGICERT,
    "sectigo": _SECTIGO,
    "comodo": _SECTIGO,
    "the usertrust network": _SECTIGO,
    "cpanel": _SECTIGO,
    "zerossl": _SECTIGO | {"zerossl.com"},
    "gandi": _SECTIGO | {"gandi.net"},
    "google trust services": frozenset(("pki.goog", "google.com")),
    "amazon": frozenset(("amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com", "aws.amazon.com")),
    "globalsign": frozenset(("globalsign.com",)),
    "godaddy": _GODADDY,
    "starfield": _GODADDY,
    "entrust": frozenset(("entrust.net", "affirmtrust.com")),
    "buypass": frozenset(("buypass.com", "buypass.no")),
    "unizeto": frozenset(("certum.pl", "certum.eu")),
    "asseco data systems": frozenset(("certum.pl", "certum.eu")),
    "ssl corp": _SSL_COM,
    "actalis": frozenset(("actalis.it",)),
    # Cloudflare's and Microsoft's own authorities stand below those of others.
    "cloudflare": _DIGICERT | _SSL_COM | {"cloudflare.com"},
    "microsoft": _DIGICERT | {"microsoft.com"},
}


def caa_domains(organization: str) -> frozenset[str] | None:
    """The domains by which CAA records allow an issuer, known by its organisation; None for an issuer that is not known here.

    >>> sorted(caa_domains("Let's Encrypt"))
    ['letsencrypt.org']
    """
    words = organization.lower()
    return next((domains for begins, domains in _ISSUERS.items() if words.startswith(begins)), None)
