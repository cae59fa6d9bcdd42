"""Servers for the comparison: nginx, Apache, OpenSSL's and GnuTLS's, each on a port of loopback while a block lasts."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

import msgspec

from scanner.example_city.ports import bind
from tests.real.apache import apache
from tests.real.authority import Issue
from tests.real.nginx import nginx
from tests.real.programs import program
from tests.real.site import Site
from tests.real.tls.keys import HOST, Keys

ADDRESS = "127.0.0.1"
_PATIENCE = 1_200  # looks at a server that starts, 50 ms apart: one of Java's compiles itself first, beside whatever else the machine does


class Place(msgspec.Struct, frozen=True):
    """Where a server listens; it is asked for by the name `HOST`."""

    port: int
    address: str = ADDRESS


Start = Callable[[Keys], AbstractContextManager[Place]]


def in_nginx(settings: str, *certificates: str) -> Start:
    """nginx with directives of its own; certificates are ``rsa``, ``ec`` or both."""

    @contextmanager
    def start(keys: Keys) -> Iterator[Place]:
        lines = (f"ssl_certificate {keys.folder}/{c}.pem; ssl_certificate_key {keys.folder}/{c}.pem;" for c in certificates)
        with nginx([_site("\n".join((*lines, _with_paths(settings, keys))), certificates)]) as server:
            yield Place(server.https)

    return start


def in_apache(settings: str, *certificates: str) -> Start:
    """Apache, likewise."""

    @contextmanager
    def start(keys: Keys) -> Iterator[Place]:
        lines = (f"SSLCertificateFile {keys.folder}/{certificate}.pem" for certificate in certificates)
        with apache([_site("\n".join((*lines, _with_paths(settings, keys))), certificates)]) as server:
            yield Place(server.https)

    return start


def s_server(*options: str, certificate: str = "rsa") -> Start:
    """``openssl s_server``; with two certificates the second goes into the options, as ``-dcert``."""

    @contextmanager
    def start(keys: Keys) -> Iterator[Place]:
        file, arguments = f"{keys.folder}/{certificate}.pem", [_with_paths(option, keys) for option in options]
        own = () if "-nocert" in options else ("-cert", file, "-key", file, "-cert_chain", file)
        port = free_port()
        page = () if "-early_data" in options else ("-www",)
        with running(
            program("openssl", "openssl"), "s_server", "-accept", f"{ADDRESS}:{port}", "-quiet", *page, *own, *arguments, port=port
        ):
            yield Place(port)

    return start


def gnutls_serv(priority: str, *options: str, certificates: Sequence[str] = ("rsa",)) -> Start:
    """``gnutls-serv``, GnuTLS's own server."""

    @contextmanager
    def start(keys: Keys) -> Iterator[Place]:
        files = [o for c in certificates for o in ("--x509certfile", f"{keys.folder}/{c}.pem", "--x509keyfile", f"{keys.folder}/{c}.pem")]
        port, arguments = free_port(), [_with_paths(option, keys) for option in options]
        with running(
            program("gnutls-serv", "gnutls-bin"),
            "--http",
            "-q",
            "-a",
            "-p",
            str(port),
            "--priority",
            priority,
            *files,
            *arguments,
            port=port,
        ):
            yield Place(port)

    return start


@contextmanager
def in_process(*serves: Callable[[socket.socket], None] | None) -> Iterator[Place]:
    """A server at 127.0.0.1, the next at 127.0.0.2 and so on, all on one port; where there is None, the port is closed.

    Each connection is in a thread of its own that ends with it.
    """
    port, plugs = bind([(f"127.0.0.{number}", socket.SOCK_STREAM) for number in range(1, len(serves) + 1)])
    threads = [_accepting(plug, serve) for plug, serve in zip(plugs, serves, strict=True) if serve]
    try:
        yield Place(port)
    finally:
        for plug in plugs:
            # Closing alone would leave the thread in accept().
            with contextlib.suppress(OSError):
                plug.shutdown(socket.SHUT_RDWR)
            plug.close()
        for thread in threads:
            thread.join(5)


def _accepting(listener: socket.socket, serve: Callable[[socket.socket], None]) -> threading.Thread:
    listener.listen(64)

    def one(client: socket.socket) -> None:
        client.settimeout(5)
        with client, contextlib.suppress(OSError):
            serve(client)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=one, args=(listener.accept()[0],), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    return thread


def _site(https: str, certificates: Sequence[str]) -> Site:
    """A site comes with a certificate, for which one of ours of the same kind is put."""
    return Site(host=HOST, https=https, issue=Issue.TRUSTED if "ec" in certificates else Issue.RSA)


def _with_paths(text: str, keys: Keys) -> str:
    """``{dh1024}`` and the like become paths."""
    for bits in (1024, 2048):
        if f"{{dh{bits}}}" in text:
            text = text.replace(f"{{dh{bits}}}", str(keys.dh(bits)))
    return text.replace("{keys}", str(keys.folder))


def free_port() -> int:
    """A port that nobody holds now."""
    port, sockets = bind([(ADDRESS, socket.SOCK_STREAM)])
    for each in sockets:
        each.close()
    return port


@contextmanager
def running(*command: str, port: int, address: str = ADDRESS) -> Iterator[None]:
    """A program that listens on a port of loopback, of either family."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=output)
        try:
            for _ in range(_PATIENCE):
                with contextlib.suppress(OSError):
                    socket.create_connection((address, port), 1).close()
                    break
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(0.05)
                    output.seek(0)
                    raise RuntimeError(f"{' '.join(command)} did not start: {output.read().decode()}")
            else:
                raise RuntimeError(f"{' '.join(command)} did not listen in time")
            yield
        finally:
            process.kill()
            process.communicate(timeout=10)
