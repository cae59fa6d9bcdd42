"""One job for every finding that a current TLS configuration ends: the same block of settings closes them all (RFC 9325)."""

from checks import Text

HARDENING_ACTION = Text(
    id="Terapkan konfigurasi TLS yang kuat: hanya TLS 1.2 dan 1.3 dengan suite modern",
    en="Apply a strong TLS configuration: only TLS 1.2 and 1.3 with modern suites",
)
NGINX = (
    "# blok http, berlaku untuk semua situs\n"
    "ssl_protocols TLSv1.2 TLSv1.3;\n"
    "ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384"
    ":ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;\n"
    "ssl_prefer_server_ciphers on;\n"
    "ssl_ecdh_curve X25519:prime256v1:secp384r1;"
)
APACHE = (
    "SSLProtocol -all +TLSv1.2 +TLSv1.3\n"
    "SSLCipherSuite ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384"
    ":ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305\n"
    "SSLHonorCipherOrder on\n"
    "SSLOpenSSLConfCmd Curves X25519:prime256v1:secp384r1"
)
LITESPEED = (
    "# WebAdmin > Listeners > SSL > SSL Protocol: Protocol Version TLS v1.2, TLS v1.3; Ciphers seperti pada nginx\n"
    "# WHM > Apache Configuration > Global Configuration > SSL Cipher Suite dan SSL/TLS Protocols"
)
IIS = (
    "# Windows Server 2022 ke atas: sisakan suite ECDHE dengan GCM\n"
    "Get-TlsCipherSuite | Where-Object Name -NotMatch '^TLS_(AES|CHACHA20|ECDHE_.*_GCM)' | ForEach-Object { Disable-TlsCipherSuite -Name $_.Name }\n"
    "# Versi lama: nolkan Enabled di HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\<versi>\\Server, mulai ulang Windows"
)
