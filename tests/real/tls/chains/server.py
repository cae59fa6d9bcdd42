"""A port for each chain, all served by one thread that accepts and one for each connection."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from collections.abc import Iterator, Sequence

from cryptography.hazmat.primitives import serialization
from OpenSSL import SSL, crypto

from tests.real.tls.chains.authority import only_for_pss
from tests.real.tls.chains.house import Chain

_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"


def context(chain: Chain) -> SSL.Context:
    """What OpenSSL needs to serve a chain, whatever it thinks of it; `crypto.Error` where it cannot."""
    settings = SSL.Context(SSL.TLS_SERVER_METHOD)
    settings.set_cipher_list(b"ALL:@SECLEVEL=0")
    key = chain.key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    settings.use_certificate(crypto.load_certificate(crypto.FILETYPE_ASN1, chain.sent[0]))
    for der in chain.sent[1:]:
        settings.add_extra_chain_cert(crypto.load_certificate(crypto.FILETYPE_ASN1, der))
    settings.use_privatekey(crypto.load_privatekey(crypto.FILETYPE_ASN1, only_for_pss(key) if chain.restricted else key))
    return settings


@contextlib.contextmanager
def serving(chains: Sequence[Chain]) -> Iterator[list[int]]:
    """The ports of the chains, each on every address of loopback."""
    with contextlib.ExitStack() as stack:
        selector = stack.enter_context(selectors.DefaultSelector())
        ports = []
        for chain in chains:
            listener = stack.enter_context(socket.create_server(("0.0.0.0", 0), backlog=8))  # loopback has many addresses
            selector.register(listener, selectors.EVENT_READ, context(chain))
            ports.append(listener.getsockname()[1])
        end, wake = socket.socketpair()
        stack.enter_context(end)
        stack.enter_context(wake)
        selector.register(end, selectors.EVENT_READ)
        thread = threading.Thread(target=_accept, args=(selector,), daemon=True)
        thread.start()
        try:
            yield ports
        finally:
            wake.close()
            thread.join()


def _accept(selector: selectors.BaseSelector) -> None:
    while True:
        for key, _ in selector.select():
            if key.data is None:
                return
            assert isinstance(key.fileobj, socket.socket)
            client, _address = key.fileobj.accept()
            threading.Thread(target=_serve, args=(key.data, client), daemon=True).start()


def _serve(context: SSL.Context, client: socket.socket) -> None:
    connection = SSL.Connection(context, client)
    connection.set_accept_state()
    with client, contextlib.suppress(SSL.Error, OSError):
        connection.do_handshake()
        connection.recv(4096)
        connection.sendall(_ANSWER)
        connection.shutdown()
