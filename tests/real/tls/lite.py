"""tlslite-ng as a server: a TLS in Python that still speaks SSL 3.0, RC4, 3DES and anonymous suites."""

from __future__ import annotations

import contextlib
import socket
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.real.tls.keys import Keys
from tests.real.tls.servers import Place, Start, in_process

with warnings.catch_warnings():
    # It imports asyncore, which Python 3.12 no longer has; without it, it goes on.
    warnings.simplefilter("ignore", DeprecationWarning)
    from tlslite import HandshakeSettings, TLSConnection, X509CertChain, parsePEMKey


def tlslite(*ciphers: str, lowest: int = 0, highest: int = 3, exchanges: Sequence[str] = ("rsa", "dhe_rsa", "ecdhe_rsa")) -> Start:
    """A server with these bulk ciphers, in threads of this process; versions are the minor number of SSL 3 (RFC 8446 section 4.1.2)."""
    settings = HandshakeSettings()
    settings.minVersion, settings.maxVersion = (3, lowest), (3, highest)
    settings.versions = [(3, minor) for minor in range(highest, lowest - 1, -1)]
    settings.cipherNames, settings.keyExchangeNames = list(ciphers), list(exchanges)
    settings.macNames = ["sha", "md5", "sha256", "sha384", "aead"]
    anonymous = exchanges[0].endswith("_anon")

    @contextmanager
    def start(keys: Keys) -> Iterator[Place]:
        text = keys.rsa.read_text()
        chain = X509CertChain()
        chain.parsePemList(text)
        key = parsePEMKey(text, private=True, implementations=["python"])
        certificate = {} if anonymous else {"certChain": chain, "privateKey": key}

        def serve(client: socket.socket) -> None:
            connection = TLSConnection(client)
            # It raises whatever comes to its mind at what it does not support, and the connection is closed then.
            with contextlib.suppress(Exception):
                connection.handshakeServer(settings=settings, anon=anonymous, alpn=[bytearray(b"http/1.1")], **certificate)
                connection.read(max=1, min=1)
            connection.close()

        with in_process(serve) as place:
            yield place

    return start
