"""The servers of the comparison: what is offered in the wild, what only old machines offer, and what nobody should."""

from __future__ import annotations

import msgspec

from tests.real.tls.facts import Value, of_versions
from tests.real.tls.lite import tlslite
from tests.real.tls.old_servers import OldServer, old_server
from tests.real.tls.servers import Start, gnutls_serv, in_apache, in_nginx, s_server


class Configuration(msgspec.Struct, frozen=True):
    """``truth`` is what a server of our own was built to do, for which no other witness is needed."""

    name: str
    start: Start
    truth: dict[str, Value] = {}


ANY = "ALL:@SECLEVEL=0"
_NGINX_ALL = "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;"
# sslscan built on Debian's OpenSSL cannot ask for SSL 3.0 suites.
_SSL3 = frozenset(
    (
        "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_RC4_128_SHA", "TLS_RSA_WITH_RC4_128_MD5",
    )
)  # fmt: skip
_INTERMEDIATE = (
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
    "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:DHE-RSA-AES128-GCM-SHA256:DHE-RSA-AES256-GCM-SHA384"
)
_EXPORT = ("TLS_RSA_EXPORT_WITH_RC4_40_MD5", "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA", "TLS_RSA_WITH_RC4_128_SHA")
_WEAK_DH = ("TLS_DHE_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_AES_128_CBC_SHA")
_SSL2 = ("SSL_CK_RC4_128_WITH_MD5", "SSL_CK_DES_64_CBC_WITH_MD5", "SSL_CK_RC4_128_EXPORT40_WITH_MD5")


def _old_server(what: OldServer) -> tuple[Start, dict[str, Value]]:
    names = {0x0300: "SSLv3", 0x0301: "TLSv1.0", 0x0302: "TLSv1.1", 0x0303: "TLSv1.2"}
    versions = {"SSLv2": bool(what.ssl2)} | {name: number in what.versions for number, name in names.items()} | {"TLSv1.3": False}
    facts = of_versions(versions)
    for version in (names[number] for number in what.versions):
        facts |= {f"suites {version}": frozenset(what.suites), f"order {version}": what.suites, f"decides {version}": "server"}
    if what.ssl2:
        facts["suites SSLv2"] = frozenset(what.ssl2)
    if any("_DHE_" in suite for suite in what.suites):
        facts["dh"] = 512
    return old_server(what), facts


