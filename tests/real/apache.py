"""A real Apache with a real PHP, called as CGI so that every site can have a php.ini of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.real.programs import program
from tests.real.server import Program, Server, document_root, serving
from tests.real.site import Site

_MODULES = (
    "mpm_prefork", "authn_core", "authn_file", "auth_basic", "authz_core", "authz_host", "authz_user", "status", "dir", "mime", "env", "setenvif", "headers", "filter", "substitute", "deflate", "alias", "rewrite", "autoindex", "actions", "cgi",
    "proxy", "proxy_http", "proxy_fcgi", "socache_shmcb", "ssl",
)  # fmt: skip
_FOLDER = Path("/usr/lib/apache2/modules")
_USER = "User nobody\nGroup nogroup" if os.getuid() == 0 else ""


@contextmanager
def apache(sites: Sequence[Site], top: str = "") -> Iterator[Server]:
    """Serve these sites, PHP included; ``top`` are directives of the whole server."""
    apache = program("apache2", "apache2")
    with serving(Program(lambda folder: (apache, "-f", str(folder / "server.conf"), "-D", "FOREGROUND"), _settings), sites, top) as server:
        yield server


def _settings(server: Server, top: str) -> str:
    folder = server.folder
    php = program("php-cgi", "php-cgi")
    sessions = folder / "sessions"
    sessions.mkdir()
    sessions.chmod(0o777)
    (folder / "php.ini").write_text(f"session.save_path = {sessions}\n")
    modules = "\n".join(f"LoadModule {name}_module {_FOLDER}/mod_{name}.so" for name in _MODULES)
    listen = "\n".join(f"Listen {address}:{port}" for address, port in sorted(server.ends))
    hosts = "\n".join(_hosts(server, site) for site in server.sites.values())
    return f"""ServerRoot {folder}
DefaultRuntimeDir {folder}
PidFile {folder}/pid
ServerName kotacontoh.go.id
{modules}
{listen}
{_USER}
StartServers 4
MinSpareServers 4
ErrorLog {folder}/error.log
LogLevel warn
LogFormat "%v %>s %U" short
CustomLog {folder}/access.log short
SSLSessionCache shmcb:{folder}/tls(512000)
TypesConfig /dev/null
AddType text/html .html
AddDefaultCharset utf-8
AddOutputFilterByType DEFLATE text/html
DirectoryIndex index.php index.html
AddHandler php .php
Action php /php-cgi
ScriptAlias /php-cgi {php}
SetEnv PHPRC {folder}
<Directory />
  Require all denied
</Directory>
<Location /php-cgi>
  Require all granted
</Location>
{top}
{hosts}
"""


def _hosts(server: Server, site: Site) -> str:
    folder, root = server.folder, document_root(server.folder, site)
    common = f"ServerName {site.host}\nDocumentRoot {root}\n<Directory {root}>\n  Require all granted\n  AllowOverride All\n</Directory>"
    secure = f"SSLEngine on\nSSLCertificateFile {folder}/{site.host}.pem"
    blocks = []
    if site.https is not None:
        blocks.append(f"<VirtualHost {site.address}:{server.https}>\n{common}\n{secure}\n{site.https}\n</VirtualHost>")
    if site.http is not None:
        blocks.append(f"<VirtualHost {site.address}:{server.http}>\n{common}\n{site.http}\n</VirtualHost>")
    return "\n".join(blocks)
