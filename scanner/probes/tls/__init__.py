"""TLS questions, asked with pyOpenSSL over streams of the door."""

from scanner.probes.tls.handshake import observe_handshake

__all__ = ["observe_handshake"]
