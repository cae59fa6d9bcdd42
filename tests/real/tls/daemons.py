"""More servers for the comparison: what else ends TLS in front of sites, each set up in a folder of its own while a block lasts."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.real.programs import program
from tests.real.tls.keys import Keys
from tests.real.tls.servers import ADDRESS, Place, Start, free_port, running

_HERE = Path(__file__).parent
_PEM = "-----BEGIN CERTIFICATE-----"


@contextmanager
def _folder(keys: Keys, certificate: str) -> Iterator[tuple[Path, Path, Path]]:
    """A folder that any user may read, with ``chain.pem`` and ``key.pem``, because not every server takes both from one file."""
    with tempfile.TemporaryDirectory(prefix="tilik-daemon-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        key, _, chain = getattr(keys, certificate).read_text().partition(_PEM)
        (folder / "key.pem").write_text(key)
        (folder / "chain.pem").write_text(_PEM + chain)
        yield folder, folder / "chain.pem", folder / "key.pem"


def _daemon(command: Callable[[Path, Path, Path, Path, int], list[str]], certificate: str) -> Start:
    """A server started by a command; it gets its folder, the file of everything, the chain, the key and the port."""

    @contextmanager
    def start(keys: Keys) -> Iterator[Place]:
        with _folder(keys, certificate) as (folder, chain, key):
            whole, port = folder / "whole.pem", free_port()
            whole.write_text(key.read_text() + chain.read_text())
            with running(*command(folder, whole, chain, key, port), port=port):
                yield Place(port)

    return start


def lighttpd(library: str, settings: str = "", certificate: str = "rsa") -> Start:
    """lighttpd with one of its TLS modules: ``openssl``, ``mbedtls``, ``gnutls``, ``wolfssl``, ``nss``."""

    def command(folder: Path, whole: Path, chain: Path, key: Path, port: int) -> list[str]:
        (folder / "conf").write_text(
            f'server.modules = ("mod_{library}")\nserver.document-root = "{folder}"\nserver.bind = "{ADDRESS}"\nserver.port = {port}\n'
            f'server.errorlog = "{folder}/log"\nssl.engine = "enable"\nssl.pemfile = "{chain}"\nssl.privkey = "{key}"\n{settings}\n'
        )
        return [program("lighttpd", "lighttpd"), "-D", "-f", str(folder / "conf")]

    return _daemon(command, certificate)


def haproxy(bind: str = "", certificate: str = "rsa", settings: str = "") -> Start:
    """HAProxy with options of its ``bind`` line and global settings."""

    def command(folder: Path, whole: Path, chain: Path, key: Path, port: int) -> list[str]:
        (folder / "conf").write_text(
            f"global\n  tune.ssl.default-dh-param 2048\n  {settings}\ndefaults\n  mode http\n  timeout connect 5s\n  timeout client 5s\n  timeout server 5s\n"
            f"frontend f\n  bind {ADDRESS}:{port} ssl crt {whole} {bind}\n  http-request return status 200\n"
        )
        return [program("haproxy", "haproxy"), "-db", "-f", str(folder / "conf")]

    return _daemon(command, certificate)


def hitch(settings: str = "", certificate: str = "rsa") -> Start:
    """hitch, as it stands before Varnish."""

    def command(folder: Path, whole: Path, chain: Path, key: Path, port: int) -> list[str]:
        (folder / "conf").write_text(
            f'frontend = "[{ADDRESS}]:{port}"\nbackend = "[{ADDRESS}]:9"\npem-file = "{whole}"\nuser = "nobody"\ndaemon = off\nquiet = on\n{settings}\n'
        )
        return [program("hitch", "hitch"), f"--config={folder}/conf"]

    return _daemon(command, certificate)


def stunnel(settings: str = "", certificate: str = "rsa") -> Start:
    """stunnel before a port that is closed."""

    def command(folder: Path, whole: Path, chain: Path, key: Path, port: int) -> list[str]:
        (folder / "conf").write_text(
            f"foreground = yes\npid =\nsyslog = no\n[s]\naccept = {ADDRESS}:{port}\nconnect = {ADDRESS}:9\ncert = {whole}\n{settings}\n"
        )
        return [program("stunnel4", "stunnel4"), str(folder / "conf")]

    return _daemon(command, certificate)


def h2o(settings: str = "", certificate: str = "rsa") -> Start:
    """h2o, whose TLS 1.3 is its own library, picotls."""

    def command(folder: Path, whole: Path, chain: Path, key: Path, port: int) -> list[str]:
        (folder / "conf").write_text(
            f"user: root\nhosts:\n  default:\n    listen:\n      host: {ADDRESS}\n      port: {port}\n      ssl:\n        certificate-file: {chain}\n        key-file: {key}\n"
            f"{settings}    paths:\n      /:\n        file.dir: {folder}\n"
        )
        return [program("h2o", "h2o"), "-c", str(folder / "conf")]

    return _daemon(command, certificate)


def caddy(settings: str = "", certificate: str = "rsa") -> Start:
    """Caddy with options of its ``tls`` directive."""

    def command(folder: Path, whole: Path, chain: Path, key: Path, port: int) -> list[str]:
        (folder / "Caddyfile").write_text(
            f"{{\n admin off\n auto_https off\n}}\nhttps://:{port} {{\n bind {ADDRESS}\n tls {chain} {key} {{\n{settings}\n}}\n respond ok\n}}\n"
        )
        environment = f"XDG_DATA_HOME={folder}"
        return [program("env", "coreutils"), environment, program("caddy", "caddy"), "run", "--config", str(folder / "Caddyfile")]

    return _daemon(command, certificate)


def go_server(*options: str, certificate: str = "rsa") -> Start:
    """A web server of Go's standard library: ``all`` for every suite it knows, ``min=`` and ``max=`` for versions."""

    def command(folder: Path, whole: Path, chain: Path, key: Path, port: int) -> list[str]:
        return [str(go_program()), f"{ADDRESS}:{port}", str(chain), str(key), *options]

    return _daemon(command, certificate)


