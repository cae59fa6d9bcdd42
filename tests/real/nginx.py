"""A real nginx."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.real.programs import program
from tests.real.server import Program, Server, document_root, serving
from tests.real.site import Site

# nginx starts as its own master; only root can hand its workers to another user.
_USER = "user nobody nogroup;" if os.getuid() == 0 else ""


@contextmanager
def nginx(sites: Sequence[Site], top: str = "", log: str = "info") -> Iterator[Server]:
    """Serve these sites; ``top`` are directives of the ``http`` block, ``log`` is how much goes into error.log."""
    nginx = program("nginx", "nginx-light")
    with serving(
        Program(lambda folder: (nginx, "-p", str(folder), "-c", "server.conf", "-g", f"error_log {folder}/error.log {log};"), _settings),
        sites,
        top,
    ) as server:
        yield server


def _settings(server: Server, top: str) -> str:
    folder = server.folder
    scratch = "\n".join(f"  {name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    hosts = "\n".join(_hosts(server, site) for site in server.sites.values())
    return f"""daemon off;
{_USER}
worker_processes 1;
pid {folder}/pid;
events {{ worker_connections 256; }}
http {{
  types {{ text/html html; text/css css; application/javascript js; text/plain txt; }}
  default_type application/octet-stream;
  gzip on;
  gzip_min_length 1;
  access_log {folder}/access.log;
{scratch}
  {top}
{hosts}
}}
"""


def _hosts(server: Server, site: Site) -> str:
    folder = server.folder
    common = f"server_name {site.host};\n    root {document_root(folder, site)};"
    secure = f"ssl_certificate {folder}/{site.host}.pem;\n    ssl_certificate_key {folder}/{site.host}.pem;"
    blocks = []
    if site.https is not None:
        blocks.append(f"  server {{\n    listen {site.address}:{server.https} ssl;\n    {common}\n    {secure}\n    {site.https}\n  }}")
    if site.http is not None:
        blocks.append(f"  server {{\n    listen {site.address}:{server.http};\n    {common}\n    {site.http}\n  }}")
    return "\n".join(blocks)
