"""What a verify command prints of a mended server, and why some cells are not yes."""

from __future__ import annotations

from tests.advice.layout import Flavour

# A pattern that is in what the command prints of the mended server and not in what it prints of the faulty one.
_CLOSED = r"^(403|404)$"
_NONE = r"Cipher is \(NONE\)"
MENDED = {
    "http-coep": "(?i)^cross-origin-opener-policy: same-origin",
    "http-coop": "(?i)^cross-origin-opener-policy: same-origin",
    "http-corp": "(?i)^cross-origin-resource-policy: same-site",
    "http-nosniff": "(?i)^x-content-type-options: nosniff",
    "http-referrer-policy": "(?i)^referrer-policy: strict-origin-when-cross-origin",
    "http-permissions-policy": "(?i)^permissions-policy: camera",
    "http-framing": r"(?is)\A(?!.*x-frame-options:.*x-frame-options:).*frame-ancestors 'self'",
    "http-csp": "(?i)^content-security-policy-report-only: default-src 'self'",
    "http-hsts": r"(?i)^strict-transport-security: max-age=31536000",
    "http-hsts-plain": r"(?is)\AHTTP/(?!.*strict-transport-security)",
    "http-deprecated": r"(?is)\AHTTP/(?!.*x-xss-protection)",
    "http-disclosure": r"(?is)\AHTTP/(?!.*(php|nginx|apache)/[0-9])",
    "http-duplicates": r"(?is)HTTP/(?!.*x-frame-options:.*x-frame-options:)",
    "http-cache": "(?i)^cache-control: no-store",
    "http-cookies": "(?i)^set-cookie: PHPSESSID=.*secure.*samesite=lax",
    "http-cors": r"(?is)\AHTTP/(?!.*access-control-allow-origin: https?://)",
    "http-methods": r"(?is)\AHTTP/(?!.*(TRACE|PUT|DELETE))",
    "http-redirect": "(?i)^location: https://",
    "http-security-txt": r"(?s)Contact: .*Expires: .*200\Z",
    "content-passwords": "(?i)^location: https://",
    "content-listings": _CLOSED,
    "content-mixed": "upgrade-insecure-requests",
    "exposed-listing": _CLOSED,
    "tls-protocols": r"(?s)\(NONE\).*\(NONE\)",
    **dict.fromkeys(("tls-cipher-order", "tls-forward-secrecy", "tls-robot", "tls-key-exchange"), _NONE),
    **dict.fromkeys(("tls-trust", "tls-hostname", "tls-chain"), r"Verify return code: 0 \(ok\)"),
    "tls-expiry": "Certificate will not expire",
    "tls-resumption": r"(?s)New.*(Reused.*){5}",
    **dict.fromkeys(
        (
            f"exposed-{name}"
            for name in [
                "admin",
                "apis",
                "config",
                "databases",
                "debug",
                "dumps",
                "env",
                "file-managers",
                "git",
                "installers",
                "logs",
                "panels",
                "uploads",
                "vcs",
            ]
        ),
        _CLOSED,
    ),
}
_OLD = "(no server of the system's packages has this fault any more)"
SILENT: dict[str, str] = {
    "tls-compression": _OLD,
    "tls-renegotiation": _OLD,
    "tls-robot": _OLD,
    "tls-stapling": "(needs a certificate with an OCSP responder)",
    "tls-ciphers": "(mod_ssl leaves suites without a key or a certificate out by itself)",
    "tls-chain": "(told by tls-trust here: nobody publishes this authority's intermediate)",
    "tls-key-exchange": "(mod_ssl takes strong groups by itself)",
    "content-passwords": "(the settings of http-redirect, for a log-in page on plain HTTP)",
    "http-https": "(tried by itself, on a server without HTTPS)",
}
LEFT: dict[tuple[str, Flavour | None], str] = {
    ("http-disclosure", Flavour.HTACCESS): "(Server is set in WHM, which the step says)",
    ("http-csp", None): "(step 1 is Report-Only: step 2 once the console is clean)",
    ("tls-post-quantum", None): "(the fix is to upgrade OpenSSL to 3.5, which the step says)",
}