@cache
def go_program() -> Path:
    """The program of ``goserver/``, compiled once a run."""
    folder = Path(tempfile.mkdtemp(prefix="tilik-go-"))
    environment = os.environ | {"GOTOOLCHAIN": "local", "GOPROXY": "off", "GOFLAGS": "-mod=mod", "GOCACHE": str(folder / "cache")}
    command = (program("go", "golang-go"), "build", "-o", str(folder / "server"), ".")
    subprocess.run(command, cwd=_HERE / "goserver", env=environment, check=True, capture_output=True, timeout=300)
    return folder / "server"


def node(options: str = "", certificate: str = "rsa") -> Start:
    """A web server of Node.js, with options of ``tls.createServer``."""

    def command(folder: Path, whole: Path, chain: Path, key: Path, port: int) -> list[str]:
        script = f"const r=require('fs').readFileSync;require('https').createServer({{cert:r('{chain}'),key:r('{key}'),{options}}},(q,s)=>s.end('ok')).listen({port},'{ADDRESS}')"
        return [program("node", "nodejs"), "-e", script]

    return _daemon(command, certificate)


def java(*options: str, certificate: str = "rsa") -> Start:
    """A web server of Java's standard library, as Tomcat and Spring have their TLS from it; options are system properties."""

    def command(folder: Path, whole: Path, chain: Path, key: Path, port: int) -> list[str]:
        store = folder / "store.p12"
        export = (
            program("openssl", "openssl"),
            "pkcs12",
            "-export",
            "-in",
            str(chain),
            "-inkey",
            str(key),
            "-out",
            str(store),
            "-passout",
            "pass:rahasia",
        )
        subprocess.run(export, check=True, capture_output=True, timeout=60)
        return [
            program("java", "default-jre-headless"),
            *options,
            str(_HERE / "javaserver" / "WebServer.java"),
            str(store),
            ADDRESS,
            str(port),
        ]

    return _daemon(command, certificate)


def boringssl(*options: str, certificate: str = "rsa") -> Start:
    """BoringSSL's own server, of the package of Android's tools."""

    def command(folder: Path, whole: Path, chain: Path, key: Path, port: int) -> list[str]:
        return [
            program("bssl-tool", "android-boringssl"),
            "server",
            "-accept",
            str(port),
            "-cert",
            str(chain),
            "-key",
            str(key),
            "-loop",
            "-www",
            *options,
        ]

    return _daemon(command, certificate)
