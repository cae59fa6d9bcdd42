"""Servers as Debian lays them out: its own files in a tree of their own, with two sites, a PHP and an application behind a proxy."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import msgspec
import pytest

from checks.core.configuration.settings_file import SettingsFile, SettingsScope, WebServer
from tests.real.programs import program

_PATIENCE = 200  # looks, 50 ms apart


# By which every path that is no file is the application's.
FRONT_CONTROLLER = """RewriteEngine On
RewriteCond %{REQUEST_FILENAME} !-f
RewriteCond %{REQUEST_FILENAME} !-d
RewriteRule ^ /index.php [L]
"""


class Flavour(StrEnum):
    """A server and how it runs PHP."""

    NGINX = "nginx"
    MOD_PHP = "Apache, mod_php"
    FPM = "Apache, PHP-FPM"
    HTACCESS = ".htaccess"

    @property
    def server(self) -> WebServer:
        return {Flavour.NGINX: WebServer.NGINX, Flavour.HTACCESS: WebServer.LITESPEED}.get(self, WebServer.APACHE)


class VirtualHost(msgspec.Struct, frozen=True):
    """A site of the server: its document root, the file with key and chain, the one that a new certificate would have, its faults as directives of
    the server's language.
    """

    host: str
    root: Path
    certificate: Path
    renewal: Path
    https: str = ""
    http: str = ""


class Laid(msgspec.Struct, frozen=True):
    """A server's tree; without ``secure`` it has no HTTPS until something that is put in brings it."""

    flavour: Flavour
    folder: Path
    hosts: Sequence[VirtualHost]
    https: int
    http: int
    php: Path
    application: int
    secure: bool = True

    @property
    def etc(self) -> Path:
        return self.folder / ("nginx" if self.flavour is Flavour.NGINX else "apache2")

    def lay(self) -> None:
        """Debian's own files, and a file a virtual host, as if nothing had been put in yet."""
        shutil.rmtree(self.etc, ignore_errors=True)
        shutil.copytree(Path("/etc") / self.etc.name, self.etc, symlinks=True)
        (_lay_nginx if self.flavour is Flavour.NGINX else _lay_apache)(self)

    def apply(self, files: Sequence[SettingsFile]) -> None:
        """Put in what a report says at the place it says: its directives' own lines are commented out first."""
        for host in self.hosts:
            file = self.etc / "sites-enabled" / f"{host.host}.conf"
            text = file.read_text()
            for settings in files:
                if settings.scope is SettingsScope.HOST and self.flavour is not Flavour.HTACCESS:
                    text = _commented(text, settings.replaces)
                    body = self._own(settings.text, host)
                    if self.flavour is Flavour.NGINX:
                        text = re.sub(r"server_name [^;]*;\n", "\\g<0>" + body.replace("\\", r"\\"), text)
                    else:
                        text = text.replace("</VirtualHost>", body + "</VirtualHost>")
                elif settings.scope is SettingsScope.HOST:
                    own = host.root / ".htaccess"
                    own.write_text(settings.text + (own.read_text() if own.exists() else ""))
                elif settings.scope is SettingsScope.DOCUMENT:
                    target = host.root / settings.name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text(settings.text)
            file.write_text(text)
        for settings in files:
            for module in settings.modules if self.flavour in (Flavour.MOD_PHP, Flavour.FPM) else ():
                _enable(self.etc, module)
            if settings.scope is SettingsScope.WHOLE:
                place = "conf.d/perbaikan.conf" if self.flavour is Flavour.NGINX else "conf-enabled/zz-perbaikan.conf"
                (self.etc / place).write_text(settings.text)

    def _own(self, text: str, host: VirtualHost) -> str:
        """The file as it stands on a machine with certificates and ports of its own."""
        text = re.sub(r"/etc/letsencrypt/live/[^/]+/(fullchain|privkey)\.pem", str(host.renewal), text)
        return text.replace("listen 443 ssl;", f"listen 127.0.0.1:{self.https} ssl;").replace("listen [::]:443 ssl;\n", "")

    def starts(self) -> str:
        """What the server's own test of its settings says against them; empty where it is content."""
        done = subprocess.run(self._command("-t"), env=self._environment(), capture_output=True, text=True, timeout=60, check=False)
        return "" if done.returncode == 0 else (done.stderr or done.stdout).strip()[-300:]

    @contextmanager
    def running(self) -> Iterator[None]:
        """The server, from when it takes connections on."""
        foreground = ("-g", "daemon off;") if self.flavour is Flavour.NGINX else ("-D", "FOREGROUND")
        with (self.folder / "said").open("wb") as output:
            process = subprocess.Popen(
                (*self._command(), *foreground), env=self._environment(), stdout=output, stderr=output, start_new_session=True
            )
        try:
            wait_for([self.http], process, self.folder / "said")
            yield
        finally:
            process.terminate()
            process.wait(30)

    def _command(self, *more: str) -> tuple[str, ...]:
        if self.flavour is Flavour.NGINX:
            return (program("nginx", "nginx-light"), "-c", str(self.etc / "nginx.conf"), "-p", str(self.etc), *more)
        return (program("apache2", "apache2"), "-d", str(self.etc), "-f", str(self.etc / "apache2.conf"), *more)

    def _environment(self) -> Mapping[str, str]:
        run = str(self.folder)
        user = {"APACHE_RUN_USER": "www-data", "APACHE_RUN_GROUP": "www-data", "LANG": "C", "PATH": os.environ["PATH"]}
        return user | {"APACHE_PID_FILE": f"{run}/pid", "APACHE_RUN_DIR": run, "APACHE_LOCK_DIR": run, "APACHE_LOG_DIR": run}


