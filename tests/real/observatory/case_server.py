"""The cases on loopback addresses: each host's own answers, on the ports and with the certificate that the case says."""

from __future__ import annotations

import contextlib
import datetime as dt
import http.server
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import trustme

from scanner.example_city.ports import bind
from tests.real.observatory.case import Case

# Who listens where: both ports, one of them, none.
ADDRESSES = {"both": "127.0.33.1", "http": "127.0.33.2", "https": "127.0.33.3", "none": "127.0.33.4"}
_DAY = dt.timedelta(days=1)


class CaseServer(msgspec.Struct, frozen=True):
    """``addresses`` has every host and its ``www.`` twin; ``ports`` what stands for 80 and 443; ``root`` is the authority's file."""

    addresses: dict[str, str]
    ports: dict[str, int]
    root: Path


def own_name(host: str) -> str:
    """A host without its ``www.``."""
    return host.removeprefix("www.")


@contextlib.contextmanager
def serving(hosts: Mapping[str, Case], folder: Path) -> Iterator[CaseServer]:
    """Serve every case until the end; ``folder`` is for the authority's certificate."""
    authority = trustme.CA(organization_name="Otoritas Kota Contoh")
    authority.cert_pem.write_to_path(root := folder / "root.pem")
    https, secure = bind((ADDRESSES[where], socket.SOCK_STREAM) for where in ("both", "https"))
    http, plain = bind((ADDRESSES[where], socket.SOCK_STREAM) for where in ("both", "http"))
    context = _context(hosts, authority)
    servers = [_Server(listening, hosts, None) for listening in plain] + [_Server(listening, hosts, context) for listening in secure]
    threads = [threading.Thread(target=server.serve_forever, args=(0.05,)) for server in servers]
    for thread in threads:
        thread.start()
    try:
        addresses = {name: ADDRESSES[case.ports] for host, case in hosts.items() for name in (host, f"www.{host}")}
        yield CaseServer(addresses, {"80": http, "443": https}, root)
    finally:
        for server, thread in zip(servers, threads, strict=True):
            server.shutdown()
            thread.join()
            server.server_close()


def _context(hosts: Mapping[str, Case], authority: trustme.CA) -> ssl.SSLContext:
    """One certificate of each sort for all hosts, chosen by the name that the client asks for."""
    names = [name for host in hosts for name in (host, f"www.{host}")]
    now = dt.datetime.now(dt.UTC)
    stranger = trustme.CA(organization_name="Otoritas Lain")
    issued = {
        "trusted": authority.issue_cert(*names),
        "expired": authority.issue_cert(*names, not_before=now - 90 * _DAY, not_after=now - _DAY),
        "other-name": authority.issue_cert("lain.kotacontoh.go.id"),
        "unknown-root": stranger.issue_cert(*names),
    }
    contexts = {kind: ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) for kind in (*issued, "self-signed")}
    for kind, certificate in issued.items():
        certificate.configure_cert(contexts[kind])
    with stranger.private_key_pem.tempfile() as key, stranger.cert_pem.tempfile() as own:
        contexts["self-signed"].load_cert_chain(own, key)

    def choose(connection: ssl.SSLObject | ssl.SSLSocket, name: str | None, context: ssl.SSLContext) -> None:
        connection.context = contexts[hosts[own_name(name or "")].certificate]

    contexts["trusted"].sni_callback = choose
    return contexts["trusted"]


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, listening: socket.socket, hosts: Mapping[str, Case], context: ssl.SSLContext | None) -> None:
        super().__init__(listening.getsockname(), _Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        listening.listen(128)
        self.hosts, self.context = hosts, context

    def finish_request(self, request: object, client_address: object) -> None:
        """In the connection's own thread: shake hands, then answer."""
        assert isinstance(request, socket.socket)
        with contextlib.suppress(OSError):
            if self.context is None:
                _Handler(request, client_address, self)
            else:
                with self.context.wrap_socket(request, server_side=True) as tls:
                    _Handler(tls, client_address, self)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def _answer(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0]
        own = own_name(host)
        scheme = "http" if self.server.context is None else "https"
        reply = self.server.hosts[own].reply(self.command, scheme, host, own, self.path)
        body = reply.body.encode()
        self.send_response_only(reply.status)
        for name, value in reply.pairs:
            self.send_header(name, value)
        if reply.status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_OPTIONS = _answer
    timeout = 20

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what is asked is known."""
