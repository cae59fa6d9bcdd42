"""Everything around the servers: certificates, PHP, an application behind the proxy, WordPress with its database."""

from __future__ import annotations

import contextlib
import http.server
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from scanner.example_city.ports import bind
from tests.advice.layout import FRONT_CONTROLLER, Flavour, Laid, VirtualHost
from tests.advice.neglect import Neglected, plant
from tests.real.applications import wordpress
from tests.real.applications.background import owned
from tests.real.applications.mariadb import mariadb
from tests.real.applications.tools import phpmyadmin
from tests.real.authority import Authority, Issue
from tests.real.programs import program
from tests.real.server import Server
from tests.real.site import Site

_POOL = """[global]
error_log = {folder}/fpm.log
daemonize = no
[www]
user = nobody
group = nogroup
listen = {folder}/fpm.sock
listen.mode = 0666
pm = static
pm.max_children = 3
php_value[session.save_path] = {folder}/sessions
"""
# What a neglected server says of TLS: every version and suite that its OpenSSL still has.
TLS_FAULTS = {
    Flavour.NGINX: "  ssl_protocols TLSv1 TLSv1.1 TLSv1.2;\n  ssl_ciphers ALL:COMPLEMENTOFALL:@SECLEVEL=0;\n  ssl_prefer_server_ciphers off;\n  ssl_dhparam {dh};\n  ssl_session_cache off;\n  ssl_session_tickets off;\n  autoindex on;\n  location = / { rewrite ^ /index.php last; }\n",
    Flavour.MOD_PHP: "  SSLProtocol all\n  SSLCipherSuite ALL:COMPLEMENTOFALL:@SECLEVEL=0\n  SSLHonorCipherOrder off\n  SSLSessionTickets off\n",
}
NEGLECTED = Neglected()
PLAIN_FAULTS = {Flavour.NGINX: "  autoindex on;\n", Flavour.MOD_PHP: ""}


class Workbench(msgspec.Struct, frozen=True):
    """``site`` is the document root of the neglected ``host``, ``blog`` that of WordPress, None where it is left out."""

    host: str
    folder: Path
    root: Path
    site: Path
    blog: Path | None
    certificates: dict[str, Path]
    authority: Authority
    application: int

    def laid(self, flavour: Flavour, *, issue: Issue = Issue.RSA, tls: bool = True, secure: bool = True, blog: bool = True) -> Laid:
        """A server of that flavour, free of what was put in before; the neglected site's certificate is of that ``issue``."""
        kind = Flavour.NGINX if flavour is Flavour.NGINX else Flavour.MOD_PHP
        https, http_port = _port(), _port()
        # A key of the same kind, so that nothing but the certificate changes.
        renewal = Issue.RSA if issue is Issue.RSA else Issue.TRUSTED
        faults = (TLS_FAULTS[kind] if tls else PLAIN_FAULTS[kind]).replace("{dh}", str(self.folder / "dh.pem"))
        hosts = [VirtualHost(self.host, self.site, self._certificate(issue), self._certificate(renewal), faults, PLAIN_FAULTS[kind])]
        if self.blog and blog:
            hosts.append(
                VirtualHost(
                    wordpress.CLEAN,
                    self.blog,
                    self.certificates[wordpress.CLEAN],
                    self.certificates[wordpress.CLEAN],
                    faults,
                    PLAIN_FAULTS[kind],
                )
            )
        return Laid(flavour, self.folder, hosts, https, http_port, self.folder / "fpm.sock", self.application, secure)

    def _certificate(self, issue: Issue) -> Path:
        if issue is Issue.RSA:
            return self.certificates[self.host]
        sound = self.certificates[self.host].read_bytes()
        self.authority.issue(self.host, issue)
        other = self.folder / f"{issue.value}.pem"
        self.certificates[self.host].replace(other)
        self.certificates[self.host].write_bytes(sound)
        return other

    def clear(self) -> None:
        """The document roots as they were before anything was put in."""
        (self.site / ".htaccess").write_text(FRONT_CONTROLLER)
        if self.blog:
            shutil.copy(self.folder / "blog.htaccess", self.blog / ".htaccess")
        for root in filter(None, (self.site, self.blog)):
            (root / ".user.ini").unlink(missing_ok=True)
            (root / ".well-known/security.txt").unlink(missing_ok=True)

    def server(self, laid: Laid) -> Server:
        """The server as tests that ask tilik know it."""
        sites = {host.host: Site(host=host.host, https="", http="") for host in laid.hosts}
        return Server(folder=self.folder, root=self.root, https=laid.https, http=laid.http, sites=sites)


