"""Whole TLS handshakes with a server of any age and any certificate, over streams that the door opened."""

from __future__ import annotations

from functools import cache

import msgspec
from OpenSSL import SSL, crypto

from checks.core.parse.address import is_address
from scanner.net.socket.tcp import Stream

_CHUNK = 16_384
_OPENSSL_NUMBERS = {
    "TLSv1.0": SSL.TLS1_VERSION,
    "TLSv1.1": SSL.TLS1_1_VERSION,
    "TLSv1.2": SSL.TLS1_2_VERSION,
    "TLSv1.3": SSL.TLS1_3_VERSION,
}
_NAMES = {"TLSv1": "TLSv1.0"}
_ALLOW_UNSAFE_LEGACY_RENEGOTIATION = 0x40000
_PROTOCOLS = ("h2", "http/1.1")


class HandshakeResult(msgspec.Struct, frozen=True):
    """What a finished handshake agreed on. ``chain`` is DER as sent, leaf first."""

    version: str
    cipher: str
    alpn: str
    group: str
    chain: tuple[bytes, ...]
    ocsp: bytes


class HandshakeError(Exception):
    """The server ended the handshake with an alert, or answered something that is not TLS."""


class _AppData:
    """What OpenSSL tells on the way. An object of its own, because a connection that knew its client would stay in memory with it."""

    def __init__(self) -> None:
        self.ocsp = b""
        self.secrets: dict[str, bytes] = {}


class Client:
    """One connection. `HandshakeError` when TLS fails, ``EOFError`` and what `Stream` raises when the connection does; the caller sets the time limit.

    Without ``version`` it offers TLS 1.0 to 1.3. ``server_bytes`` keeps every byte that came, ``secrets`` the key log by label.
    """

    def __init__(
        self,
        stream: Stream,
        host: str,
        version: str | None = None,
        *,
        protocols: tuple[str, ...] = _PROTOCOLS,
        tickets: bool = True,
        session: SSL.Session | None = None,
    ) -> None:
        self.server_bytes = bytearray()
        self._app_data = _AppData()
        self.tls = SSL.Connection(_context(version, tickets), None)
        self.tls.set_app_data(self._app_data)
        if host and not is_address(host):
            self.tls.set_tlsext_host_name(host.encode("ascii"))
        if protocols:
            self.tls.set_alpn_protos([name.encode("ascii") for name in protocols])
        if session is not None:
            self.tls.set_session(session)
        self.tls.request_ocsp()
        self.tls.set_connect_state()
        self._stream = stream

    async def shake(self) -> None:
        """Complete a handshake: the first, or another after ``tls.renegotiate()``."""
        while True:
            try:
                self.tls.do_handshake()
                break
            except SSL.WantReadError:
                await self.flush()
            except SSL.Error as wrong:
                raise HandshakeError(_words(wrong)) from wrong
            if not await self.receive():
                raise EOFError("the server closed the connection during the handshake")
        await self.flush()

    async def receive(self) -> bool:
        """Take in what has come; False when the server has closed."""
        data = await self._stream.read()
        self.server_bytes += data
        if data:
            self.tls.bio_write(data)
        return bool(data)

    async def flush(self) -> None:
        """Send what OpenSSL has to say."""
        data = bytes(_CHUNK)
        while len(data) == _CHUNK:
            try:
                data = self.tls.bio_read(_CHUNK)
            except SSL.WantReadError:
                return
            await self._stream.send(data)

    @property
    def ocsp(self) -> bytes:
        """The OCSP response that was stapled, in DER, or nothing."""
        return self._app_data.ocsp

    @property
    def secrets(self) -> dict[str, bytes]:
        return self._app_data.secrets

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates as sent, DER, leaf first."""
        return tuple(crypto.dump_certificate(crypto.FILETYPE_ASN1, one) for one in self.tls.get_peer_cert_chain() or [])

    @property
    def alpn(self) -> str:
        return self.tls.get_alpn_proto_negotiated().decode("ascii", "replace")


def result_of(client: Client) -> HandshakeResult:
    """What a client whose handshake is complete agreed on."""
    name = client.tls.get_protocol_version_name()
    return HandshakeResult(
        version=_NAMES.get(name, name),
        cipher=client.tls.get_cipher_name() or "",
        alpn=client.alpn,
        group=client.tls.get_group_name() or "",
        chain=client.chain,
        ocsp=client.ocsp,
    )


@cache
def _context(version: str | None, tickets: bool) -> SSL.Context:
    context = SSL.Context(SSL.TLS_CLIENT_METHOD)
    context.set_min_proto_version(_OPENSSL_NUMBERS[version or "TLSv1.0"])
    context.set_max_proto_version(_OPENSSL_NUMBERS[version or "TLSv1.3"])
    # Whether a server still renegotiates without RFC 5746 is something to find out, not to be protected from.
    context.set_options(SSL.OP_LEGACY_SERVER_CONNECT | _ALLOW_UNSAFE_LEGACY_RENEGOTIATION)
    context.set_options(0 if tickets else SSL.OP_NO_TICKET)
    context.set_cipher_list(b"ALL:!aNULL:@SECLEVEL=0")
    context.set_verify(SSL.VERIFY_NONE)
    context.set_ocsp_client_callback(_keep_ocsp)
    context.set_keylog_callback(_keep_secret)
    return context


def _keep_ocsp(connection: SSL.Connection, response: bytes, data: object) -> bool:
    connection.get_app_data().ocsp = response
    return True


def _keep_secret(connection: SSL.Connection, line: bytes) -> None:
    label, _, secret = line.decode("ascii").split(" ")
    connection.get_app_data().secrets[label] = bytes.fromhex(secret)


def _words(wrong: SSL.Error) -> str:
    """OpenSSL's reason, such as ``sslv3 alert handshake failure``."""
    queue = wrong.args[0] if wrong.args and isinstance(wrong.args[0], list) else []
    return ", ".join(str(entry[-1]) for entry in queue) or type(wrong).__name__
