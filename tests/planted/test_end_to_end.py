"""What a site says is secret reaches neither the store nor any file nor a stream: a scan, reports in every format, exports, a look at a finding."""

from __future__ import annotations

import base64
import json
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest

from scanner.example_city import start
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer, Site
from tests.planted.kinds import FILES, NAMES, PARAMETERS
from tests.planted.values import ALNUM, run
from tests.scanner.city import tilik

HOST = "rahasia.kotacontoh.go.id"
LOGIN = "/masuk"
# A file of each sort that a scan at level probe asks for.
QUESTIONS = {"/.env": "java-properties", "/.git/config": "npmrc", "/.htpasswd": "htpasswd-comment", "/backup.sql": "sql-table", "/config.json": "postman", "/.npmrc": "npmrc", "/error_log": "php-trace"}  # fmt: skip
FORMATS = "html,xlsx,csv,sarif,defectdojo,json,text"


class Specimens:
    """Values as they are handed out, and a site that says them."""

    def __init__(self) -> None:
        self.values: list[str] = []

    def new(self, kind: str) -> str:
        """One more value that no other text has."""
        self.values.append(run(f"{kind}{len(self.values)}", ALNUM, 22))
        return self.values[-1]

    def site(self) -> Respond:
        """Everything is planted before the first request comes."""
        cells = "".join(f"<tr><td>{escape(name)}</td><td>{self.new(name)}</td></tr>" for name in NAMES)
        links = "".join(f'<li><a href="/berita?hal=2&amp;{name}={self.new(name)}">Berita</a></li>' for name in PARAMETERS[:20])
        headers = (
            ("Set-Cookie", f"ci_session={self.new('cookie')}; Path=/"),
            ("X-Api-Key", self.new("header")),
            ("Authorization", f"Bearer {self.new('bearer')}"),
            ("X-Debug", f"password={self.new('debug')}"),
            ("Content-Type", "text/html; charset=utf-8"),
        )
        home = f"<!doctype html><html lang=id><title>Dinas</title><body><table>{cells}</table><ul>{links}</ul></body></html>"
        robots = (
            f"User-agent: *\nDisallow: /admin\n# password: {self.new('robots')}\nSitemap: https://{HOST}/peta.xml?token={self.new('map')}\n"
        )
        sitemap = f"<?xml version='1.0'?><urlset><url><loc>https://{HOST}/berita?sid={self.new('loc')}</loc></url></urlset>"
        error = f"<!doctype html><title>404</title><p>PDO('mysql:host=a', 'web', '{self.new('error')}')</p><p>Kata sandi: {self.new('sentence')}</p>"
        files = {path: FILES[kind].replace("§", self.new(kind)) for path, kind in QUESTIONS.items()}
        location = f"{LOGIN}?access_token={self.new('location')}"

        async def respond(request: IncomingRequest) -> ServedAnswer:
            if request.scheme == "http":
                return ServedAnswer(302, (("Location", f"https://{HOST}{location}"), headers[0]))
            plain = (("Content-Type", "text/plain"),)
            if request.path == "/":
                return ServedAnswer(200, headers, home.encode())
            if request.path in (LOGIN, "/berita"):
                return ServedAnswer(200, headers, home.encode())
            if request.path == "/robots.txt":
                return ServedAnswer(200, plain, robots.encode())
            if request.path == "/peta.xml":
                return ServedAnswer(200, (("Content-Type", "application/xml"),), sitemap.encode())
            if request.path in files:
                return ServedAnswer(200, plain, files[request.path].encode())
            return ServedAnswer(404, headers, error.encode())

        return respond


def forms(value: str) -> tuple[bytes, ...]:
    """A value as it may be written; letters and digits are escaped by nothing but what escapes everything."""
    inner = [base64.b64encode(b"xxx"[:shift] + value.encode())[4 if shift else 0 : -4] for shift in range(3)]
    lines = [
        value,
        quote(value),
        "".join(f"%{ord(sign):02X}" for sign in value),
        "".join(f"&#{ord(sign)};" for sign in value),
        json.dumps(value)[1:-1],
    ]
    return (*(one.encode() for one in lines), *inner, value.encode("utf-16-le"))


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below, and what is in those that are archives."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield str(path), path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    yield from ((f"{path}/{name}", archive.read(name)) for name in archive.namelist())


@pytest.mark.slow
def test_nothing_that_was_planted_is_kept_or_shown(tmp_path: Path) -> None:
    specimens = Specimens()
    respond = specimens.site()
    with start([Site(host=HOST, address="127.0.53.61", https=respond, http=respond)]) as city:
        network = city.network
        (tmp_path / "targets.txt").write_text(f"[Dinas Kesehatan]\ncode: dinkes\n{HOST}\n")
        (tmp_path / "tilik.toml").write_text(
            f"[network]\nresolver = {network.resolver!r}\nallow_private = {list(network.allow_private)!r}\ntimeout = 2.0\nrate = 60.0\n"
            f"trusted_roots = {list(network.trusted_roots)!r}\n[network.ports]\n443 = {network.ports['443']}\n80 = {network.ports['80']}\n"
        )
        runs = [
            tilik(tmp_path, "scan", "-vv"),
            tilik(tmp_path, "report", "--format", FORMATS, "--out", "laporan"),
            tilik(tmp_path, "finding", "list"),
        ]
        assert city.request_counts[HOST] > 20
    assert len(specimens.values) >= 120
    assert f"{HOST}, GET https://{HOST}/.env → 200" in runs[0].stderr
    assert [ran.stderr for ran in runs if "Traceback" in ran.stderr] == []
    assert runs[0].returncode == runs[1].returncode == 0, runs[0].stderr + runs[1].stderr
    texts = dict(contents(tmp_path))
    texts |= {f"stream {n}": (ran.stdout + ran.stderr).encode() for n, ran in enumerate(runs)}
    assert any(b"exposed-" in text for text in texts.values())
    assert {
        (name, value) for name, text in texts.items() for value in specimens.values if any(form in text for form in forms(value))
    } == set()