@contextlib.contextmanager
def workbench(*, blog: bool = True, neglected: Neglected = NEGLECTED) -> Iterator[Workbench]:
    """Everything started, for the length of the trials."""
    folder = Path(tempfile.mkdtemp(prefix="tilik-advice-"))
    folder.chmod(0o755)
    try:
        site = folder / "www" / "dev" / "public"
        site.mkdir(parents=True)
        plant(site, neglected)
        authority = Authority(folder)
        for host in (neglected.host, wordpress.CLEAN):
            authority.issue(host, Issue.RSA)
        with contextlib.ExitStack() as stack:
            (folder / "sessions").mkdir()
            (folder / "sessions").chmod(0o777)
            (folder / "fpm.conf").write_text(_POOL.format(folder=folder))
            subprocess.run(
                (program("openssl", "openssl"), "dhparam", "-dsaparam", "-out", str(folder / "dh.pem"), "1024"),
                check=True,
                capture_output=True,
            )
            fpm = program("php-fpm8.2", "php-fpm")
            stack.enter_context(_fpm(fpm, folder))
            application = stack.enter_context(_application())
            root = None
            if blog:
                socket = stack.enter_context(mariadb(folder, ("rapi",)))
                wordpress.clean(folder, "", socket)
                shutil.rmtree(site / "phpmyadmin")
                phpmyadmin(site, socket)
                owned(site)
                root = folder / "wordpress-rapi"
                acme = root / ".well-known/acme-challenge/bukti-kepemilikan"
                acme.parent.mkdir(parents=True)
                acme.write_text("bukti-kepemilikan")
                shutil.copy(root / ".htaccess", folder / "blog.htaccess")
            certificates = {host: folder / f"{host}.pem" for host in (neglected.host, wordpress.CLEAN)}
            yield Workbench(neglected.host, folder, authority.root, site, root, certificates, authority, application)
    finally:
        subprocess.run(("rm", "-rf", str(folder)), check=True, timeout=120)


@contextlib.contextmanager
def _fpm(command: str, folder: Path) -> Iterator[None]:
    socket = folder / "fpm.sock"
    with (folder / "fpm.said").open("wb") as log:
        # With 0 a file is read again from the next second on only.
        process = subprocess.Popen((command, "-d", "user_ini.cache_ttl=-1", "-y", str(folder / "fpm.conf"), "-F"), stdout=log, stderr=log)
    try:
        for _ in range(200):
            if socket.is_socket() or process.poll() is not None:
                break
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.05)
        assert socket.is_socket(), (folder / "fpm.said").read_text()
        yield
    finally:
        process.terminate()
        process.wait(30)


class _Application(http.server.BaseHTTPRequestHandler):
    """An application of its own behind the web server, with what such send along."""

    def do_GET(self) -> None:
        body = b"<!doctype html><title>Aplikasi</title><p>Aplikasi berjalan.</p>"
        self.send_response(200)
        for name, value in (
            ("Content-Type", "text/html"),
            ("Content-Length", str(len(body))),
            ("X-Frame-Options", "DENY"),
            ("Cache-Control", "private"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def _application() -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Application)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def _port() -> int:
    import socket

    port, sockets = bind([("127.0.0.1", socket.SOCK_STREAM)])
    for each in sockets:
        each.close()
    return port
