"""One TLS handshake with a server of any age and any certificate, over a stream that the door opened."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from OpenSSL import SSL, crypto

from checks.core.need import is_address
from scanner.net.stream import Stream

_CHUNK = 16_384
# A handshake is a few kilobytes; whoever sends more is not doing one.
_LONGEST = 400_000
_OPENSSL_NUMBERS = {
    "TLSv1.0": SSL.TLS1_VERSION,
    "TLSv1.1": SSL.TLS1_1_VERSION,
    "TLSv1.2": SSL.TLS1_2_VERSION,
    "TLSv1.3": SSL.TLS1_3_VERSION,
}
_NAMES = {"TLSv1": "TLSv1.0"}
_PROTOCOLS = [b"h2", b"http/1.1"]
_OP_LEGACY_SERVER_CONNECT = 0x4


class Completed(msgspec.Struct, frozen=True):
    """What a finished handshake agreed on. ``chain`` is DER as sent, leaf first."""

    version: str
    cipher: str
    alpn: str
    group: str
    chain: tuple[bytes, ...]
    ocsp: bytes


class Refused(Exception):
    """The server ended the handshake with an alert, or answered something that is not TLS."""


async def shake(
    stream: Stream, host: str, version: str | None = None, heard: Callable[[bytes], object] = lambda data: None
) -> Completed:
    """Complete a handshake; with ``version``, offering that one only. ``heard`` is told what the server sends, as it is sent.

    `Refused` when TLS failed, ``EOFError`` or ``OSError`` when the connection did. The caller sets the time limit.
    """
    stapled: list[bytes] = []
    connection = SSL.Connection(_context(version, stapled), None)
    if not is_address(host):
        connection.set_tlsext_host_name(host.encode("ascii"))
    connection.request_ocsp()
    connection.set_connect_state()
    received = 0
    while True:
        try:
            connection.do_handshake()
            break
        except SSL.WantReadError:
            await _flush(connection, stream)
        except SSL.Error as wrong:
            raise Refused(_words(wrong)) from wrong
        data = await stream.read()
        received += len(data)
        if not data:
            raise EOFError("the server closed the connection during the handshake")
        if received > _LONGEST:
            raise Refused("the handshake does not end")
        heard(data)
        connection.bio_write(data)
    await _flush(connection, stream)
    chain = connection.get_peer_cert_chain() or []
    name = connection.get_protocol_version_name()
    return Completed(
        version=_NAMES.get(name, name),
        cipher=connection.get_cipher_name() or "",
        alpn=connection.get_alpn_proto_negotiated().decode("ascii", "replace"),
        group=connection.get_group_name() or "",
        chain=tuple(crypto.dump_certificate(crypto.FILETYPE_ASN1, certificate) for certificate in chain),
        ocsp=stapled[0] if stapled else b"",
    )


def _context(version: str | None, stapled: list[bytes]) -> SSL.Context:
    context = SSL.Context(SSL.TLS_CLIENT_METHOD)
    context.set_min_proto_version(_OPENSSL_NUMBERS[version or "TLSv1.0"])
    context.set_max_proto_version(_OPENSSL_NUMBERS[version or "TLSv1.3"])
    context.set_options(_OP_LEGACY_SERVER_CONNECT)
    context.set_cipher_list(b"ALL:!aNULL:@SECLEVEL=0")
    context.set_verify(SSL.VERIFY_NONE)
    context.set_alpn_protos(_PROTOCOLS)

    def keep(connection: SSL.Connection, response: bytes, data: object) -> bool:
        stapled.append(response)
        return True

    context.set_ocsp_client_callback(keep)
    return context


async def _flush(connection: SSL.Connection, stream: Stream) -> None:
    while True:
        try:
            await stream.send(connection.bio_read(_CHUNK))
        except SSL.WantReadError:
            return


def _words(wrong: SSL.Error) -> str:
    """OpenSSL's reason, such as ``sslv3 alert handshake failure``."""
    queue = wrong.args[0] if wrong.args and isinstance(wrong.args[0], list) else []
    return ", ".join(str(entry[-1]) for entry in queue) or type(wrong).__name__
