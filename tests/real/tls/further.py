"""The servers that `make tls-parity` compares beside those of the tests: every program that ends TLS in Debian, and what of each matters."""

from __future__ import annotations

from collections.abc import Iterator

from tests.real.tls.configurations import ANY, Configuration
from tests.real.tls.daemons import boringssl, caddy, go_server, h2o, haproxy, hitch, java, lighttpd, node, stunnel
from tests.real.tls.servers import gnutls_serv, in_apache, in_nginx, s_server

_OLD = "TLSv1 TLSv1.1 TLSv1.2"
_STRONG = "ECDHE+AESGCM:ECDHE+CHACHA20"
_CURVES = ("prime256v1", "secp521r1", "X448", "secp384r1:prime256v1", "X25519:prime256v1:secp384r1:secp521r1")
_SUITES = {
    "AES-256 first": "ECDHE+AES256:ECDHE+AES128",
    "one suite": "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256",
    "CBC only": "ECDHE-RSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA256:ECDHE-RSA-AES256-SHA:ECDHE-ECDSA-AES256-SHA",
    "CCM and ARIA": "AESCCM:ARIA:CAMELLIA",
    "Mozilla old": "ECDHE+AESGCM:DHE+AESGCM:ECDHE+AES:DHE+AES:kRSA+AES:@SECLEVEL=0",
}


def _nginx() -> Iterator[Configuration]:
    for keys in (("rsa",), ("ec",), ("rsa", "ec")):
        label = " and ".join(keys)
        yield Configuration(f"nginx TLS 1.2 only, {label}", in_nginx("ssl_protocols TLSv1.2;", *keys))
        yield Configuration(f"nginx TLS 1.3 only, {label} ", in_nginx("ssl_protocols TLSv1.3;", *keys))
        yield Configuration(f"nginx TLS 1.0 to 1.2, {label}", in_nginx(f"ssl_protocols {_OLD}; ssl_ciphers {ANY};", *keys))
        yield Configuration(
            f"nginx strong suites, own order, {label}", in_nginx(f"ssl_ciphers {_STRONG}; ssl_prefer_server_ciphers on;", *keys)
        )
    for name, suites in _SUITES.items():
        yield Configuration(
            f"nginx {name}", in_nginx(f"ssl_protocols {_OLD} TLSv1.3; ssl_ciphers {suites}; ssl_prefer_server_ciphers on;", "rsa")
        )
    for curves in _CURVES:
        yield Configuration(f"nginx {curves}, RSA", in_nginx(f"ssl_ecdh_curve {curves};", "rsa"))
    yield Configuration("nginx asks for a client certificate", in_nginx("ssl_verify_client optional_no_ca;", "rsa"))


def _apache() -> Iterator[Configuration]:
    for keys in (("rsa",), ("ec",)):
        yield Configuration(f"Apache TLS 1.2 only, {keys[0]}", in_apache("SSLProtocol TLSv1.2", *keys))
        yield Configuration(f"Apache TLS 1.3 only, {keys[0]}", in_apache("SSLProtocol TLSv1.3", *keys))
        yield Configuration(
            f"Apache TLS 1.0 to 1.2, {keys[0]}", in_apache(f"SSLProtocol TLSv1 TLSv1.1 TLSv1.2\nSSLCipherSuite {ANY}", *keys)
        )
    for name, suites in _SUITES.items():
        yield Configuration(f"Apache {name}", in_apache(f"SSLProtocol all\nSSLCipherSuite {suites}\nSSLHonorCipherOrder on", "rsa"))
    yield Configuration(
        "Apache without compression and renegotiation", in_apache("SSLCompression off\nSSLInsecureRenegotiation off", "rsa")
    )


