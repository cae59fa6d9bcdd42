"""What is sent: methods, bodies, credentials and names in every request, issuers' included; and handshakes that are malformed."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa
from OpenSSL import SSL

from scanner.example_city.certificates import CityAuthority
from scanner.example_city.site import IncomingRequest
from tests.promises.attacks.scope import elsewhere
from tests.promises.promise import Attack, Figure, none
from tests.promises.run import Run, place
from tests.promises.sites import CAREFUL, CITY, LINKS, ServedAnswer, front, html, site
from tests.promises.world import Context, World
from tests.real.certificates import CertificateRequest, Issued, ec_key, issue, rsa_key
from tests.scanner.probes.tls.weak_server import CHANGE_CIPHER_SPEC, HANDSHAKE, HEARTBEAT, Closed, greet, read

METHODS = ("GET", "HEAD", "OPTIONS")
CONTACT = "csirt@kotacontoh.go.id"
ISSUER, ISSUER_AT = "penerbit.example", "103.27.9.9"
_SECRET_HEADERS = ("Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key")
_BODY_HEADERS = ("Content-Length", "Transfer-Encoding", "Content-Type", "Expect")
_LOGIN = '<form method="post" action="/masuk"><input name="nama"><input type="password" name="sandi"><button>Masuk</button></form>'
_HELLO = re.compile(rb"\x16\x03[\x00-\x04]|[\x80-\xff].\x01", re.DOTALL)
_CLIENT_KEY = 16


async def _tempting(request: IncomingRequest) -> ServedAnswer:
    """A log-in, a session, and doors that ask who is there."""
    if request.path in ("/phpmyadmin/", "/admin", "/server-status"):
        return ServedAnswer(401, (("WWW-Authenticate", 'Basic realm="Dinas"'),), b"")
    if request.path == "/":
        return html(
            _LOGIN + LINKS,
            headers=(*CAREFUL, ("Set-Cookie", "PHPSESSID=0123456789abcdef0123456789abcdef; Path=/"), ("WWW-Authenticate", "Negotiate")),
        )
    return await site({"/": front()})(request)


def _context(issued: Issued) -> Context:
    """A TLS server with this certificate."""

    def context(_: CityAuthority, folder: Path) -> SSL.Context:
        pem = folder / f"{issued.certificate.serial_number}.pem"
        pem.write_bytes(issued.key_pem + issued.pem)
        tilik_place = SSL.Context(SSL.TLS_SERVER_METHOD)
        tilik_place.use_privatekey_file(str(pem))
        tilik_place.use_certificate_chain_file(str(pem))
        return tilik_place

    return context


def _about(run: Run) -> Iterator[Figure]:
    """Figures of every request and of how every connection begins."""
    strange = [one.method for one in run.requests if one.method not in METHODS]
    opening = [
        f"port {one.to[1]}: {one.opening[:12]!r}" for one in run.connections
        if one.opening and not (_HELLO.match(one.opening) if one.to[1] == 443 else one.opening.startswith(tuple(f"{m} ".encode() for m in METHODS)))
    ]  # fmt: skip
    yield none("P10", "every request", f"{', '.join(METHODS)}", strange, len(run.requests))
    yield none("P10", "how every connection begins", "a request or a TLS hello", opening, len(run.connections))
    secret = [f"{name} at {one.target}" for one in run.requests for name in _SECRET_HEADERS if one.header(name)]
    yield none("P11", "log-ins, sessions and 401s: credentials and cookies", "none sent", secret, len(run.requests))
    body = [f"{name} at {one.target}" for one in run.requests for name in _BODY_HEADERS if one.header(name)]
    yield none("P11", "log-ins, sessions and 401s: bodies", "none sent", body, len(run.requests))
    agents = {one.header("User-Agent") for one in run.requests}
    wrong = [one for one in agents if not re.fullmatch(rf"(?:Mozilla/5\.0 \([^\n]+ )?tilik/[\w.]+ \(\+{re.escape(CONTACT)}\)", one)]
    yield none("P13", "every request, those to issuers included", f"tilik/VERSION (+{CONTACT})", wrong, len(run.requests))


def _issuers(folder: Path) -> Iterator[Figure]:
    root = issue(CertificateRequest(name="Akar Contoh", key=ec_key(), authority=True, life=3650))
    base = f"http://{ISSUER}"
    hosts = {
        f"cabut.{CITY}": issue(CertificateRequest(name=f"cabut.{CITY}", key=ec_key(), ocsp=f"{base}/ocsp", crl=f"{base}/a.crl", issuer_url=f"{base}/ca.cer"), root),
        f"alih.{CITY}": issue(CertificateRequest(name=f"alih.{CITY}", key=ec_key(), crl=f"{base}/alih.crl"), root),
        f"dalam.{CITY}": issue(CertificateRequest(name=f"dalam.{CITY}", key=ec_key(), ocsp="http://10.0.0.1/ocsp", crl="http://127.0.0.1:22/a.crl"), root),
        f"sendiri.{CITY}": issue(CertificateRequest(name=f"sendiri.{CITY}", key=ec_key(), ocsp="http://asing.example/ocsp", crl="http://asing.example/a.crl")),
    }  # fmt: skip

    async def publish(request: IncomingRequest) -> ServedAnswer:
        return (
            ServedAnswer(302, (("Location", "http://103.66.66.66/"),))
            if request.path == "/alih.crl"
            else ServedAnswer(200, (), b"tidak sah")
        )

    addresses = {host: (f"103.27.0.{n}",) for n, host in enumerate(hosts, 1)}
    world = World(
        sites=dict.fromkeys(hosts, _tempting) | {ISSUER: publish}, names=addresses | {ISSUER: (ISSUER_AT,), "asing.example": ("103.66.66.66",)},
        contexts={host: _context(issued) for host, issued in hosts.items()}, roots=root.pem,
    )  # fmt: skip
    at = {address for (address,) in addresses.values()}
    with world.serving(folder) as roots:
        identity = f'[identity]\ncontact = "{CONTACT}"\n'
        tilik_place = place(folder, world, roots, "".join(f"{host}\n" for host in hosts), f"rate = 40.0\n{identity}")
        usual = tilik_place.start("scan", "--quiet").whole()
        tilik_place = place(
            folder, world, roots, "".join(f"{host}\n" for host in hosts), f'rate = 40.0\n{identity}[tls]\nrevocation = "ask"\n'
        )
        asking = tilik_place.start("scan", "--quiet", "--only", "tls-*").whole()
    yield none("P06", 'revocation = "stapled", the default', "no issuer is asked", elsewhere(usual, at), len(hosts))
    yield none(
        "P06",
        'revocation = "ask": untrusted certificates, private addresses, redirects',
        "the issuer alone",
        elsewhere(asking, {*at, ISSUER_AT}),
        len(hosts),
    )
    to_issuer = [one.target for one in asking.requests if one.host == ISSUER]
    wrong = [target for target in to_issuer if not re.match(r"/(?:ocsp(?:/|$)|a\.crl$|alih\.crl$)", target)]
    yield none("P06", 'revocation = "ask": what it is asked', "the certificate's own URLs", wrong, len(to_issuer))
    yield from _about(usual)
    yield from _about(asking)


@contextmanager
def _watching(address: str, port: int, issued: Issued) -> Iterator[list[str]]:
    """A TLS 1.2 server that offers all that a weak one has, and notes what came that no sound client sends."""
    key = issued.key
    assert isinstance(key, rsa.RSAPrivateKey)
    noted: list[str] = []

    def serve(connection: socket.socket) -> None:
        with connection, suppress(Closed, OSError):
            connection.settimeout(5)
            greet(connection, issued, [(15, b"\x01"), (0xFF01, b"\x00")])
            kind, payload = read(connection)
            if kind in (HEARTBEAT, CHANGE_CIPHER_SPEC):
                noted.append("a heartbeat" if kind == HEARTBEAT else "an early ChangeCipherSpec")
            elif kind == HANDSHAKE and payload[0] == _CLIENT_KEY:
                numbers = key.private_numbers()
                plain = pow(int.from_bytes(payload[6:], "big"), numbers.d, numbers.public_numbers.n).to_bytes(key.key_size // 8, "big")
                if not re.fullmatch(rb"\x00\x02[^\x00]{8,}\x00\x03.{47}", plain, re.DOTALL):
                    noted.append("a broken ClientKeyExchange")

    def accept() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=serve, args=(bound.accept()[0],), daemon=True).start()

    with socket.create_server((address, port), backlog=64) as bound:
        threading.Thread(target=accept, daemon=True).start()
        yield noted
        bound.shutdown(socket.SHUT_RDWR)


def _malformed(folder: Path) -> Iterator[Figure]:
    host, address = f"lemah.{CITY}", "103.27.1.1"
    root = issue(CertificateRequest(name="Akar Contoh", key=ec_key(), authority=True, life=3650))
    world = World(sites={}, names={host: (address,)}, https=(443,), roots=root.pem)
    with world.serving(folder) as roots, _watching(address, 8443, issue(CertificateRequest(name=host, key=rsa_key()), root)) as noted:
        tilik_place = place(folder, world, roots, f"{host}:8443 http=80\n", "rate = 40.0\ntimeout = 3.0\n")
        tilik_place.start("scan", "--quiet", "--only", "tls-*", "--level", "visit").whole()
        below = list(noted)
        tilik_place.start("scan", "--quiet", "--only", "tls-*").whole()
    yield none("P12", "--level visit, a server with every weakness", "no malformed handshake", below)
    kinds = sorted(set(noted[len(below) :]))
    yield Figure("P12", "level probe, for comparison", "malformed on purpose", ", ".join(kinds) or "none", len(kinds) == 3)


ATTACKS = (Attack("requests and issuers", _issuers), Attack("malformed handshakes", _malformed))
