"""The certificates that a TLS 1.3 server keeps for clients with other signature schemes: of RSA beside ECDSA, of Ed25519 and of ML-DSA."""

from __future__ import annotations

from checks.core.evidence.observation import Failure
from checks.core.tls import suites
from scanner.net.failures import NETWORK
from scanner.net.socket.tcp import Stream
from scanner.probes.tls.survey.asker import Asker
from scanner.probes.tls.wire import extensions as ext, offer
from scanner.probes.tls.wire.encrypted import EncryptedAnswer, decrypt
from scanner.probes.tls.wire.hello import TLS13, VERSION_NAMES, ClientHello
from scanner.probes.tls.wire.key_agreement import KeyAgreement
from scanner.probes.tls.wire.messages import ServerHello, server_hello
from scanner.probes.tls.wire.octets import MalformedRecord
from scanner.probes.tls.wire.records import Alert, Garbage, Message, Reader, RecordType

# By the kind of key that can make them (RFC 8446 section 4.2.3, RFC 9881).
_SCHEMES = {
    "EC": (0x0403, 0x0503, 0x0603, 0x081A, 0x081B, 0x081C),
    "RSA": (0x0804, 0x0805, 0x0806),
    "RSA-PSS": (0x0809, 0x080A, 0x080B),
    "Ed25519": (0x0807,),
    "Ed448": (0x0808,),
    "ML-DSA": (0x0904, 0x0905, 0x0906),
}
# What the certificates may be signed with, whatever the server's own key: all these, and what RSA signed before PSS.
_OF_CERTIFICATES = 50
_ALL = (*(scheme for schemes in _SCHEMES.values() for scheme in schemes), 0x0401, 0x0501, 0x0601, 0x0201)


async def ask_other_kinds(asker: Asker, group: int | None) -> None:
    """Note in ``asker.certificates`` what the server shows to clients that take none of the kinds that it has shown so far.

    ``group`` is one that the server takes: with a key for it, and for nothing else on offer, it asks for no other.
    """
    version = VERSION_NAMES[TLS13]
    for _ in _SCHEMES:
        families = _families(asker)
        rest = tuple(scheme for kind, schemes in _SCHEMES.items() if kind not in families for scheme in schemes)
        answer = await _ask(asker, rest, group) if rest else None
        if answer is None or not answer.chain:
            return
        asker.certificates.note(answer.chain, version, sni=bool(asker.host), status=answer.status, scts=answer.timestamps)
        if _families(asker) == families:
            return


async def ask_certificate(asker: Asker, group: int | None) -> None:
    """Note what the server shows to clients that take any kind."""
    schemes = tuple(scheme for schemes in _SCHEMES.values() for scheme in schemes)
    if (answer := await _ask(asker, schemes, group)) is not None:
        asker.certificates.note(answer.chain, VERSION_NAMES[TLS13], sni=bool(asker.host), status=answer.status, scts=answer.timestamps)


def _families(asker: Asker) -> set[str]:
    """The kinds that were shown with TLS 1.3, whatever their size."""
    kinds = asker.certificates.kinds(VERSION_NAMES[TLS13])
    return {"ML-DSA" if kind.startswith("ML-DSA") else kind for kind in kinds}


async def _ask(asker: Asker, schemes: tuple[int, ...], group: int | None) -> EncryptedAnswer | None:
    """The certificate for these schemes; None where the server has none, or says nothing that can be read."""
    keys = KeyAgreement(group)
    more = (ext.status_request(), ext.signed_certificate_timestamp(), (_OF_CERTIFICATES, ext.signature_algorithms(_ALL)[1]))
    groups = tuple(number for number, _ in keys.shares)
    hello = offer.tls13(asker.host, offer.every(TLS13), *more, groups=groups, schemes=schemes, shares=keys.shares)
    async with asker.stream("TLSv1.3 other certificates") as stream:
        if isinstance(stream, Failure):
            return None
        try:
            async with asker.limit():
                return await _hear(stream, hello, keys)
        except NETWORK as wrong:
            asker.failure(wrong)
        except MalformedRecord:
            pass
    return None


async def _hear(stream: Stream, hello: ClientHello, keys: KeyAgreement) -> EncryptedAnswer | None:
    await stream.send(hello.bytes())
    reader, octets = Reader(), b""
    answer: ServerHello | None = None
    secrets: dict[str, bytes] = {}
    while data := await stream.read():
        octets += data
        for event in reader.feed(data):
            match event:
                case Message(kind=RecordType.SERVER_HELLO) if answer is None:
                    answer = server_hello(event.body)
                    if answer.retry or answer.version != TLS13:
                        return None
                    secrets = keys.server_secrets(hello, answer, event.body)
                case Alert(fatal=True) | Garbage():
                    return None
        if answer is not None and (inside := decrypt(octets, suites.suite_name(answer.suite), secrets)).chain:
            return inside
    return None