def _lay_nginx(laid: Laid) -> None:
    main = laid.etc / "nginx.conf"
    text = (
        main.read_text()
        .replace("/etc/nginx", str(laid.etc))
        .replace("/var/log/nginx", str(laid.folder))
        .replace("/run/nginx.pid", f"{laid.folder}/pid")
    )
    temporary = "\n".join(f"{name}_temp_path {laid.folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    main.write_text(re.sub(r"include .*modules-enabled.*\n", "\n", text).replace("http {", "http {\n" + temporary, 1))
    shutil.rmtree(laid.etc / "sites-enabled")
    (laid.etc / "sites-enabled").mkdir()
    for host in laid.hosts:
        common = f"""
  root {host.root};
  index index.php index.html;
  location / {{ try_files $uri $uri/ /index.php?$args; }}
  location /aplikasi/ {{ proxy_pass http://127.0.0.1:{laid.application}; proxy_set_header Host $host; }}
  location ~ \\.php$ {{ include snippets/fastcgi-php.conf; fastcgi_pass unix:{laid.php}; }}
}}
"""
        secure = f"ssl_certificate {host.certificate};\n  ssl_certificate_key {host.certificate};"
        with_https = f"server {{\n  listen 127.0.0.1:{laid.https} ssl;\n  server_name {host.host};\n  {secure}\n{host.https}{common}"
        (laid.etc / "sites-enabled" / f"{host.host}.conf").write_text(
            f"{with_https if laid.secure else ''}"
            f"server {{\n  listen 127.0.0.1:{laid.http};\n  server_name {host.host};\n{host.http}{common}"
        )


def _lay_apache(laid: Laid) -> None:
    etc = laid.etc
    main = etc / "apache2.conf"
    main.write_text(main.read_text().replace("/var/www/", f"{laid.folder}/www/"))
    (etc / "ports.conf").write_text(f"Listen 127.0.0.1:{laid.https}\nListen 127.0.0.1:{laid.http}\n")
    for folder, keep in (
        ("sites-enabled", ()),
        (
            "conf-enabled",
            ("charset.conf", "security.conf", "localized-error-pages.conf", "serve-cgi-bin.conf", "other-vhosts-access-log.conf"),
        ),
    ):
        for link in (etc / folder).iterdir():
            if link.name not in keep:
                link.unlink()
    ssl = etc / "mods-available/ssl.conf"
    ssl.write_text(re.sub(r"(?m)^(\s*)SSLSessionCache\s.*$", r"\1SSLSessionCache none", ssl.read_text()))
    modules = etc / "mods-enabled"
    for link in [*modules.glob("php*"), *modules.glob("mpm_*")]:
        link.unlink()
    fpm = laid.flavour is not Flavour.MOD_PHP
    for module in (
        "ssl",
        "socache_shmcb",
        "proxy",
        "proxy_http",
        "rewrite",
        *(("mpm_event", "proxy_fcgi") if fpm else ("mpm_prefork", "php8.2")),
    ):
        _enable(etc, module)
    if fpm:
        packaged = (etc / "conf-available/php8.2-fpm.conf").read_text()
        (etc / "conf-enabled/php8.2-fpm.conf").write_text(re.sub(r"unix:[^|]*", f"unix:{laid.php}", packaged))
    if laid.flavour is Flavour.HTACCESS:
        _enable(etc, "headers")
    for host in laid.hosts:
        override, front = ("All", "") if laid.flavour is Flavour.HTACCESS else ("FileInfo", FRONT_CONTROLLER)
        common = f"""
  ServerName {host.host}
  DocumentRoot {host.root}
  <Directory {host.root}>
    Options Indexes FollowSymLinks
    AllowOverride {override}
    Require all granted
{front}  </Directory>
  ProxyPass /aplikasi/ http://127.0.0.1:{laid.application}/aplikasi/
"""
        secure = f"SSLEngine on\n  SSLCertificateFile {host.certificate}\n"
        (etc / "sites-enabled" / f"{host.host}.conf").write_text(
            f"<VirtualHost 127.0.0.1:{laid.https}>\n{common}  {secure}{host.https}\n</VirtualHost>\n"
            f"<VirtualHost 127.0.0.1:{laid.http}>\n{common}{host.http}\n</VirtualHost>\n"
        )


def _enable(etc: Path, module: str) -> None:
    """What ``a2enmod`` does."""
    for kind in ("load", "conf"):
        if (etc / "mods-available" / f"{module}.{kind}").exists():
            link = etc / "mods-enabled" / f"{module}.{kind}"
            if not link.is_symlink():
                link.symlink_to(f"../mods-available/{module}.{kind}")


def _commented(text: str, directives: Sequence[str]) -> str:
    for directive in directives:
        words = r"\s+".join(map(re.escape, directive.split()))
        text = re.sub(rf"(?im)^(\s*)((?:Header\s+\S+\s+)?{words}\b)", r"\1# \2", text)
    return text


def wait_for(ports: Sequence[int], process: subprocess.Popen[bytes], output: Path) -> None:
    """Until everything takes connections; fails the test where it ends first."""
    for port in ports:
        for _ in range(_PATIENCE):
            if process.poll() is not None:
                pytest.fail(output.read_text()[-1000:])
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        else:
            pytest.fail(f"nothing listens on {port}: {output.read_text()[-1000:]}")
