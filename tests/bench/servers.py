"""Many loopback web sites for measurements: a real nginx, and a name server in a process of its own."""

from __future__ import annotations

import asyncio
import ipaddress
import multiprocessing
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dns.zone
import trustme

from scanner.example_city import ports
from scanner.example_city.nameserver import Published, answering
from tests.real.programs import program

DOMAIN = "kotacontoh.go.id"
_FIRST = int(ipaddress.IPv4Address("127.60.0.1"))
_NAMESERVER = "127.60.255.53"
_HEADERS = """
    add_header Strict-Transport-Security "max-age=31536000" always;
    add_header X-Content-Type-Options nosniff always;
    add_header Set-Cookie "sesi=abc; Path=/; Secure; HttpOnly; SameSite=Lax";
"""


@contextmanager
def sites(count: int, tls: str = "", each: int = 1, log: bool = False, pages: int = 0) -> Iterator[Path]:
    """A folder with a tilik.toml and a targets.txt of ``count`` running sites, ``each`` so many at one address; ``tls`` are nginx's directives.

    Each site has its front page and so many ``pages`` more, each of a sort of its own; with any, a site map and a feed, too.

    With a ``log``, requests.log has a line for each request: the seconds since the epoch at which it was answered, the address, the name and the path.
    """
    nginx = program("nginx", "nginx-light")
    addresses = [str(ipaddress.IPv4Address(_FIRST + n)) for n in range(-(-count // each))]
    with tempfile.TemporaryDirectory(prefix="tilik-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        authority = trustme.CA()
        certificate = authority.issue_cert(f"*.{DOMAIN}")
        authority.cert_pem.write_to_path(folder / "root.pem")
        certificate.private_key_and_cert_chain_pem.write_to_path(folder / "site.pem")
        secure, plain = _free_ports(addresses)
        _write_pages(folder / "www", pages)
        (folder / "nginx.conf").write_text(_nginx(folder, addresses, secure, plain, tls, log))
        server = subprocess.Popen([nginx, "-c", str(folder / "nginx.conf"), "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        (tcp, udp), resolver = _bound()
        names = multiprocessing.get_context("fork").Process(
            target=_serve_names, args=([addresses[n // each] for n in range(count)], udp, tcp), daemon=True
        )
        names.start()
        try:
            _wait_for(addresses[-1], secure)
            (folder / "targets.txt").write_text("".join(f"s{n:04}.{DOMAIN}\n" for n in range(count)))
            (folder / "tilik.toml").write_text(
                f'[network]\nresolver = "{resolver}"\nallow_private = ["127.0.0.0/8"]\ntrusted_roots = ["root.pem"]\n'
                f"[network.ports]\n443 = {secure}\n80 = {plain}\n"
            )
            yield folder
        finally:
            server.terminate()
            server.wait(timeout=20)
            names.terminate()
            names.join()
            udp.close()
            tcp.close()


def _free_ports(addresses: list[str]) -> tuple[int, int]:
    processes = []
    for _ in range(2):
        port, sockets = ports.bind((address, socket.SOCK_STREAM) for address in addresses)
        for each in sockets:
            each.close()
        processes.append(port)
    return processes[0], processes[1]


def _bound() -> tuple[tuple[socket.socket, socket.socket], str]:
    port, (tcp, udp) = ports.bind([(_NAMESERVER, socket.SOCK_STREAM), (_NAMESERVER, socket.SOCK_DGRAM)])
    return (tcp, udp), f"{_NAMESERVER}:{port}"


def _serve_names(addresses: list[str], udp: socket.socket, tcp: socket.socket) -> None:
    records = "".join(f"s{n:04} A {address}\n" for n, address in enumerate(addresses))
    apex = f'$ORIGIN {DOMAIN}.\n$TTL 300\n@ SOA ns1 h 1 3600 900 1209600 300\n@ NS ns1\n@ CAA 0 issue "ca.{DOMAIN}"\nns1 A {_NAMESERVER}\n'
    zone = dns.zone.from_text(apex + records, relativize=False)

    async def serve() -> None:
        async with answering(Published((zone,)), udp, tcp):
            await asyncio.Event().wait()

    asyncio.run(serve())


def _write_pages(root: Path, pages: int) -> None:
    root.mkdir()
    sentence = "<p>Pelayanan kesehatan dasar bagi warga Kota Contoh, Senin sampai Jumat.</p>\n"
    (root / "index.html").write_text(
        f"<!doctype html><title>Dinas Kesehatan</title><h1>Dinas Kesehatan</h1>\n{_links(pages)}{sentence * 200}"
    )
    for name in _names(pages):
        (root / name).write_text(f"<!doctype html><title>{name} - Dinas Kesehatan</title><h1>{name}</h1>\n{sentence * 200}")
    if pages:
        urls = "".join(f"<url><loc>https://s0000.{DOMAIN}/{name}</loc></url>" for name in _names(pages))
        (root / "sitemap.xml").write_text(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>')
        items = "".join(f"<item><title>{name}</title><link>/{name}</link></item>" for name in _names(pages))
        (root / "feed.xml").write_text(f'<rss version="2.0"><channel><title>Dinas Kesehatan</title>{items}</channel></rss>')
    root.chmod(0o755)


def _names(pages: int) -> list[str]:
    """Words, since numbers would be pages of one sort, of which a crawl takes a few."""
    return [f"halaman-{''.join(chr(97 + int(digit)) for digit in str(number))}.html" for number in range(pages)]


def _links(pages: int) -> str:
    feed = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">\n' if pages else ""
    return feed + "".join(f'<p><a href="/{name}">{name}</a></p>\n' for name in _names(pages))


def _nginx(folder: Path, addresses: list[str], secure: int, plain: int, directives: str, log: bool) -> str:
    scratch = "".join(f"  {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "scgi", "uwsgi"))
    tls = "".join(f"    listen {address}:{secure} ssl;\n" for address in addresses)
    http = "".join(f"    listen {address}:{plain};\n" for address in addresses)
    access = (
        f"log_format plain '$msec $server_addr $host $request_uri';\n  access_log {folder}/requests.log plain;"
        if log
        else "access_log off;"
    )
    return (
        f"pid {folder}/pid;\nerror_log {folder}/error.log;\nworker_processes 1;\nworker_rlimit_nofile 20000;\n"
        f"events {{ worker_connections 16000; }}\nhttp {{\n  {access}\n{scratch}"
        f"  server {{\n{http}    return 301 https://$host$request_uri;\n  }}\n"
        f"  server {{\n{tls}    ssl_certificate {folder}/site.pem;\n    ssl_certificate_key {folder}/site.pem;\n"
        f"    {directives}\n    root {folder}/www;\n{_HEADERS}  }}\n}}\n"
    )


def _wait_for(address: str, port: int) -> None:
    for _ in range(2000):
        try:
            socket.create_connection((address, port), timeout=5).close()
        except ConnectionRefusedError:
            continue
        return
    raise RuntimeError("nginx did not start")
