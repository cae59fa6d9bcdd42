"""TLS questions, asked with pyOpenSSL over streams of the door."""

from scanner.probes.tls.handshake import handshake

__all__ = ["handshake"]