def _libraries() -> Iterator[Configuration]:
    for library in ("openssl", "mbedtls", "gnutls", "wolfssl", "nss"):
        for keys in ("rsa", "ec"):
            yield Configuration(f"lighttpd with {library}, {keys}", lighttpd(library, certificate=keys))
    yield Configuration(
        "lighttpd with openssl, old",
        lighttpd("openssl", 'ssl.openssl.ssl-conf-cmd = ("MinProtocol" => "TLSv1", "CipherString" => "ALL:@SECLEVEL=0")'),
    )
    for keys in ("rsa", "ec"):
        yield Configuration(f"BoringSSL, {keys}", boringssl(certificate=keys))
        yield Configuration(f"GnuTLS TLS 1.3 only, {keys}", gnutls_serv("NORMAL:-VERS-ALL:+VERS-TLS1.3", certificates=(keys,)))
        yield Configuration(f"GnuTLS secure, {keys}", gnutls_serv("SECURE256:%SERVER_PRECEDENCE", certificates=(keys,)))
        yield Configuration(
            f"GnuTLS old, {keys}", gnutls_serv("NORMAL:+VERS-TLS1.0:+VERS-TLS1.1:+ARCFOUR-128:+3DES-CBC", certificates=(keys,))
        )
        yield Configuration(f"OpenSSL as it is, {keys}", s_server(certificate=keys))
        yield Configuration(f"OpenSSL TLS 1.3 only, {keys}", s_server("-tls1_3", certificate=keys))
        yield Configuration(f"OpenSSL TLS 1.2 only, no tickets, {keys}", s_server("-tls1_2", "-no_ticket", certificate=keys))
        yield Configuration(
            f"OpenSSL ChaCha20 first, {keys}", s_server("-cipher", "ECDHE", "-serverpref", "-prioritize_chacha", certificate=keys)
        )
    yield Configuration("OpenSSL brainpoolP256r1 and X25519", s_server("-tls1_2", "-groups", "brainpoolP256r1:X25519", "-cipher", "ECDHE"))
    yield Configuration("OpenSSL wants a client certificate", s_server("-verify", "2"))


def _proxies() -> Iterator[Configuration]:
    for keys in ("rsa", "ec"):
        yield Configuration(f"HAProxy as installed, {keys}", haproxy(certificate=keys))
        yield Configuration(f"HAProxy TLS 1.3 only, {keys}", haproxy("ssl-min-ver TLSv1.3", certificate=keys))
        yield Configuration(f"HAProxy from TLS 1.0, {keys}", haproxy(f"ssl-min-ver TLSv1.0 ciphers {ANY}", certificate=keys))
        yield Configuration(f"hitch as installed, {keys}", hitch(certificate=keys))
        yield Configuration(f"stunnel as installed, {keys}", stunnel(certificate=keys))
        yield Configuration(f"h2o as installed, {keys}", h2o(certificate=keys))
        yield Configuration(f"Caddy as installed, {keys}", caddy(certificate=keys))
    yield Configuration("HAProxy ALPN, no tickets", haproxy("alpn h2,http/1.1 no-tls-tickets"))
    yield Configuration("HAProxy 0-RTT", haproxy("allow-0rtt alpn h2"))
    yield Configuration("HAProxy prefers the client's", haproxy("prefer-client-ciphers"))
    yield Configuration("hitch from TLS 1.0", hitch(f'tls-protos = TLSv1.0 TLSv1.1 TLSv1.2\nciphers = "{ANY}"\nprefer-server-ciphers = on'))
    yield Configuration("stunnel TLS 1.2 only", stunnel("sslVersion = TLSv1.2"))
    yield Configuration("stunnel from TLS 1.0", stunnel(f"sslVersionMin = TLSv1\nsecurityLevel = 0\nciphers = {ANY}"))
    yield Configuration("Caddy TLS 1.3 only", caddy("protocols tls1.3"))
    yield Configuration("Caddy one curve", caddy("curves secp384r1"))


def _languages() -> Iterator[Configuration]:
    for keys in ("rsa", "ec"):
        yield Configuration(f"Go as it is, {keys}", go_server(certificate=keys))
        yield Configuration(f"Go everything, {keys}", go_server("all", certificate=keys))
        yield Configuration(f"Node.js as it is, {keys}", node(certificate=keys))
        yield Configuration(f"Java as it is, {keys}", java(certificate=keys))
    yield Configuration("Go TLS 1.2 only", go_server("max=0x0303"))
    yield Configuration("Go TLS 1.3 only", go_server("min=0x0304"))
    yield Configuration("Node.js own order", node("honorCipherOrder:true,ciphers:'ECDHE+AESGCM:ECDHE+AES'"))
    yield Configuration("Node.js from TLS 1.0", node("minVersion:'TLSv1',ciphers:'ALL:@SECLEVEL=0'"))
    yield Configuration("Node.js one curve", node("ecdhCurve:'P-384'"))
    yield Configuration("Java TLS 1.2 only", java("-Djdk.tls.server.protocols=TLSv1.2"))
    yield Configuration("Java with small DH", java("-Djdk.tls.ephemeralDHKeySize=1024"))


FURTHER = (*_nginx(), *_apache(), *_libraries(), *_proxies(), *_languages())
