"""One job for every finding that a current TLS configuration ends: the same block of settings closes them all (RFC 9325)."""

from checks import SettingBlock, Text

HARDENING_ACTION = Text(
    id="Terapkan konfigurasi TLS yang kuat: hanya TLS 1.2 dan 1.3 dengan suite modern",
    en="Apply a strong TLS configuration: only TLS 1.2 and 1.3 with modern suites",
)
MEASURES = (SettingBlock("tls"),)