CONFIGURATIONS = (
    Configuration("nginx as installed, two certificates", in_nginx("", "rsa", "ec")),
    Configuration("nginx TLS 1.3 only", in_nginx("ssl_protocols TLSv1.3;", "ec")),
    Configuration("nginx Mozilla intermediate", in_nginx(f"ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers {_INTERMEDIATE};", "rsa", "ec")),
    Configuration("nginx everything, own order", in_nginx(f"{_NGINX_ALL} ssl_ciphers {ANY}; ssl_prefer_server_ciphers on;", "rsa")),
    Configuration("nginx TLS 1.0 only", in_nginx(f"ssl_protocols TLSv1; ssl_ciphers {ANY};", "rsa")),
    Configuration("nginx no tickets, no cache", in_nginx("ssl_session_tickets off; ssl_session_cache off;", "rsa")),
    Configuration("nginx cache without tickets", in_nginx("ssl_session_tickets off; ssl_session_cache shared:tls:1m;", "rsa")),
    Configuration(
        "nginx DHE with 1024 bits", in_nginx("ssl_protocols TLSv1.2; ssl_ciphers DHE-RSA:kEDH:@SECLEVEL=0; ssl_dhparam {dh1024};", "rsa")
    ),
    Configuration("nginx DHE with 2048 bits", in_nginx("ssl_protocols TLSv1.2; ssl_ciphers kEDH:!aNULL; ssl_dhparam {dh2048};", "rsa")),
    Configuration("nginx secp384r1 only", in_nginx("ssl_ecdh_curve secp384r1;", "ec")),
    Configuration("nginx stapling", in_nginx("ssl_stapling on; ssl_stapling_file {keys}/staple.der;", "rsa")),
    Configuration("nginx 0-RTT", in_nginx("ssl_protocols TLSv1.2 TLSv1.3; ssl_early_data on;", "ec")),
    Configuration("nginx RSA key exchange only", in_nginx("ssl_protocols TLSv1.2; ssl_ciphers kRSA;", "rsa")),
    Configuration("Apache as installed, two certificates", in_apache("", "rsa", "ec")),
    Configuration(
        "Apache everything, own order", in_apache(f"SSLProtocol all\nSSLCipherSuite {ANY}\nSSLHonorCipherOrder on", "rsa", "ec")
    ),
    Configuration("Apache DHE only", in_apache("SSLProtocol TLSv1.2\nSSLCipherSuite kEDH:!aNULL", "rsa")),
    Configuration("Apache X25519 only", in_apache("SSLOpenSSLConfCmd Groups X25519", "rsa")),
    Configuration("Apache no tickets", in_apache("SSLSessionTickets off\nSSLProtocol TLSv1.1 TLSv1.2\nSSLCipherSuite " + ANY, "ec")),
    Configuration("OpenSSL everything, own order", s_server("-cipher", ANY, "-serverpref")),
    Configuration("OpenSSL TLS 1.1 only", s_server("-tls1_1", "-cipher", ANY, "-no_ticket")),
    Configuration("OpenSSL two TLS 1.3 suites", s_server("-tls1_3", "-ciphersuites", "TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_CCM_SHA256", "-serverpref")),
    Configuration("OpenSSL two certificates", s_server("-dcert", "{keys}/ec.pem", "-dkey", "{keys}/ec.pem", "-dcert_chain", "{keys}/ec.pem")),
    Configuration("OpenSSL ECDSA, secp521r1 and X448", s_server("-groups", "P-521:X448", certificate="ec")),
    Configuration("OpenSSL NULL suites", s_server("-tls1_2", "-cipher", "NULL:@SECLEVEL=0")),
    Configuration("OpenSSL anonymous only", s_server("-tls1_2", "-cipher", "aNULL:@SECLEVEL=0", "-nocert")),
    Configuration("OpenSSL ALPN", s_server("-alpn", "http/1.1,h2")),
    Configuration("OpenSSL stapling", s_server("-status_file", "{keys}/staple.der")),
    Configuration("OpenSSL 0-RTT", s_server("-early_data", "-max_early_data", "4096")),
    Configuration("OpenSSL renegotiates for clients", s_server("-client_renegotiation", "-tls1_2"), {"client-renegotiation": True}),
    Configuration("GnuTLS as installed, two certificates", gnutls_serv("NORMAL", certificates=("rsa", "ec"))),
    Configuration(
        "GnuTLS everything, own order",
        gnutls_serv("LEGACY:+VERS-ALL:+CIPHER-ALL:+MAC-ALL:+KX-ALL:+SIGN-ALL:+GROUP-ALL:%SERVER_PRECEDENCE"),
    ),
    Configuration("GnuTLS finite fields only", gnutls_serv("NORMAL:-GROUP-ALL:+GROUP-FFDHE2048:+GROUP-FFDHE3072:-VERS-TLS1.0:-VERS-TLS1.1")),
    Configuration("GnuTLS heartbeat, no tickets, ALPN", gnutls_serv("NORMAL", "-b", "--noticket", "--alpn", "h2"), {"heartbeat": True}),
    Configuration("tlslite-ng SSL 3.0 only", tlslite("rc4", "3des", highest=0, exchanges=("rsa", "dhe_rsa")), {"suites SSLv3": _SSL3}),
    Configuration("tlslite-ng RC4 and 3DES", tlslite("rc4", "3des", highest=3)),
    Configuration("tlslite-ng TLS 1.0, 3DES only", tlslite("3des", lowest=1, highest=1, exchanges=("rsa",))),
    Configuration("tlslite-ng anonymous", tlslite("aes128", "3des", "rc4", lowest=1, exchanges=("dh_anon", "ecdh_anon"))),
    Configuration("tlslite-ng TLS 1.3", tlslite("chacha20-poly1305", "aes128gcm", lowest=3, highest=4)),
    Configuration("own: SSL 2.0 only", *_old_server(OldServer(ssl2=_SSL2))),
    Configuration("own: SSL 2.0 beside TLS 1.0", *_old_server(OldServer((0x0300, 0x0301), ("TLS_RSA_WITH_3DES_EDE_CBC_SHA",), _SSL2[:1]))),
    Configuration("own: export suites", *_old_server(OldServer((0x0300, 0x0301), _EXPORT))),
    Configuration("own: DH with 512 bits", *_old_server(OldServer((0x0301, 0x0302, 0x0303), _WEAK_DH))),
)  # fmt: skip
