"""What a TLS 1.3 server sends encrypted, read with the secrets of our own key log (RFC 8446 sections 4 and 7.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESCCM, AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from scanner.probes.tls.wire import extensions as ext
from scanner.probes.tls.wire.extension_values import timestamps
from scanner.probes.tls.wire.messages import read_extensions
from scanner.probes.tls.wire.octets import MalformedRecord, Octets, vector
from scanner.probes.tls.wire.records import APPLICATION_DATA, HANDSHAKE, Reader, Record, RecordType

_EARLY_DATA, _OCSP = 42, 1
_HASHES: dict[str, hashes.HashAlgorithm] = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384()}
_Cipher = type[AESGCM] | type[AESCCM] | type[ChaCha20Poly1305]
# Hash, cipher and key length of the suites that OpenSSL offers, by its names.
_SUITES: dict[str, tuple[str, _Cipher, int]] = {
    "TLS_AES_128_GCM_SHA256": ("sha256", AESGCM, 16),
    "TLS_AES_256_GCM_SHA384": ("sha384", AESGCM, 32),
    "TLS_CHACHA20_POLY1305_SHA256": ("sha256", ChaCha20Poly1305, 32),
    "TLS_AES_128_CCM_SHA256": ("sha256", AESCCM, 16),
}


class EncryptedAnswer(msgspec.Struct):
    """What was found inside. ``tickets``: how many; ``early_data``: the most bytes that any of them allows before the handshake.

    ``chain`` and ``status``, the stapled OCSP response, are in DER.
    """

    chain: tuple[bytes, ...] = ()
    status: bytes = b""
    finished: bool = False
    tickets: int = 0
    early_data: int = 0
    timestamps: int = 0


def decrypt(server_bytes: bytes, suite: str, secrets: Mapping[str, bytes]) -> EncryptedAnswer:
    """Read a server's side of a connection. ``finished`` is False when it could not be read to the end of the handshake."""
    answer = EncryptedAnswer()
    if suite in _SUITES:
        for kind, body in _messages(server_bytes, suite, secrets, answer):
            try:
                _note(answer, kind, body)
            except MalformedRecord:
                continue
    return answer


def _note(answer: EncryptedAnswer, kind: int, body: bytes) -> None:
    octets = Octets(body)
    match kind:
        case RecordType.CERTIFICATE:
            octets.vector(1)
            _note_certificates(answer, Octets(octets.vector(3)))
        case RecordType.FINISHED:
            answer.finished = True
        case RecordType.NEW_SESSION_TICKET:
            octets.take(8)
            octets.vector(1)
            octets.vector(2)
            limit = read_extensions(octets.vector(2)).get(_EARLY_DATA)
            answer.tickets += 1
            answer.early_data = max(answer.early_data, int.from_bytes(limit or b"", "big"))


def _note_certificates(answer: EncryptedAnswer, entries: Octets) -> None:
    """RFC 8446 section 4.4.2: each with extensions of its own, of which those of the leaf count."""
    chain: list[bytes] = []
    while len(entries):
        chain.append(entries.vector(3))
        extensions = read_extensions(entries.vector(2))
        if len(chain) == 1:
            answer.timestamps = timestamps(extensions.get(ext.SCT, b""))
            status = Octets(extensions.get(ext.STATUS_REQUEST, b""))
            answer.status = status.vector(3) if len(status) and status.number(1) == _OCSP else b""
    answer.chain = tuple(chain)


def _messages(server_bytes: bytes, suite: str, secrets: Mapping[str, bytes], answer: EncryptedAnswer) -> Iterator[tuple[int, bytes]]:
    buffer = b""
    key = _Key(suite, secrets.get("SERVER_HANDSHAKE_TRAFFIC_SECRET", b""))
    later = _Key(suite, secrets.get("SERVER_TRAFFIC_SECRET_0", b""))
    for record in Reader().feed(server_bytes):
        if not isinstance(record, Record) or record.kind != APPLICATION_DATA:
            continue
        try:
            inner = (later if answer.finished else key).open(record.payload).rstrip(b"\0")
        except (InvalidTag, ValueError):
            return
        if inner[-1:] != bytes((HANDSHAKE,)):
            continue
        buffer += inner[:-1]
        while len(buffer) >= 4 and len(buffer) >= (end := 4 + int.from_bytes(buffer[1:4], "big")):
            yield buffer[0], buffer[4:end]
            buffer = buffer[end:]


class _Key:
    """Opens records in the order they were sealed."""

    def __init__(self, suite: str, secret: bytes) -> None:
        digest, cipher, length = _SUITES[suite]
        self._cipher = cipher(expand_label(digest, secret, b"key", b"", length))
        self._iv, self._count = int.from_bytes(expand_label(digest, secret, b"iv", b"", 12), "big"), 0

    def open(self, ciphertext: bytes) -> bytes:
        """What is inside a record, its type and padding still behind it. ``InvalidTag`` when it is not for this key."""
        nonce = (self._iv ^ self._count).to_bytes(12, "big")
        self._count += 1
        return self._cipher.decrypt(nonce, ciphertext, bytes((APPLICATION_DATA, 3, 3)) + len(ciphertext).to_bytes(2, "big"))


def expand_label(digest: str, secret: bytes, label: bytes, context: bytes, length: int) -> bytes:
    """HKDF-Expand-Label of RFC 8446 section 7.1; ``digest`` is ``sha256`` or ``sha384``."""
    info = length.to_bytes(2, "big") + vector(1, b"tls13 " + label) + vector(1, context)
    return HKDFExpand(_HASHES[digest], length, info).derive(secret)
